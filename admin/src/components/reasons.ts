import type { LogReason } from '../../../contracts';
import type { MessageKey } from '../translations/say';

/** Why, by the reason in the log. */
export const REASONS = {
  token_forged: 'reason.link-invalid',
  link_unknown: 'reason.link-invalid',
  link_expired: 'reason.link-expired',
  link_used: 'reason.link-used',
  link_revoked: 'reason.link-revoked',
  link_undeliverable: 'reason.link-undeliverable',
  handoff_unknown: 'reason.link-invalid',
  handoff_expired: 'reason.handoff-expired',
  request_unknown: 'reason.request-unknown',
  code_wrong: 'reason.code-invalid',
  code_exhausted: 'reason.code-exhausted',
  code_budget: 'reason.code-budget',
  challenge_failed: 'reason.challenge-failed',
  code_not_offered: 'reason.code-not-offered',
  client_gone: 'reason.client-gone',
  client_blocked: 'reason.client-blocked',
  access_ended: 'reason.access-ended',
  address_changed: 'reason.address-changed',
  ambiguous_account: 'reason.ambiguous-account',
  policy_gone: 'reason.policy-gone',
  domain_refused: 'reason.domain-refused',
  role_denied: 'reason.role-denied',
  sign_up_closed: 'reason.sign-up-closed',
  role_gone: 'reason.role-gone',
  copied_link_has_account: 'reason.copied-link-has-account',
  invitation_accepted: 'reason.invitation-accepted',
  invitation_expired: 'reason.invitation-expired',
  invitation_revoked: 'reason.invitation-revoked',
  invitation_declined: 'reason.invitation-declined',
  address_unknown: 'reason.address-unknown',
  address_budget: 'reason.address-budget',
  links_live: 'reason.links-live',
  replaced: 'reason.replaced',
  reported: 'reason.reported',
  reported_before: 'reason.reported-before',
  sessions_ended: 'reason.sessions-ended',
  inviter_may_not: 'reason.inviter-may-not',
  rate_limited: 'reason.rate-limited',
  not_renewable: 'reason.not-renewable',
  not_pending: 'reason.not-pending',
} as const satisfies Record<LogReason, MessageKey>;

/** Undefined for a milestone, which a configuration names, and for what an older log may hold. */
export function wordsForReason(code: string): MessageKey | undefined {
  return Object.entries(REASONS).find(([known]) => known === code)?.[1];
}
