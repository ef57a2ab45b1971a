import { isOver } from '../domain/access';
import type { AuditOrigin } from '../domain/audit';
import {
  allowedEndMs,
  isInvitationPolicy,
  nextReminderAt,
  type Invitation,
  type InvitationPolicy,
} from '../domain/invitation';
import type { InvitationStore } from '../domain/invitation-ports';
import type { PolicyBook } from '../domain/policy';
import type { Audit, Clock, Transaction } from '../domain/ports';
import type { Inviter } from '../domain/inviter';
import { createMayUsePolicy, POLICY_NOT_ALLOWED, type MayUsePolicyDeps } from './may-use-policy';
import { isOwn } from './ownership';
import { END_NOT_ALLOWED, NOT_FOUND, NOT_PENDING, type InvitationRefused } from './refusals';

export interface ExtendInvitationDeps extends MayUsePolicyDeps {
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
  const mayUsePolicy = createMayUsePolicy(deps);

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
      if (!(await mayUsePolicy(policy, inviter))) return POLICY_NOT_ALLOWED;
      const nowMs = clock();
      // Its end can be moved, but not that of the access that it gives.
      if (isOver(invitation.accessEndsAtMs, nowMs)) return NOT_PENDING;
      // Who names no end leaves it to this clock.
      const latestMs = nowMs + policy.invitation.lifetimeSeconds * 1000;
      const expiresAtMs = allowedEndMs(wantedMs ?? latestMs, policy.invitation, nowMs);
      if (expiresAtMs === undefined) return END_NOT_ALLOWED;
      await invitations.extend(documentId, expiresAtMs, nextReminder(invitation, policy, expiresAtMs));
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
  /** Who was never mailed is not reminded: nobody told them of what they would be reminded of. */
  function nextReminder(
    { createdAtMs, lastSentAtMs }: Invitation,
    { invitation }: InvitationPolicy,
    expiresAtMs: number,
  ): number | null {
    return lastSentAtMs === null ? null : nextReminderAt({ createdAtMs, expiresAtMs }, invitation, clock());
  }
}
