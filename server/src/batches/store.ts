import { TABLES } from '../content-types';
import type { BatchStore, LeasedBatch } from '../domain/batch-ports';
import type { Database } from '../strapi/database';
import { toBatch, toColumns, toStoredBatch, type StoredBatch } from './batch-row';

/**
 * Batches in the database. A lease is a due time that was moved, and holds while nobody moved it again: what a killed
 * instance left behind falls due by itself.
 */
export function createBatchStore(database: Database): BatchStore {
  const findBy = async (where: Record<string, string>, lock?: 'forUpdate' | 'forShare') => {
    const row = await database.run<StoredBatch | undefined>((table) => {
      const one = table(TABLES.batches).where(where).first();
      return lock ? one[lock]() : one;
    });
    return row && toBatch(row);
  };

  const takeLease = async ({ document_id: documentId, due_at_ms: dueAtMs }: Due, leasedUntilMs: number) => {
    const changed: number = await database.run((table) =>
      table(TABLES.batches)
        .where({ document_id: documentId, due_at_ms: dueAtMs, state: 'running' })
        .update({ due_at_ms: leasedUntilMs }),
    );
    return changed === 1;
  };

  return {
    async insert(batch, key) {
      await database.run((table) =>
        table(TABLES.batches).insert({ ...toStoredBatch(batch), creation_key: key }),
      );
    },

    findByKey: (key) => findBy({ creation_key: key }),
    find: (documentId) => findBy({ document_id: documentId }),
    lock: (documentId) => findBy({ document_id: documentId }, 'forUpdate'),
    lockShared: (documentId) => findBy({ document_id: documentId }, 'forShare'),

    async update(documentId, change) {
      await database.run((table) =>
        table(TABLES.batches).where({ document_id: documentId }).update(toColumns(change)),
      );
    },

    async list(createdBy, { offset, limit }) {
      const rows = await database.run<StoredBatch[]>((table) =>
        table(TABLES.batches)
          .where(createdBy === undefined ? {} : { inviter: createdBy })
          .orderBy([
            { column: 'created_at_ms', order: 'desc' },
            { column: 'id', order: 'desc' },
          ])
          .offset(offset)
          .limit(limit),
      );
      return rows.map(toBatch);
    },

    async count(createdBy) {
      const row = await database.run<{ found: number | string } | undefined>((table) =>
        table(TABLES.batches)
          .where(createdBy === undefined ? {} : { inviter: createdBy })
          .count({ found: '*' })
          .first(),
      );
      return Number(row?.found ?? 0);
    },

    async claimDue(limit, nowMs, leasedUntilMs) {
      const due = await database.run<Due[]>((table) =>
        table(TABLES.batches)
          .where('due_at_ms', '<=', nowMs)
          .orderBy('due_at_ms')
          .limit(limit)
          .select('document_id', 'due_at_ms'),
      );
      const claimed: LeasedBatch[] = [];
      for (const row of due) {
        if (await takeLease(row, leasedUntilMs)) claimed.push({ documentId: row.document_id, leasedUntilMs });
      }
      return claimed;
    },

    async release({ documentId, leasedUntilMs }, nowMs) {
      await takeLease({ document_id: documentId, due_at_ms: leasedUntilMs }, nowMs);
    },

    async nextDueAtMs() {
      const row = await database.run<Due | undefined>((table) =>
        table(TABLES.batches).whereNotNull('due_at_ms').orderBy('due_at_ms').first('due_at_ms'),
      );
      return row && Number(row.due_at_ms);
    },
  };
}

type Due = Pick<StoredBatch, 'document_id'> & { due_at_ms: number | string };
