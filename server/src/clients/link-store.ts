import { TABLES } from '../content-types';
import type { LinkControl, LinkOwners } from '../domain/access-ports';
import { RENEWABLE_MS, type RevocationReason } from '../domain/link';
import type { Database, Table } from '../strapi/database';

/**
 * Links as an editor deals with them: withdrawn by name, or all of them at once. The expired ones included, since those
 * may be renewed.
 */
export function createLinkControl(database: Database): LinkControl {
  const revoke = (choose: (table: Table) => ReturnType<Table>, reason: RevocationReason, nowMs: number) =>
    database.run<number>((table) =>
      choose(table).whereNull('used_at_ms').whereNull('revoked_at_ms').update({
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
      if (changed !== 1) return undefined;
      const row = await database.run<LinkOwners | undefined>((table) =>
        table(TABLES.tokens)
          .where({ document_id: documentId })
          .first('client_id as clientId', 'invitation_document_id as invitationId'),
      );
      return row && { ...row };
    },

    /** Decoys let nobody in: they are neither withdrawn nor counted. */
    revokeAll: (reason, nowMs) =>
      revoke(
        (table) =>
          table(TABLES.tokens)
            .where('expires_at_ms', '>', nowMs - RENEWABLE_MS)
            .where((real) => {
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
