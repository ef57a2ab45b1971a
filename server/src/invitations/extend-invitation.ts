import type { AuditOrigin } from '../domain/audit';
import { isInvitationPolicy, nextReminderAt, type Invitation } from '../domain/invitation';
import type { InvitationStore } from '../domain/invitation-ports';
import type { PolicyBook } from '../domain/policy';
import type { Audit, Clock, Transaction } from '../domain/ports';
import type { Inviter } from '../domain/inviter';
import { isOwn } from './ownership';
import { NOT_FOUND, NOT_PENDING, refusedAs, type InvitationRefused } from './refusals';

export interface ExtendInvitationDeps {
  invitations: InvitationStore;
  policies: PolicyBook;
  audit: Audit;
  transaction: Transaction;
  clock: Clock;
}

/**
 * Moves an invitation's end: at most as far from now as a new one's would be. One that time has ended comes back, unless
 * its address has been invited again since.
 */
export function createExtendInvitation(deps: ExtendInvitationDeps) {
  const { invitations, clock } = deps;

  return async function extendInvitation(
    documentId: string,
    wantedMs: number | undefined,
    inviter: Inviter,
    origin: AuditOrigin,
  ): Promise<{ kind: 'extended'; invitation: Invitation } | InvitationRefused> {
    return deps.transaction(async () => {
      const invitation = await invitations.lock(documentId);
      if (!invitation || !isOwn(invitation, inviter)) return NOT_FOUND;
      const policy = deps.policies.get(invitation.policy);
      if (invitation.pendingKey === null || !isInvitationPolicy(policy)) return NOT_PENDING;
      const nowMs = clock();
      const latestMs = nowMs + policy.invitation.lifetimeSeconds * 1000;
      // Who names none leaves it to this clock: one that runs ahead of it would name a moment that is too late.
      const expiresAtMs = wantedMs ?? latestMs;
      if (expiresAtMs <= nowMs || expiresAtMs > latestMs) {
        const message = 'The invitation must end in the future, and within what the policy allows.';
        return refusedAs('invalid_input', message, { path: 'invitationExpiresAt' });
      }
      const times = { createdAtMs: invitation.createdAtMs, expiresAtMs };
      await invitations.extend(documentId, expiresAtMs, nextReminderAt(times, policy.invitation, nowMs));
      const { clientId } = invitation;
      const { actor } = inviter;
      const event = {
        type: 'invitation.extended',
        actor,
        clientId,
        invitationId: documentId,
        origin,
      } as const;
      await deps.audit.record(event);
      return { kind: 'extended', invitation: { ...invitation, expiresAtMs } };
    });
  };
}
