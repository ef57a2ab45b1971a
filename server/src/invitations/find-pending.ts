import { isOpen, pendingKeyOf, type Invitation } from '../domain/invitation';
import type { InvitationStore } from '../domain/invitation-ports';
import type { Clock } from '../domain/ports';
import type { WantedInvitation } from './check-invitation';

export interface FindPendingDeps {
  invitations: Pick<InvitationStore, 'findByPendingKey'>;
  clock: Clock;
}

/** The open invitation of this address to the same thing, for who only looks: one that time has ended is none. */
export function createFindPending({ invitations, clock }: FindPendingDeps) {
  return async function findPending({
    email,
    document,
  }: Pick<WantedInvitation, 'email' | 'document'>): Promise<Invitation | undefined> {
    const pending = await invitations.findByPendingKey(pendingKeyOf(email, document));
    return pending && isOpen(pending, clock()) ? pending : undefined;
  };
}
