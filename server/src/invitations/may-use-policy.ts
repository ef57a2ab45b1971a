import { actorLabel } from '../domain/audit';
import type { InvitationPolicy } from '../domain/invitation';
import type { Inviters } from '../domain/invitation-ports';
import type { Inviter } from '../domain/inviter';
import { mayInviteWith } from '../domain/policy';
import { refusedAs, type InvitationRefused } from './refusals';

export interface MayUsePolicyDeps {
  inviters: Inviters;
}

/** Whether somebody may invite with a policy, by the roles that they have today. */
export function createMayUsePolicy({ inviters }: MayUsePolicyDeps) {
  return async (
    { invitation }: Pick<InvitationPolicy, 'invitation'>,
    { actor }: Pick<Inviter, 'actor'>,
  ): Promise<boolean> =>
    mayInviteWith(invitation.inviters, actor.kind, await inviters.rolesOf(actorLabel(actor)));
}

export const POLICY_NOT_ALLOWED: InvitationRefused = refusedAs(
  'policy_not_allowed',
  'You may not invite with this policy.',
  { path: 'policy', forbidden: true },
);
