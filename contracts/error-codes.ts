/** `error.details.code` of every refusal of a public route. Stable: front ends may branch on them. */
export const ERROR_CODES = [
  'invalid_email',
  'redirect_not_allowed',
  'invalid_challenge',
  'browser_binding_required',
  'rate_limited',
  'link_invalid',
  'link_expired',
  'link_used',
  'link_revoked',
  'code_invalid',
  'code_exhausted',
  'challenge_failed',
  'access_ended',
  'proof_missing',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];
