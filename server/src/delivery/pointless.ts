import type { PointlessReason } from './compose-mail';

/** Why an invitation's mail was not sent any more, as its editor reads it. */
export function explainPointless(reason: PointlessReason): string {
  return EXPLANATIONS[reason] ?? 'Not sent: its link no longer lets anybody in.';
}

const EXPLANATIONS: Partial<Record<PointlessReason, string>> = {
  link_used: 'Not sent: its link was used before the mail left.',
  link_revoked: 'Not sent: its link was withdrawn before the mail left.',
  link_expired: 'Not sent: its link expired before the mail could leave.',
  client_blocked: 'Not sent: the account of this address is blocked.',
  client_gone: 'Not sent: the account of this address was deleted.',
  access_ended: 'Not sent: the access of this client has ended.',
  address_changed: 'Not sent: the account has another address now.',
  domain_refused: 'Not sent: addresses of this domain are refused now.',
  role_denied: 'Not sent: the role of this client may not come by mail alone.',
  policy_gone: 'Not sent: its policy is configured no more.',
};
