import { barrierFor, type Admission } from '../domain/admission';
import { accessEndOf, kindOf, lifecycleOf, type Invitation } from '../domain/invitation';
import type { InvitationDoor, Inviters, InvitationStore } from '../domain/invitation-ports';
import { refused } from '../domain/outcomes';
import type { PolicyBook } from '../domain/policy';
import type {
  Accounts,
  Audit,
  ClientStore,
  Clock,
  GuestAccessStart,
  LinkStore,
  Log,
  Transaction,
} from '../domain/ports';

export interface DoorDeps {
  invitations: InvitationStore;
  inviters: Inviters;
  accounts: Accounts;
  admission: Admission;
  clients: ClientStore;
  guestAccess: GuestAccessStart;
  links: LinkStore;
  policies: PolicyBook;
  audit: Audit;
  transaction: Transaction;
  clock: Clock;
  log: Log;
  /** Whether nobody gets an account by mail, invited or not. */
  accountsClosed: () => boolean;
}

/** How signing in meets invitations. The invitation's row is held first: what an editor does at that moment waits, or won. */
export function createDoor(deps: DoorDeps): InvitationDoor {
  const { invitations, accounts, clients, links, audit, clock } = deps;

  const show: InvitationDoor['show'] = async (invitationId) => {
    const invitation = await invitations.find(invitationId);
    if (!invitation) return undefined;
    const { invitedBy } = invitation;
    const names = await deps.inviters.namesOf([invitedBy]);
    return {
      kind: kindOf(invitation),
      invitedBy: names.get(invitedBy) ?? null,
      isOpen: judge(invitation).kind === 'open',
    };
  };

  const hold: InvitationDoor['hold'] = async (invitationId) => {
    const invitation = await invitations.lock(invitationId);
    return invitation ? judge(invitation) : refused('invitation_revoked');
  };

  function judge(invitation: Invitation): Awaited<ReturnType<InvitationDoor['hold']>> {
    const { accessEndsAtMs } = invitation;
    // Tells its reader more than that the invitation has expired with it.
    const accessIsOver = accessEndsAtMs !== null && accessEndsAtMs <= clock();
    if (invitation.lifecycle === 'pending' && accessIsOver) return refused('access_ended');
    const lifecycle = lifecycleOf(invitation, clock());
    return lifecycle === 'pending' ? { kind: 'open', invitation } : refused(`invitation_${lifecycle}`);
  }

  const roleFor: InvitationDoor['roleFor'] = async ({ role }) => {
    if (deps.accountsClosed()) return refused('sign_up_closed');
    return (await roleExists(role)) ? { kind: 'role', role } : refused('role_gone');
  };

  async function roleExists(role: string): Promise<boolean> {
    return (await accounts.roles()).some(({ type }) => type === role);
  }

  const accept: InvitationDoor['accept'] = async (invitation, who, origin) => {
    const { documentId, policy, metadata, name, language } = invitation;
    const clientId = who.client.id;
    await links.revokeOfInvitation(documentId, 'superseded', clock());
    if (!who.isNew) await changeRole(invitation, who);
    const endsAtMs = accessEndOf(invitation, deps.policies.get(policy)?.ceilings, clock());
    // A new account ends with its access. One that was there is a guest's already, and may stay longer; or is no guest's.
    const guestAccount = who.isNew && endsAtMs !== null;
    const mayManage = () => deps.inviters.mayManageAccess(invitation.invitedBy);
    await deps.guestAccess.startGuestAccess(clientId, {
      ...{ endsAtMs, guestAccount, mayManage },
      invitationId: documentId,
      toDocument: invitation.document !== null,
    });
    await clients.notePerson(clientId, { name, language });
    const accessEndsAtMs = await clients.accessEndsAt(clientId);
    const accepted = await invitations.accept(documentId, { clientId, accessEndsAtMs }, clock());
    if (!accepted) throw new Error('An invitation was closed while its row was held.');
    await audit.record({ type: 'invitation.accepted', clientId, invitationId: documentId, origin });
    return { documentId, policy, accessEndsAtMs, metadata };
  };

  /** An account that was there keeps its role, unless who invited may change roles today as well. */
  async function changeRole(
    { documentId: invitationId, existingClient, role, policy, invitedBy }: Invitation,
    { client, address }: Parameters<InvitationDoor['accept']>[1],
  ): Promise<void> {
    if (existingClient !== 'set-role' || client.role === role) return;
    const barrier = barrierFor(address, role, deps.admission(policy));
    const may = !barrier && (await roleExists(role)) && (await deps.inviters.mayChangeRoles(invitedBy));
    if (may) await accounts.setRole(client.id, role);
    await audit.record({
      type: 'account.role-changed',
      outcome: may ? 'success' : 'refused',
      reason: may ? null : (barrier ?? 'inviter_may_not'),
      clientId: client.id,
      invitationId,
    });
  }

  const revokeReported: InvitationDoor['revokeReported'] = async (invitationId, origin) => {
    if (!(await invitations.close(invitationId, 'revoked', clock()))) return;
    await links.revokeOfInvitation(invitationId, 'invitation-revoked', clock());
    await audit.record({ type: 'invitation.revoked', reason: 'reported', invitationId, origin });
  };

  const decline: InvitationDoor['decline'] = async (invitationId, origin) => {
    const declined = await deps.transaction(async () => {
      const invitation = await invitations.lock(invitationId);
      if (!invitation || !(await invitations.close(invitationId, 'declined', clock()))) return false;
      await links.revokeOfInvitation(invitationId, 'declined', clock());
      const { clientId } = invitation;
      await audit.record({ type: 'invitation.declined', clientId, invitationId, origin });
      return true;
    });
    if (!declined) audit.countFlood('invitation.declined', 'not_pending');
  };

  const observe: InvitationDoor['observe'] = (invitationId, engagement) => {
    invitations.noteEngagement(invitationId, engagement).catch((error: unknown) => {
      deps.log.warn(`An invitation's reading was not noted: ${String(error)}`);
    });
  };

  const { noteQueued } = invitations;
  return { show, hold, roleFor, accept, revokeReported, noteQueued, decline, observe };
}
