import { actorLabel, type AuditOrigin } from '../domain/audit';
import { isOpen, nextReminderAt, pendingKeyOf, type Invitation } from '../domain/invitation';
import type { Inviter } from '../domain/inviter';
import { randomId } from '../domain/link';
import type { Audit, Transaction } from '../domain/ports';
import {
  createCheckInvitation,
  type CheckInvitationDeps,
  type Judged,
  type WantedInvitation,
} from './check-invitation';
import { createCloseInvitation, type CloseInvitationDeps } from './close-invitation';
import { isOwn } from './ownership';
import { createPause } from './pause';
import { refusedAs, type InvitationRefused } from './refusals';
import { createResendInvitation, type ResendInvitationDeps } from './resend-invitation';
import { createSendInvitation } from './send-invitation';

export interface CreateInvitationDeps extends CheckInvitationDeps, CloseInvitationDeps, ResendInvitationDeps {
  audit: Audit;
  transaction: Transaction;
  wakeWorker: () => void;
}

/** What an invitation that is one of many brings along. */
export interface PartOfBatch {
  batchId: string;
  /** Committed with it, or it is not made: rejects to undo both. May run more than once, as the transaction may. */
  alongside: (invitation: Invitation) => Promise<void>;
}

export type CreateInvitation = ReturnType<typeof createCreateInvitation>;

export type InvitationCreated =
  | { kind: 'created'; invitation: Invitation }
  | { kind: 'existing'; invitation: Invitation }
  | InvitationRefused;

/**
 * An editor invites one address: the invitation, its link, its mail and the event in one transaction. Of two editors who
 * invite one address to one thing at one moment, one does: the other meets a unique key, tries again and sees why not.
 */
export function createCreateInvitation(deps: CreateInvitationDeps) {
  const { invitations, audit, clock } = deps;
  const checkInvitation = createCheckInvitation(deps);
  const sendInvitation = createSendInvitation(deps);
  const { closeHeld } = createCloseInvitation(deps);
  const resendInvitation = createResendInvitation(deps);
  const whyTooSoon = createPause(deps);

  return async function createInvitation(
    wanted: WantedInvitation,
    inviter: Inviter,
    origin: AuditOrigin,
    batch?: PartOfBatch,
  ): Promise<InvitationCreated> {
    const judged = await checkInvitation(wanted, inviter);
    if (judged.kind === 'refused') return judged;
    const outcome = await deps.transaction(() => store(wanted, judged, inviter, origin, batch));
    if (outcome.kind === 'pending') return meetPending(outcome.invitation, wanted, inviter, origin);
    if (outcome.kind === 'created') deps.wakeWorker();
    return outcome;
  };

  /** Inside the transaction. */
  async function store(
    wanted: WantedInvitation,
    judged: Judged,
    inviter: Inviter,
    origin: AuditOrigin,
    batch: PartOfBatch | undefined,
  ): Promise<
    | { kind: 'created'; invitation: Invitation }
    | { kind: 'pending'; invitation: Invitation }
    | InvitationRefused
  > {
    const invitation = draw(wanted, judged, inviter, batch?.batchId ?? null);
    const { documentId } = invitation;
    const pending = await findPending(invitation.pendingKey ?? '');
    const replaces = wanted.ifPending === 'replace' && pending !== undefined && isOwn(pending, inviter);
    if (pending && !replaces) return { kind: 'pending', invitation: pending };
    const tooSoon = wanted.notify ? await whyTooSoon(invitation, judged.policy) : undefined;
    if (tooSoon) return tooSoon;
    if (pending) await closeHeld(pending, { reason: 'replaced', actor: inviter.actor, origin });
    await invitations.insert(invitation);
    const event = { type: 'invitation.created', reason: null, actor: inviter.actor } as const;
    const clientId = judged.client?.id ?? null;
    if (clientId !== null) await deps.clients.noteInvited(clientId, clock());
    if (wanted.notify) await sendInvitation(invitation, { policy: judged.policy, clientId }, origin, event);
    else await audit.record({ ...event, clientId, invitationId: documentId, origin });
    await batch?.alongside(invitation);
    return { kind: 'created', invitation: (await invitations.find(documentId)) ?? invitation };
  }

  /** One that time has ended makes room. */
  async function findPending(pendingKey: string): Promise<Invitation | undefined> {
    const holder = await invitations.findByPendingKey(pendingKey);
    if (!holder || isOpen(holder, clock())) return holder;
    // Unless it was extended at this very moment: two open ones for one address are never made.
    return (await invitations.releaseKey(holder.documentId, clock())) ? undefined : holder;
  }

  async function meetPending(
    pending: Invitation,
    { ifPending }: WantedInvitation,
    inviter: Inviter,
    origin: AuditOrigin,
  ): Promise<InvitationCreated> {
    const own = isOwn(pending, inviter);
    if (own && ifPending === 'skip') return { kind: 'existing', invitation: pending };
    if (own && ifPending === 'resend') {
      const resent = await resendInvitation(pending.documentId, inviter, origin);
      return resent.kind === 'refused' ? resent : { kind: 'existing', invitation: resent.invitation };
    }
    const details = own ? { documentId: pending.documentId } : {};
    const message = 'This address has a pending invitation.';
    return refusedAs('already_pending', message, { path: 'email', details });
  }

  function draw(
    wanted: WantedInvitation,
    judged: Judged,
    { actor }: Inviter,
    batchId: string | null,
  ): Invitation {
    const { email, name, message, language, redirectTo, document, metadata, existingClient } = wanted;
    const { role, linkLifetimeSeconds, expiresAtMs, accessEndsAtMs } = judged;
    const createdAtMs = clock();
    const times = { createdAtMs, expiresAtMs };
    return {
      documentId: randomId(12),
      ...{ email, name, message, language, redirectTo, document, metadata },
      ...{ role, linkLifetimeSeconds, accessEndsAtMs, ...times },
      accessDurationSeconds: judged.policy.invitation.accessDurationSeconds,
      pendingKey: pendingKeyOf(email, document),
      policy: judged.policy.key,
      lifecycle: 'pending',
      delivery: 'none',
      deliveryProblem: null,
      engagement: 'none',
      invitedBy: actorLabel(actor),
      batchId,
      clientId: judged.client?.id ?? null,
      existingClient: existingClient ?? null,
      acceptedAtMs: null,
      closedAtMs: null,
      lastSentAtMs: null,
      remindersSent: 0,
      // Who asked for no mail wants none later either.
      nextReminderAtMs: wanted.notify ? nextReminderAt(times, judged.policy.invitation, createdAtMs) : null,
    };
  }
}
