import { barrierFor, type Admission } from '../domain/admission';
import type { AuditOrigin } from '../domain/audit';
import { isInvitationPolicy, isOpen, type Invitation, type InvitationPolicy } from '../domain/invitation';
import type { PolicyBook } from '../domain/policy';
import type { Accounts, Client, LinkStore, Transaction } from '../domain/ports';
import { isFellowClient, type Inviter } from '../domain/inviter';
import { createMayUsePolicy, POLICY_NOT_ALLOWED, type MayUsePolicyDeps } from './may-use-policy';
import { isOwn } from './ownership';
import { createPause } from './pause';
import { NOT_FOUND, NOT_PENDING, refusedAs, refusedBy, type InvitationRefused } from './refusals';
import { createSendInvitation, type SendInvitationDeps } from './send-invitation';

export interface ResendInvitationDeps extends SendInvitationDeps, MayUsePolicyDeps {
  links: LinkStore;
  accounts: Accounts;
  admission: Admission;
  policies: PolicyBook;
  transaction: Transaction;
  wakeWorker: () => void;
}

/** A new link and mail for a pending invitation. Its older links end: a client has one way in, the newest. */
export function createResendInvitation(deps: ResendInvitationDeps) {
  const { invitations, links, policies, clock } = deps;
  const sendInvitation = createSendInvitation(deps);
  const mayUsePolicy = createMayUsePolicy(deps);
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
    if (!(await mayUsePolicy(policy, inviter))) return POLICY_NOT_ALLOWED;
    const tooSoon = await whyTooSoon(invitation, policy);
    if (tooSoon) return tooSoon;
    const matches = await deps.accounts.findByAddress(invitation.email);
    const [client] = matches;
    const unreachable = whyUnreachable(matches, invitation, policy);
    // As at the creation: of somebody who has an account a client does not even learn why they can't be reached.
    if (unreachable && client && isFellowClient(inviter)) return HAS_ACCOUNT;
    if (unreachable) return unreachable;
    await links.revokeOfInvitation(documentId, 'resent', clock());
    const event = { type: 'invitation.resent', reason: null, actor: inviter.actor } as const;
    await sendInvitation(invitation, { policy, clientId: client?.id ?? null }, origin, event);
    return { kind: 'resent', invitation: (await invitations.find(documentId)) ?? invitation } as const;
  }

  /** Who has an account comes in by its role, whatever the invitation changes then: a mail to a denied one would not leave. */
  function whyUnreachable(
    [client, ...others]: readonly Client[],
    { email, role }: Invitation,
    { key }: InvitationPolicy,
  ): InvitationRefused | undefined {
    if (others.length > 0) return refusedAs('ambiguous_account', 'Several accounts have this address.');
    if (client?.blocked) return refusedAs('client_blocked', 'The account of this address is blocked.');
    const barrier = barrierFor(email, client ? client.role : role, deps.admission(key));
    return barrier && refusedBy(barrier);
  }
}

const HAS_ACCOUNT = refusedAs('existing_client', 'This address has an account.');
