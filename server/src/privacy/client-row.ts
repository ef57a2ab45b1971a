import type { PersonalClient } from '../../../contracts';
import { toIso, type Moment } from './moment';

/** All but the hash of the proven address, and what the worker keeps there for itself. */
export const CLIENT_COLUMNS = [
  'user_id',
  'name',
  'language',
  'invitation_document_id',
  'invited_at_ms',
  'proven_at_ms',
  'first_session_at_ms',
  'last_sign_in_at_ms',
  'sessions_valid_from_seconds',
  'activated_at_ms',
  'milestones',
  'guest_account',
  'access_ends_at_ms',
  'access_ended_at_ms',
] as const;

export interface ClientRow {
  id: number;
  user_id: number;
  name: string | null;
  language: string | null;
  invitation_document_id: string | null;
  invited_at_ms: Moment;
  proven_at_ms: Moment;
  first_session_at_ms: Moment;
  last_sign_in_at_ms: Moment;
  sessions_valid_from_seconds: Moment;
  activated_at_ms: Moment;
  milestones: string | null;
  guest_account: boolean | number | null;
  access_ends_at_ms: Moment;
  access_ended_at_ms: Moment;
}

export function toClient(row: ClientRow): PersonalClient {
  const validFrom = row.sessions_valid_from_seconds;
  const milestones = JSON.parse(row.milestones ?? '{}') as Record<string, number>;
  return {
    accountId: row.user_id,
    name: row.name,
    language: row.language,
    invitationId: row.invitation_document_id,
    invitedAt: toIso(row.invited_at_ms),
    addressProvenAt: toIso(row.proven_at_ms),
    firstSessionAt: toIso(row.first_session_at_ms),
    lastSignInAt: toIso(row.last_sign_in_at_ms),
    sessionsValidFrom: toIso(validFrom === null ? null : Number(validFrom) * 1000),
    activatedAt: toIso(row.activated_at_ms),
    milestones: Object.fromEntries(
      Object.entries(milestones).map(([name, atMs]) => [name, new Date(atMs).toISOString()]),
    ),
    guestAccount: Boolean(row.guest_account),
    accessEndsAt: toIso(row.access_ends_at_ms),
    accessEndedAt: toIso(row.access_ended_at_ms),
  };
}
