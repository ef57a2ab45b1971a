import { TABLES } from '../content-types';
import type { RecordKind, RecordStore } from '../domain/retention';
import type { Database, Table } from '../strapi/database';

type Builder = ReturnType<Table>;

/** Each by its own moment of an end, with an index that finds the oldest. */
export function createRecordStore(database: Database): RecordStore {
  const FINDERS: Record<RecordKind, (table: Table, beforeMs: number) => Builder> = {
    handoffs: (table, beforeMs) => table(TABLES.handoffs).where('expires_at_ms', '<', beforeMs),
    // No link outlives its issue by more than it outlives its end: the index is on the issue.
    links: (table, beforeMs) =>
      table(TABLES.tokens).where('issued_at_ms', '<', beforeMs).where('expires_at_ms', '<', beforeMs),
    messages: (table, beforeMs) =>
      table(TABLES.messages).where('finished_at_ms', '<', beforeMs).whereNot({ state: 'queued' }),
    'batch-rows': (table, beforeMs) =>
      table(TABLES.batchRows).whereIn('batch_document_id', oldBatches(table, beforeMs).select('document_id')),
    batches: oldBatches,
  };

  const endedGuests = (table: Table, beforeMs: number) =>
    table(TABLES.clients)
      .where('access_ended_at_ms', '<', beforeMs)
      .where({ guest_account: true, blocked_at_end: true });

  return {
    async removeOld(kind, beforeMs, limit) {
      // First which, then away with them: MySQL deletes from no table that a subquery reads with a limit.
      const found = await database.run<{ id: number }[]>((table) =>
        FINDERS[kind](table, beforeMs).limit(limit).select('id'),
      );
      const ids = found.map(({ id }) => id);
      if (ids.length === 0) return 0;
      // Still old: a batch may have been started since.
      return database.run<number>((table) => FINDERS[kind](table, beforeMs).whereIn('id', ids).delete());
    },

    async guestsEndedBefore(beforeMs, after, limit) {
      const rows = await database.run<{ user_id: number }[]>((table) =>
        endedGuests(table, beforeMs)
          .where('user_id', '>', after)
          .orderBy('user_id')
          .limit(limit)
          .select('user_id'),
      );
      return rows.map((row) => row.user_id);
    },

    async hasEnded(clientId, beforeMs) {
      const row: unknown = await database.run((table) =>
        endedGuests(table, beforeMs).where({ user_id: clientId }).first('user_id'),
      );
      return row !== undefined;
    },

    async keepGuest(clientId) {
      await database.run((table) =>
        table(TABLES.clients).where({ user_id: clientId }).update({ blocked_at_end: false }),
      );
    },

    async forgetClient(clientId) {
      await database.run((table) => table(TABLES.clients).where({ user_id: clientId }).delete());
    },
  };
}

/** Finished, or given up: neither running nor finished, though opened before then. */
function oldBatches(table: Table, beforeMs: number): Builder {
  return table(TABLES.batches).where(
    (old) =>
      void old
        .where('finished_at_ms', '<', beforeMs)
        .orWhere(
          (open) =>
            void open
              .whereNull('finished_at_ms')
              .whereNull('due_at_ms')
              .where('created_at_ms', '<', beforeMs),
        ),
  );
}
