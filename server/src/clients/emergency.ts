import type { LinkControl, SessionSweep } from '../domain/access-ports';
import type { Actor } from '../domain/audit';
import type { Audit, Clock, Transaction } from '../domain/ports';

export interface EmergencyDeps {
  linkControl: LinkControl;
  sessionSweep: SessionSweep;
  audit: Audit;
  transaction: Transaction;
  clock: Clock;
}

/**
 * Somebody got in who should not have: every link that is live or may be renewed ends, and every session of who came by
 * link, at once.
 */
export function createEmergency({ linkControl, sessionSweep, audit, transaction, clock }: EmergencyDeps) {
  return {
    revokeAll: (actor: Actor): Promise<{ links: number; clients: number }> =>
      transaction(async () => {
        // The links first: a sign-in under way holds its link, and is waited for or comes too late.
        const links = await linkControl.revokeAll('emergency', clock());
        const clients = await sessionSweep.endAllByLink();
        await audit.record({ type: 'emergency.revoked-all', count: Math.max(links + clients, 1), actor });
        return { links, clients };
      }),

    /** False when it was used or withdrawn before. */
    revokeLink: (documentId: string, actor: Actor): Promise<boolean> =>
      transaction(async () => {
        const revoked = await linkControl.revoke(documentId, 'by-editor', clock());
        if (revoked)
          await audit.record({ type: 'link.revoked', linkDocumentId: documentId, ...revoked, actor });
        return revoked !== undefined;
      }),
  };
}
