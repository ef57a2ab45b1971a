import { currentAddressKey } from '../domain/address';
import type { AuditOrigin } from '../domain/audit';
import { isInvitationPolicy, isOpen, linkPolicyOf } from '../domain/invitation';
import type { InvitationStore } from '../domain/invitation-ports';
import type { Keyring } from '../domain/keyring';
import { issueLink } from '../domain/link';
import type { PolicyBook } from '../domain/policy';
import type { Accounts, Audit, Clock, LinkStore, Transaction } from '../domain/ports';
import { signToken } from '../domain/token';
import type { Inviter } from '../domain/inviter';
import { createMayUsePolicy, POLICY_NOT_ALLOWED, type MayUsePolicyDeps } from './may-use-policy';
import { NOT_FOUND, NOT_PENDING, refusedAs, type InvitationRefused } from './refusals';
import { linkOf } from './send-invitation';

export interface CopyLinkDeps extends MayUsePolicyDeps {
  invitations: InvitationStore;
  links: LinkStore;
  accounts: Accounts;
  policies: PolicyBook;
  audit: Audit;
  transaction: Transaction;
  keyring: Keyring;
  clock: Clock;
  audience: string;
  /** `invitations.copyLink` of the configuration. */
  mayCopyLinks: boolean;
  linkUrl: (token: string) => string;
}

export type LinkCopied = { kind: 'copied'; plaintextUrl: string; expiresAtMs: number } | InvitationRefused;

/**
 * Shows a link instead of mailing it. Whoever sees it can be the client: so never where somebody has an account, never as
 * a proof of the address, and never without a line in the log.
 */
export function createCopyLink(deps: CopyLinkDeps) {
  const { invitations, links, keyring, clock } = deps;
  const mayUsePolicy = createMayUsePolicy(deps);

  return async function copyLink(
    documentId: string,
    inviter: Inviter,
    origin: AuditOrigin,
  ): Promise<LinkCopied> {
    const { actor } = inviter;
    if (!deps.mayCopyLinks || actor.kind !== 'admin') {
      return refusedAs('copy_link_off', 'Links are mailed here, never shown.', { forbidden: true });
    }
    return deps.transaction(async () => {
      const invitation = await invitations.lock(documentId);
      if (!invitation) return NOT_FOUND;
      const policy = deps.policies.get(invitation.policy);
      if (!isOpen(invitation, clock()) || !isInvitationPolicy(policy)) return NOT_PENDING;
      if (!(await mayUsePolicy(policy, inviter))) return POLICY_NOT_ALLOWED;
      if (invitation.clientId !== null || (await deps.accounts.findByAddress(invitation.email)).length > 0) {
        return refusedAs('copy_link_has_account', 'This address has an account: its link is mailed.');
      }
      const addressKey = currentAddressKey(invitation.email, keyring);
      const terms = {
        policy: linkPolicyOf(policy, invitation, clock()),
        audience: deps.audience,
        addressKey,
      };
      const link = issueLink({ ...linkOf(invitation, null), ...terms, copied: true }, keyring, clock());
      await links.insert(link, null);
      const linkDocumentId = link.documentId;
      await deps.audit.record({
        type: 'invitation.link-copied',
        actor,
        linkDocumentId,
        invitationId: documentId,
        origin,
      });
      return {
        kind: 'copied',
        plaintextUrl: deps.linkUrl(signToken(link, keyring)),
        expiresAtMs: link.expiresAtMs,
      };
    });
  };
}
