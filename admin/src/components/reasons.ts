import type { MessageKey } from '../translations/say';

/** Why something was refused or withheld, by the reason in the log. One that the panel does not know is shown by its code. */
export const REASONS: Readonly<Record<string, MessageKey>> = {
  link_invalid: 'reason.link-invalid',
  link_expired: 'reason.link-expired',
  link_used: 'reason.link-used',
  link_revoked: 'reason.link-revoked',
  code_invalid: 'reason.code-invalid',
  code_exhausted: 'reason.code-exhausted',
  challenge_failed: 'reason.challenge-failed',
  client_blocked: 'reason.client-blocked',
  access_ended: 'reason.access-ended',
  domain_refused: 'reason.domain-refused',
  role_denied: 'reason.role-denied',
  ambiguous_account: 'reason.ambiguous-account',
  address_budget: 'reason.address-budget',
};
