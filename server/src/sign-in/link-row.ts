import { LANGUAGES } from '../domain/language';
import { REVOCATION_REASONS, type Link } from '../domain/link';
import { PURPOSES } from '../domain/policy';

/** A row of `ml_tokens` as a driver gives it: PostgreSQL returns big integers as text. */
export interface LinkRow {
  document_id: string;
  request_id: string;
  jti: string;
  kid: string;
  purpose: string;
  policy: string;
  audience: string;
  address_key: string;
  client_id: number | null;
  invitation_document_id: string | null;
  newcomer_address: string | null;
  copied: boolean | number;
  redirect_to: string | null;
  language: string;
  code_offered: boolean | number;
  code_challenge: string | null;
  code_attempts: number;
  issued_at_ms: number | string;
  expires_at_ms: number | string;
  used_at_ms: number | string | null;
  revoked_at_ms: number | string | null;
  revoked_reason: string | null;
}

export function toLink(row: LinkRow): Link {
  return {
    documentId: row.document_id,
    requestId: row.request_id,
    jti: row.jti,
    kid: row.kid,
    purpose: oneOf(PURPOSES, row.purpose),
    policy: row.policy,
    audience: row.audience,
    addressKey: row.address_key,
    clientId: row.client_id,
    invitationId: row.invitation_document_id,
    newcomerAddress: row.newcomer_address,
    copied: Boolean(row.copied),
    redirectTo: row.redirect_to,
    language: oneOf(LANGUAGES, row.language),
    codeOffered: Boolean(row.code_offered),
    codeChallenge: row.code_challenge,
    codeAttempts: row.code_attempts,
    issuedAtMs: Number(row.issued_at_ms),
    expiresAtMs: Number(row.expires_at_ms),
    usedAtMs: toMs(row.used_at_ms),
    revokedAtMs: toMs(row.revoked_at_ms),
    revokedReason: row.revoked_reason === null ? null : oneOf(REVOCATION_REASONS, row.revoked_reason),
  };
}

export function toRow(link: Link): LinkRow & { created_at: Date; updated_at: Date } {
  const createdAt = new Date(link.issuedAtMs);
  return {
    document_id: link.documentId,
    request_id: link.requestId,
    jti: link.jti,
    kid: link.kid,
    purpose: link.purpose,
    policy: link.policy,
    audience: link.audience,
    address_key: link.addressKey,
    client_id: link.clientId,
    invitation_document_id: link.invitationId,
    newcomer_address: link.newcomerAddress,
    copied: link.copied,
    redirect_to: link.redirectTo,
    language: link.language,
    code_offered: link.codeOffered,
    code_challenge: link.codeChallenge,
    code_attempts: link.codeAttempts,
    issued_at_ms: link.issuedAtMs,
    expires_at_ms: link.expiresAtMs,
    used_at_ms: link.usedAtMs,
    revoked_at_ms: link.revokedAtMs,
    revoked_reason: link.revokedReason,
    created_at: createdAt,
    updated_at: createdAt,
  };
}

function toMs(value: number | string | null): number | null {
  return value === null ? null : Number(value);
}

function oneOf<T extends string>(known: readonly T[], value: string): T {
  const found = known.find((item) => item === value);
  if (found === undefined) throw new Error('A row of ml_tokens was changed by hand or by a newer version.');
  return found;
}
