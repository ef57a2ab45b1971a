import type { ErrorCode } from '../../../contracts';

/** The true reasons of a refusal, as the operator may know them. */
export const REFUSAL_REASONS = [
  'token_forged',
  'link_unknown',
  'link_expired',
  'link_used',
  'link_revoked',
  'link_undeliverable',
  'handoff_unknown',
  'handoff_expired',
  'request_unknown',
  'code_wrong',
  'code_exhausted',
  'code_budget',
  'challenge_failed',
  'code_not_offered',
  'client_gone',
  'client_blocked',
  'access_ended',
  'address_changed',
  'ambiguous_account',
  'policy_gone',
  'domain_refused',
  'role_denied',
  'sign_up_closed',
  'role_gone',
  'copied_link_has_account',
  'invitation_accepted',
  'invitation_expired',
  'invitation_revoked',
  'invitation_declined',
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

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
