import type { InvitationErrorCode } from '../../../contracts';
import type { MessageKey } from './say';

/** Each refusal in an editor's words. */
export const ERROR_TEXTS = {
  invalid_email: 'errors.invalid-email',
  invalid_input: 'errors.invalid-input',
  unknown_policy: 'errors.unknown-policy',
  redirect_not_allowed: 'errors.redirect-not-allowed',
  document_not_sendable: 'errors.document-not-sendable',
  role_not_allowed: 'errors.role-not-allowed',
  role_denied: 'errors.role-denied',
  domain_refused: 'errors.domain-refused',
  already_pending: 'errors.already-pending',
  existing_client: 'errors.existing-client',
  ambiguous_account: 'errors.ambiguous-account',
  client_blocked: 'errors.client-blocked',
  accounts_closed: 'errors.accounts-closed',
  not_pending: 'errors.not-pending',
  resend_too_soon: 'errors.resend-too-soon',
  copy_link_off: 'errors.copy-link-off',
  copy_link_has_account: 'errors.copy-link-has-account',
  permanent_account: 'errors.permanent-account',
  access_ended: 'errors.access-ended',
  rate_limited: 'errors.rate-limited',
  not_found: 'errors.not-found',
} as const satisfies Record<InvitationErrorCode, MessageKey>;
