import type { Invitation } from '../domain/invitation';
import { isOwnedBy, type Inviter } from '../domain/inviter';

/** Whether this inviter may know of it and act on it. */
export function isOwn({ invitedBy }: Pick<Invitation, 'invitedBy'>, inviter: Inviter): boolean {
  return isOwnedBy(invitedBy, inviter);
}
