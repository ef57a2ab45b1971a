import type { PersonalLink } from '../../../contracts';
import { linkState } from '../domain/link';
import { isoOf, toIso, toMs, type Moment } from './moment';

/** Nothing that lets anybody in: no `jti`, no key, no challenge, no request id. */
export const LINK_COLUMNS = [
  'document_id',
  'purpose',
  'policy',
  'language',
  'redirect_to',
  'invitation_document_id',
  'code_attempts',
  'issued_at_ms',
  'expires_at_ms',
  'used_at_ms',
  'revoked_at_ms',
  'revoked_reason',
  'reported_at_ms',
] as const;

export interface LinkRow {
  id: number;
  document_id: string;
  purpose: string;
  policy: string;
  language: string;
  redirect_to: string | null;
  invitation_document_id: string | null;
  code_attempts: number;
  issued_at_ms: number | string;
  expires_at_ms: number | string;
  used_at_ms: Moment;
  revoked_at_ms: Moment;
  revoked_reason: string | null;
  reported_at_ms: Moment;
}

export function toLink(row: LinkRow, nowMs: number): PersonalLink {
  const times = {
    usedAtMs: toMs(row.used_at_ms),
    revokedAtMs: toMs(row.revoked_at_ms),
    expiresAtMs: Number(row.expires_at_ms),
  };
  return {
    documentId: row.document_id,
    purpose: row.purpose,
    policy: row.policy,
    language: row.language,
    redirectTo: row.redirect_to,
    invitationId: row.invitation_document_id,
    state: linkState(times, nowMs),
    codeAttempts: row.code_attempts,
    issuedAt: isoOf(row.issued_at_ms),
    expiresAt: isoOf(row.expires_at_ms),
    usedAt: toIso(row.used_at_ms),
    revokedAt: toIso(row.revoked_at_ms),
    revokedReason: row.revoked_reason,
    reportedAt: toIso(row.reported_at_ms),
  };
}
