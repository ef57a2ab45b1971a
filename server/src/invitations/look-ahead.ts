import type { EditorOptions, InvitationCheck, PolicyOption } from '../../../contracts';
import { isInvitationPolicy, type InvitationPolicy } from '../domain/invitation';
import type { Inviters, InvitationStore } from '../domain/invitation-ports';
import { describeActor, type Inviter } from '../domain/inviter';
import { LANGUAGES } from '../domain/language';
import type { Client } from '../domain/ports';
import { createCheckInvitation, type CheckInvitationDeps, type WantedInvitation } from './check-invitation';
import { describeClient } from './describe';
import { createFindPending } from './find-pending';
import { createMayUsePolicy } from './may-use-policy';
import { isOwn } from './ownership';

export interface LookAheadDeps extends CheckInvitationDeps {
  invitations: InvitationStore;
  inviters: Inviters;
  portal: { name: string; url: string };
  deniedRoles: () => readonly string[];
  mayCopyLinks: boolean;
  /** Content types that have a path. */
  sendableTypes: readonly string[];
}

/** What an editor is told before sending: what may be chosen, and what will happen. */
export function createLookAhead(deps: LookAheadDeps) {
  const { accounts, clock } = deps;
  const mayUsePolicy = createMayUsePolicy(deps);
  const checkInvitation = createCheckInvitation(deps);
  const findPending = createFindPending(deps);

  async function check(wanted: WantedInvitation, inviter: Inviter): Promise<InvitationCheck> {
    const judged = await checkInvitation(wanted, inviter);
    const [client] = await accounts.findByAddress(wanted.email);
    const pendingInvitation = await describePending(wanted, inviter);
    const verdict = judged.kind === 'refused' ? judged.code : pendingInvitation ? 'already_pending' : 'ok';
    return { verdict, existingClient: client ? describeExisting(client) : null, pendingInvitation };
  }

  function describeExisting(client: Client): InvitationCheck['existingClient'] {
    const { id, blocked, access } = describeClient(client, clock());
    return { id, role: client.role, blocked, access };
  }

  async function describePending(
    wanted: WantedInvitation,
    inviter: Inviter,
  ): Promise<InvitationCheck['pendingInvitation']> {
    const pending = await findPending(wanted);
    if (!pending || !isOwn(pending, inviter)) return null;
    const { documentId, createdAtMs, invitedBy } = pending;
    const { name } = describeActor(invitedBy, await deps.inviters.namesOf([invitedBy]));
    return { documentId, createdAt: new Date(createdAtMs).toISOString(), invitedBy: name };
  }

  async function options(inviter: Inviter): Promise<EditorOptions> {
    const roles = await accounts.roles();
    const denied = deps.deniedRoles();
    const usable: PolicyOption[] = [];
    for (const policy of deps.policies.values().filter(isInvitationPolicy)) {
      if (await mayUsePolicy(policy, inviter)) usable.push(describePolicy(policy));
    }
    return {
      portal: { name: deps.portal.name, url: deps.portal.url },
      roles: roles.filter(({ type }) => !denied.includes(type)),
      policies: usable,
      languages: [...LANGUAGES],
      copyLink: deps.mayCopyLinks,
      documents: [...deps.sendableTypes],
    };
  }

  return { check, options };
}

function describePolicy(policy: InvitationPolicy): PolicyOption {
  const { key, label, purpose, linkLifetimeSeconds, invitation } = policy;
  return {
    ...{ key, label, purpose, linkLifetimeSeconds },
    maxLinkLifetimeSeconds: Math.max(invitation.maxLinkLifetimeSeconds, linkLifetimeSeconds),
    invitationLifetimeSeconds: invitation.lifetimeSeconds,
    allowedRoles: [...invitation.allowedRoles],
    accessDurationSeconds: invitation.accessDurationSeconds,
    reminderDays: [...invitation.reminderDays],
  };
}
