import type { AuditOrigin } from '../domain/audit';
import { isInvitationPolicy, isOpen, type Invitation } from '../domain/invitation';
import type { PolicyBook } from '../domain/policy';
import type { Accounts, LinkStore, Transaction } from '../domain/ports';
import type { Inviter } from '../domain/inviter';
import { isOwn } from './ownership';
import { createPause } from './pause';
import { NOT_FOUND, NOT_PENDING, refusedAs, type InvitationRefused } from './refusals';
import { createSendInvitation, type SendInvitationDeps } from './send-invitation';

export interface ResendInvitationDeps extends SendInvitationDeps {
  links: LinkStore;
  accounts: Accounts;
  policies: PolicyBook;
  transaction: Transaction;
  wakeWorker: () => void;
}

/** A new link and mail for a pending invitation. Its older links end: a client has one way in, the newest. */
export function createResendInvitation(deps: ResendInvitationDeps) {
  const { invitations, links, policies, clock } = deps;
  const sendInvitation = createSendInvitation(deps);
  const whyTooSoon = createPause(deps);

  return async function resendInvitation(
    documentId: string,
    inviter: Inviter,
    origin: AuditOrigin,
  ): Promise<{ kind: 'resent'; invitation: Invitation } | InvitationRefused> {
    const outcome = await deps.transaction(() => resend(documentId, inviter, origin));
    if (outcome.kind === 'resent') deps.wakeWorker();
    return outcome;
  };

  async function resend(documentId: string, inviter: Inviter, origin: AuditOrigin) {
    const invitation = await invitations.lock(documentId);
    if (!invitation || !isOwn(invitation, inviter)) return NOT_FOUND;
    const policy = policies.get(invitation.policy);
    if (!isOpen(invitation, clock()) || !isInvitationPolicy(policy)) return NOT_PENDING;
    const tooSoon = await whyTooSoon(invitation, policy);
    if (tooSoon) return tooSoon;
    const [client, ...others] = await deps.accounts.findByAddress(invitation.email);
    if (others.length > 0) return refusedAs('ambiguous_account', 'Several accounts have this address.');
    if (client?.blocked) return refusedAs('client_blocked', 'The account of this address is blocked.');
    await links.revokeOfInvitation(documentId, 'resent', clock());
    const event = { type: 'invitation.resent', reason: null, actor: inviter.actor } as const;
    await sendInvitation(invitation, { policy, clientId: client?.id ?? null }, origin, event);
    return { kind: 'resent', invitation: (await invitations.find(documentId)) ?? invitation } as const;
  }
}
