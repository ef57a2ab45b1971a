import { TABLES } from '../content-types';
import type { AuditFilter, AuditReader, MeantPeople, People } from '../domain/audit-ports';
import type { Database, Table } from '../strapi/database';
import { toEvent, type EventRow } from './event-row';

type Builder = ReturnType<Table>;

/** The log as it is read: by keyset, so that the last page costs what the first does. */
export function createListStore(database: Database, people: People): AuditReader {
  return {
    async list(filter, cursor, limit) {
      const { search } = filter;
      // Whom a search means is looked up first: the log itself holds no address.
      const meant = search === undefined ? undefined : await people.matching(search);
      const rows = await database.run<EventRow[]>((table) => {
        const matching = table(TABLES.auditEvents).where(matches(filter, meant));
        if (cursor) void matching.where(isBehind(cursor));
        return matching
          .orderBy([
            { column: 'at_ms', order: 'desc' },
            { column: 'id', order: 'desc' },
          ])
          .limit(limit + 1);
      });
      const shown = rows.slice(0, limit);
      const last = shown.at(-1);
      const next = rows.length > limit && last ? { atMs: Number(last.at_ms), id: last.id } : undefined;
      return { events: shown.map(toEvent), next };
    },
  };
}

const isBehind =
  ({ atMs, id }: { atMs: number; id: number }) =>
  (rows: Builder): void =>
    void rows
      .where('at_ms', '<=', atMs)
      .where((behind) => void behind.where('at_ms', '<', atMs).orWhere('id', '<', id));

function matches(filter: AuditFilter, meant: MeantPeople | undefined): (rows: Builder) => void {
  return (rows) => {
    const lists = { type: filter.types, outcome: filter.outcomes, reason: filter.reasons };
    for (const [column, values] of Object.entries(lists)) {
      if (values.length > 0) void rows.whereIn(column, [...values]);
    }
    const values = {
      actor: filter.actor,
      client_id: filter.clientId,
      invitation_document_id: filter.invitationId,
      network: filter.network,
    };
    for (const [column, value] of Object.entries(values)) {
      if (value !== undefined) void rows.where(column, value);
    }
    if (filter.fromMs !== undefined) void rows.where('at_ms', '>=', filter.fromMs);
    if (filter.untilMs !== undefined) void rows.where('at_ms', '<', filter.untilMs);
    if (meant) void rows.where(isAbout(meant));
  };
}

/** A list that is empty stands in no `or`: SQLite would read every line. */
function isAbout({ clientIds, invitationIds }: MeantPeople): (rows: Builder) => void {
  return (rows) => {
    if (invitationIds.length === 0) void rows.whereIn('client_id', clientIds);
    else if (clientIds.length === 0) void rows.whereIn('invitation_document_id', invitationIds);
    else void rows.whereIn('client_id', clientIds).orWhereIn('invitation_document_id', invitationIds);
  };
}
