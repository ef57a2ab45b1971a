import type { InvitationDelivery } from '../../../contracts';
import type { AuditType } from '../domain/audit';
import type { InvitationStore } from '../domain/invitation-ports';
import type { Audit, Transaction } from '../domain/ports';

export interface NoteDeliveryDeps {
  invitations: Pick<InvitationStore, 'noteDelivery'>;
  audit: Audit;
  transaction: Transaction;
}

/** What a mail comes to in the end. One that is tried again has not come to an end. */
const ENDS: Partial<Record<InvitationDelivery, AuditType>> = {
  sent: 'message.sent',
  failed: 'message.failed',
};

/** What became of an invitation's mail: its editor sees it at a glance, and on the timeline. */
export function createNoteDelivery({ invitations, audit, transaction }: NoteDeliveryDeps) {
  return (invitationId: string, delivery: InvitationDelivery, problem: string | null): Promise<void> =>
    transaction(async () => {
      await invitations.noteDelivery(invitationId, delivery, problem);
      const type = ENDS[delivery];
      // The problem may name the address, which the log does not keep; the invitation does.
      if (type)
        await audit.record({ type, invitationId, outcome: delivery === 'failed' ? 'refused' : 'success' });
    });
}
