import { actorLabel } from '../domain/audit';
import type { Invitation } from '../domain/invitation';
import type { Inviter } from './check-invitation';

/** Whether this inviter may know of it and act on it: a U&P role's invitations are its own affair. */
export function isOwn(invitation: Pick<Invitation, 'invitedBy'>, { ownOnly, actor }: Inviter): boolean {
  return !ownOnly || invitation.invitedBy === actorLabel(actor);
}
