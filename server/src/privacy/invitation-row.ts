import { ACTOR_KINDS, type PersonalInvitation } from '../../../contracts';
import { lifecycleOf, type Invitation } from '../domain/invitation';
import { isoOf, toIso, toMs, type Moment } from './moment';

/** All but the pending key, and what the worker keeps there for itself. */
export const INVITATION_COLUMNS = [
  'document_id',
  'email',
  'name',
  'message',
  'metadata',
  'role',
  'policy',
  'language',
  'redirect_to',
  'document_uid',
  'document_document_id',
  'lifecycle',
  'delivery',
  'delivery_problem',
  'engagement',
  'invited_by',
  'created_at_ms',
  'expires_at_ms',
  'access_ends_at_ms',
  'accepted_at_ms',
  'closed_at_ms',
  'last_sent_at_ms',
] as const;

export interface InvitationRow {
  id: number;
  document_id: string;
  email: string;
  name: string | null;
  message: string | null;
  metadata: string | null;
  role: string;
  policy: string;
  language: string;
  redirect_to: string | null;
  document_uid: string | null;
  document_document_id: string | null;
  lifecycle: Invitation['lifecycle'];
  delivery: string;
  delivery_problem: string | null;
  engagement: string;
  invited_by: string;
  created_at_ms: number | string;
  expires_at_ms: number | string;
  access_ends_at_ms: Moment;
  accepted_at_ms: Moment;
  closed_at_ms: Moment;
  last_sent_at_ms: Moment;
}

export function toInvitation(row: InvitationRow, nowMs: number): PersonalInvitation {
  const { document_uid: uid, document_document_id: documentId } = row;
  const [expiresAtMs, accessEndsAtMs] = [Number(row.expires_at_ms), toMs(row.access_ends_at_ms)];
  return {
    documentId: row.document_id,
    email: row.email,
    name: row.name,
    message: row.message,
    metadata: row.metadata === null ? null : JSON.parse(row.metadata),
    role: row.role,
    policy: row.policy,
    language: row.language,
    redirectTo: row.redirect_to,
    document: uid !== null && documentId !== null ? { uid, documentId } : null,
    lifecycle: lifecycleOf({ lifecycle: row.lifecycle, expiresAtMs, accessEndsAtMs }, nowMs),
    delivery: row.delivery,
    deliveryProblem: row.delivery_problem,
    engagement: row.engagement,
    invitedBy: ACTOR_KINDS.find((kind) => kind === row.invited_by.split(':')[0]) ?? 'system',
    createdAt: isoOf(row.created_at_ms),
    expiresAt: isoOf(row.expires_at_ms),
    accessEndsAt: toIso(row.access_ends_at_ms),
    acceptedAt: toIso(row.accepted_at_ms),
    closedAt: toIso(row.closed_at_ms),
    lastSentAt: toIso(row.last_sent_at_ms),
  };
}
