import { TABLES } from '../content-types';
import type { LinkControl } from '../domain/access-ports';
import type { RevocationReason } from '../domain/link';
import type { Database, Table } from '../strapi/database';

/** Links as an editor deals with them: withdrawn by name, or all of them at once. */
export function createLinkControl(database: Database): LinkControl {
  const revoke = (choose: (table: Table) => ReturnType<Table>, reason: RevocationReason, nowMs: number) =>
    database.run<number>((table) =>
      choose(table)
        .whereNull('used_at_ms')
        .whereNull('revoked_at_ms')
        .where('expires_at_ms', '>', nowMs)
        .update({
          revoked_at_ms: nowMs,
          revoked_reason: reason,
          live_place: null,
          newcomer_address: null,
        }),
    );

  return {
    async revoke(documentId, reason, nowMs) {
      const changed = await revoke(
        (table) => table(TABLES.tokens).where({ document_id: documentId }),
        reason,
        nowMs,
      );
      return changed === 1;
    },

    /** Decoys let nobody in: they are neither withdrawn nor counted. */
    revokeAll: (reason, nowMs) =>
      revoke(
        (table) =>
          table(TABLES.tokens).where((real) => {
            void real
              .whereNotNull('client_id')
              .orWhereNotNull('newcomer_address')
              .orWhereNotNull('invitation_document_id');
          }),
        reason,
        nowMs,
      ),
  };
}
