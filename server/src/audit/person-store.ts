import { TABLES } from '../content-types';
import { portionsOf, type Person, type PersonLineStore } from '../domain/privacy';
import type { Database, Table } from '../strapi/database';
import { toErasureText, toEvent, type EventRow } from './event-row';

type Builder = ReturnType<Table>;
type Find = (rows: Builder) => void;

/** Few at a time: memory stays flat, however much is known of somebody. */
const PORTION = 200;

/** The lines of one person. */
export function createPersonLineStore(database: Database): PersonLineStore {
  return {
    async linksInLines(clientIds) {
      const found: string[] = [];
      for (const ids of portionsOf(clientIds)) {
        const rows = await database.run<{ link_document_id: string }[]>((table) =>
          table(TABLES.auditEvents)
            .whereIn('client_id', ids)
            .whereNotNull('link_document_id')
            .distinct('link_document_id'),
        );
        found.push(...rows.map((row) => row.link_document_id));
      }
      return found;
    },

    async naming(person) {
      for (const find of findersOf(person)) {
        const lines = await database.run<NamingRow[]>((table) =>
          table(TABLES.auditEvents)
            .where(find)
            .where(namesSomebody)
            .limit(PORTION)
            // Read as they are now: MySQL would show them as they were when the transaction began.
            .forUpdate()
            .select('id', 'document_id', 'actor', 'commitment'),
        );
        if (lines.length > 0) return lines.map(toNamingLine);
      }
      return [];
    },

    async blank({ id, actor }, erasure) {
      await database.run((table) =>
        table(TABLES.auditEvents)
          .where({ id })
          .update({
            ...{ client_id: null, network: null, browser: null },
            ...(actor?.startsWith('user:') && { actor: null }),
            ...(erasure && { salt: null, erasure: toErasureText(erasure) }),
          }),
      );
    },

    async newest(person, limit) {
      const found = new Map<number, EventRow>();
      for (const find of findersOf(person)) {
        const rows = await database.run<EventRow[]>((table) =>
          table(TABLES.auditEvents).where(find).orderBy(NEWEST_FIRST).limit(limit),
        );
        for (const row of rows) found.set(row.id, row);
      }
      const newestFirst = [...found.values()].sort(
        (one, other) => Number(other.at_ms) - Number(one.at_ms) || other.id - one.id,
      );
      return newestFirst.slice(0, limit).map(toEvent);
    },
  };
}

type NamingRow = Pick<EventRow, 'id' | 'document_id' | 'actor' | 'commitment'>;

const toNamingLine = ({ document_id: documentId, ...line }: NamingRow) => ({ ...line, documentId });

const NEWEST_FIRST = [
  { column: 'at_ms', order: 'desc' },
  { column: 'id', order: 'desc' },
];

/** One statement for each index. */
function findersOf({ clientIds, invitationIds, linkIds }: Person): Find[] {
  const actors = clientIds.map((id) => `user:${id}`);
  return [
    ...isIn('client_id', clientIds),
    ...isIn('actor', actors),
    ...isIn('invitation_document_id', invitationIds),
    ...isIn('link_document_id', linkIds),
  ];
}

const isIn = (column: string, values: readonly (string | number)[]): Find[] =>
  portionsOf(values).map((some) => (rows) => void rows.whereIn(column, some));

function namesSomebody(rows: Builder): void {
  void rows
    .whereNotNull('client_id')
    .orWhereNotNull('network')
    .orWhereNotNull('browser')
    .orWhere('actor', 'like', 'user:%');
}
