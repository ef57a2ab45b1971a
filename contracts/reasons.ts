import type { ChainProblem } from './audit';
import type { NotedRefusal } from './invitations';

/** What the log can say of why. The panel has words for each of them. */

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

/** Why a request was answered like any other and yet got no mail. */
export const WITHHOLDING_REASONS = [
  'address_unknown',
  'ambiguous_account',
  'client_blocked',
  'access_ended',
  'policy_gone',
  'domain_refused',
  'role_denied',
  'address_budget',
  'links_live',
] as const;
export type WithholdingReason = (typeof WITHHOLDING_REASONS)[number];

/** What is told of something that went well, or was counted. */
export const NOTE_REASONS = [
  'replaced',
  'reported',
  'reported_before',
  'sessions_ended',
  'inviter_may_not',
  'permanent_account',
  'rate_limited',
  'not_renewable',
  'not_pending',
  'nothing_to_tell',
  'rule_locked',
  'policy_in_use',
  'setting_locked',
] as const;
export type NoteReason = (typeof NOTE_REASONS)[number];

export type LogReason = RefusalReason | WithholdingReason | NoteReason | ChainProblem | NotedRefusal;
