import type { Actor, AuditOrigin } from '../domain/audit';
import type { Invitation } from '../domain/invitation';
import type { InvitationStore } from '../domain/invitation-ports';
import type { Audit, Clock, LinkStore, Transaction } from '../domain/ports';
import type { Inviter } from './check-invitation';
import { isOwn } from './ownership';
import { NOT_FOUND, NOT_PENDING, type InvitationRefused } from './refusals';

export interface CloseInvitationDeps {
  invitations: InvitationStore;
  links: LinkStore;
  audit: Audit;
  transaction: Transaction;
  clock: Clock;
}

/** Withdraws an invitation with all its links. Who is being let in at that moment was first, or is refused. */
export function createCloseInvitation(deps: CloseInvitationDeps) {
  const { invitations, links, audit, clock } = deps;

  async function revokeInvitation(
    documentId: string,
    inviter: Inviter,
    origin: AuditOrigin,
  ): Promise<{ kind: 'revoked'; invitation: Invitation } | InvitationRefused> {
    return deps.transaction(async () => {
      const invitation = await invitations.lock(documentId);
      if (!invitation || !isOwn(invitation, inviter)) return NOT_FOUND;
      const closed = await closeHeld(invitation, { reason: null, actor: inviter.actor, origin });
      const after = await invitations.find(documentId);
      return closed && after ? ({ kind: 'revoked', invitation: after } as const) : NOT_PENDING;
    });
  }

  /** Inside the caller's transaction. */
  async function closeHeld(
    { documentId, clientId }: Invitation,
    { reason, actor, origin }: { reason: 'replaced' | null; actor: Actor; origin: AuditOrigin },
  ): Promise<boolean> {
    if (!(await invitations.close(documentId, 'revoked', clock()))) return false;
    await links.revokeOfInvitation(documentId, 'invitation-revoked', clock());
    const invitationId = documentId;
    await audit.record({ type: 'invitation.revoked', reason, actor, clientId, invitationId, origin });
    return true;
  }

  return { revokeInvitation, closeHeld };
}
