import type { RowProblem, RowState } from '../../../contracts';
import { TABLES } from '../content-types';
import type { BatchRow, RowFields, Tally } from '../domain/batch';
import type { RowStore } from '../domain/batch-ports';
import { randomId } from '../domain/link';
import type { Database, Table } from '../strapi/database';

interface StoredRow {
  batch_document_id: string;
  row_number: number;
  fields: string | null;
  address_key: string | null;
  state: RowState;
  problem: RowProblem | null;
  explanation: string | null;
  tries: number;
}

/** SQLite makes a compound SELECT of an insert, of 500 at most. */
const ROWS_A_STATEMENT = 50;

/** The rows of batches. Each is settled by a guarded UPDATE, once. */
export function createRowStore(database: Database): RowStore {
  const settle = async (batchId: string, row: number, change: Record<string, string | null>) => {
    const changed: number = await database.run((table) =>
      rowsOf(table, batchId).where({ row_number: row, state: 'waiting' }).update(change),
    );
    return changed === 1;
  };

  return {
    async find(batchId, numbers) {
      const rows = await database.run<StoredRow[]>((table) =>
        rowsOf(table, batchId).whereIn('row_number', [...numbers]),
      );
      return rows.map(toRow);
    },

    async insert(batchId, rows) {
      for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT) {
        const some = rows.slice(from, from + ROWS_A_STATEMENT).map((row) => toStored(batchId, row));
        await database.run((table) => table(TABLES.batchRows).insert(some));
      }
    },

    async count(batchId) {
      const row = await database.run<{ found: number | string } | undefined>((table) =>
        rowsOf(table, batchId).count({ found: '*' }).first(),
      );
      return Number(row?.found ?? 0);
    },

    async startedSince(createdBy, sinceMs) {
      const row = await database.run<Record<'found' | 'first', number | string | null> | undefined>((table) =>
        table(`${TABLES.batches} as b`)
          .join(`${TABLES.batchRows} as r`, 'r.batch_document_id', 'b.document_id')
          .where('b.inviter', createdBy)
          .where('b.started_at_ms', '>', sinceMs)
          .whereNot('r.state', 'failed')
          .count({ found: '*' })
          .min({ first: 'b.started_at_ms' })
          .first(),
      );
      const first = row?.first ?? null;
      return { count: Number(row?.found ?? 0), firstStartMs: first === null ? null : Number(first) };
    },

    async tally(batchIds) {
      const counted = await database.run<CountedRow[]>((table) =>
        table(TABLES.batchRows)
          .whereIn('batch_document_id', [...batchIds])
          .groupBy('batch_document_id', 'state', 'problem')
          .select('batch_document_id', 'state', 'problem')
          .count({ found: '*' }),
      );
      const tallies = new Map<string, Tally[]>(batchIds.map((id) => [id, []]));
      for (const { batch_document_id: id, state, problem, found } of counted) {
        tallies.get(id)?.push({ state, problem, count: Number(found) });
      }
      return tallies;
    },

    async waiting(batchId, limit) {
      const rows = await database.run<StoredRow[]>((table) =>
        rowsOf(table, batchId).where({ state: 'waiting' }).orderBy('row_number').limit(limit),
      );
      return rows.map(toRow);
    },

    async findEarlier(batchId, row, addressKey) {
      const earlier = await database.run<Pick<StoredRow, 'row_number'> | undefined>((table) =>
        rowsOf(table, batchId)
          .where({ address_key: addressKey })
          .where('row_number', '<', row)
          .orderBy('row_number')
          .first('row_number'),
      );
      return earlier?.row_number;
    },

    markInvited: (batchId, row, invitationId) =>
      settle(batchId, row, { state: 'invited', invitation_document_id: invitationId, fields: null }),
    markSettled: (batchId, row, how) => settle(batchId, row, { ...how }),

    async cancelWaiting(batchId) {
      await database.run((table) =>
        rowsOf(table, batchId)
          .where({ state: 'waiting' })
          .update({ state: 'failed', problem: 'cancelled' satisfies RowProblem }),
      );
    },

    async countTry(batchId, row) {
      await database.run((table) => rowsOf(table, batchId).where({ row_number: row }).increment('tries', 1));
      const stored = await database.run<Pick<StoredRow, 'tries'> | undefined>((table) =>
        rowsOf(table, batchId).where({ row_number: row }).first('tries'),
      );
      return stored?.tries ?? 0;
    },

    async failed(batchId, afterRow, limit) {
      const rows = await database.run<StoredRow[]>((table) =>
        rowsOf(table, batchId)
          .where({ state: 'failed' })
          .where('row_number', '>', afterRow)
          .orderBy('row_number')
          .limit(limit),
      );
      return rows.map((row) => ({
        ...toRow(row),
        problem: row.problem ?? 'internal_error',
        explanation: row.explanation,
      }));
    },
  };
}

type CountedRow = Pick<StoredRow, 'batch_document_id' | 'state' | 'problem'> & { found: number | string };

const rowsOf = (table: Table, batchId: string) =>
  table(TABLES.batchRows).where({ batch_document_id: batchId });

function toStored(batchId: string, { row, fields, addressKey }: BatchRow) {
  return {
    document_id: randomId(12),
    batch_document_id: batchId,
    row_number: row,
    fields: JSON.stringify(fields),
    address_key: addressKey,
    state: 'waiting' satisfies RowState,
    tries: 0,
  };
}

function toRow({ row_number: row, fields, address_key: addressKey }: StoredRow): BatchRow {
  return { row, fields: fields === null ? {} : (JSON.parse(fields) as RowFields), addressKey };
}
