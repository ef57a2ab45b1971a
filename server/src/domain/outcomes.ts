import type { ErrorCode, RefusalReason } from '../../../contracts';

export { REFUSAL_REASONS, type RefusalReason } from '../../../contracts';

export interface Refused {
  kind: 'refused';
  reason: RefusalReason;
}

export function refused(reason: RefusalReason): Refused {
  return { kind: 'refused', reason };
}

/**
 * What the public may know of each reason. Reasons that would tell a stranger who is a client share one code
 * (OWASP Authentication Cheat Sheet, generic error messages).
 */
export const PUBLIC_CODES = {
  token_forged: 'link_invalid',
  link_unknown: 'link_invalid',
  link_expired: 'link_expired',
  link_used: 'link_used',
  link_revoked: 'link_revoked',
  link_undeliverable: 'code_invalid',
  handoff_unknown: 'link_invalid',
  handoff_expired: 'link_expired',
  request_unknown: 'code_invalid',
  code_wrong: 'code_invalid',
  code_exhausted: 'code_exhausted',
  code_budget: 'code_exhausted',
  challenge_failed: 'challenge_failed',
  code_not_offered: 'code_invalid',
  client_gone: 'link_invalid',
  client_blocked: 'link_invalid',
  access_ended: 'access_ended',
  address_changed: 'link_revoked',
  ambiguous_account: 'link_invalid',
  policy_gone: 'link_invalid',
  domain_refused: 'link_invalid',
  role_denied: 'link_invalid',
  sign_up_closed: 'link_invalid',
  role_gone: 'link_invalid',
  copied_link_has_account: 'link_invalid',
  invitation_accepted: 'link_used',
  invitation_expired: 'link_expired',
  invitation_revoked: 'link_revoked',
  invitation_declined: 'link_revoked',
} as const satisfies Record<RefusalReason, ErrorCode>;

/** Refusals that anybody can cause at no cost: they are counted by the minute, not written one by one. */
export function isFloodable(reason: RefusalReason): boolean {
  return reason === 'token_forged' || reason === 'handoff_unknown' || reason === 'request_unknown';
}
