import type { PersonalImportRow, RowProblem, RowState } from '../../../contracts';
import { TABLES } from '../content-types';
import { pendingKeyOf } from '../domain/invitation';
import { mentions } from '../domain/mention';
import { portionsOf, type ImportRowOwner, type ImportRowStore } from '../domain/privacy';
import type { Database, Table } from '../strapi/database';
import { containing } from '../strapi/like';

type Builder = ReturnType<Table>;

interface ImportRow {
  id: number;
  batch_document_id: string;
  row_number: number;
  fields: string | null;
  address_key: string | null;
  state: RowState;
  problem: RowProblem | null;
  explanation: string | null;
  invitation_document_id: string | null;
}

/** What was typed into imports. They are kept for weeks, and there is no index for this: it goes through them once. */
export function createImportRowStore(database: Database): ImportRowStore {
  const find = async (where: (rows: Builder) => void): Promise<ImportRow[]> =>
    database.run<ImportRow[]>((table) => table(TABLES.batchRows).where(where));

  const rowsOf = async ({ address, invitationIds }: ImportRowOwner): Promise<ImportRow[]> => {
    const found = await find((rows) => void rows.where({ address_key: pendingKeyOf(address, null) }));
    // What is no address, such as "Ana <ana@client.example>", has no key, and may well name one.
    const unread = await find(
      (rows) => void rows.whereNull('address_key').where(containing(['fields'], address)),
    );
    const mentioning = unread.filter((row) => valuesOf(row).some((text) => mentions(text, address)));
    for (const ids of portionsOf(invitationIds))
      found.push(...(await find((rows) => void rows.whereIn('invitation_document_id', ids))));
    const rows = new Map([...found, ...mentioning].map((row) => [row.id, row]));
    return [...rows.values()].sort((one, other) => other.id - one.id);
  };

  return {
    async read(of, limit) {
      return (await rowsOf(of)).slice(0, limit).map(toRecord);
    },

    async blank(of) {
      const ids = (await rowsOf(of)).map(({ id }) => id);
      for (const some of portionsOf(ids)) {
        await database.run((table) => table(TABLES.batchRows).whereIn('id', some).update(NOTHING));
        await database.run((table) =>
          table(TABLES.batchRows).whereIn('id', some).where({ state: WAITING }).update(CANCELLED),
        );
      }
      return ids.length;
    },
  };
}

const NOTHING = { fields: null, address_key: null, explanation: null, invitation_document_id: null };
const WAITING: RowState = 'waiting';
const CANCELLED: { state: RowState; problem: RowProblem } = { state: 'failed', problem: 'cancelled' };

const fieldsOf = ({ fields }: ImportRow) =>
  fields === null ? null : (JSON.parse(fields) as Record<string, unknown>);

const valuesOf = (row: ImportRow): string[] =>
  Object.values(fieldsOf(row) ?? {}).filter((value) => typeof value === 'string');

const toRecord = (row: ImportRow): PersonalImportRow => ({
  batchId: row.batch_document_id,
  row: row.row_number,
  state: row.state,
  problem: row.problem,
  explanation: row.explanation,
  fields: fieldsOf(row),
  invitationId: row.invitation_document_id,
});
