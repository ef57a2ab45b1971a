import type { Core } from '@strapi/types';
import { TABLES } from '../content-types';
import type { AuditFilter, AuditReader, StoredEvent } from '../domain/audit-ports';
import { USER_UID } from './accounts';
import type { Database, Table } from './database';
import { containing } from './like';

type Builder = ReturnType<Table>;

/** More people than an editor means who types a part of an address. */
const PEOPLE_MAX = 200;

/** The log as the panel reads it, with U&P's accounts beside it. By keyset: the last page costs what the first does. */
export function createAuditRecords(strapi: Core.Strapi, database: Database): AuditReader {
  const users = () => strapi.getModel(USER_UID).collectionName ?? 'up_users';

  /** The accounts and invitations that a search means, looked up first: the log itself holds no address. */
  async function peopleOf(search: string): Promise<People> {
    const accounts = await database.run<{ id: number }[]>((table) =>
      table(users())
        .where(containing(['email', 'username'], search))
        .limit(PEOPLE_MAX)
        .select('id'),
    );
    const invitations = await database.run<{ document_id: string }[]>((table) =>
      table(TABLES.invitations)
        .where(containing(['email', 'name'], search))
        .limit(PEOPLE_MAX)
        .select('document_id'),
    );
    return {
      clientIds: accounts.map(({ id }) => id),
      invitationIds: invitations.map((row) => row.document_id),
    };
  }

  return {
    async list(filter, cursor, limit) {
      const people = filter.search === undefined ? undefined : await peopleOf(filter.search);
      const rows = await database.run<EventRow[]>((table) => {
        const matching = table(TABLES.auditEvents).where(matches(filter, people));
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

    async emailsOf(clientIds) {
      const ids = [...new Set(clientIds)];
      const rows = await database.run<{ id: number; email: string | null }[]>((table) =>
        table(users()).whereIn('id', ids).select('id', 'email'),
      );
      return new Map(rows.flatMap(({ id, email }) => (email === null ? [] : [[id, email] as const])));
    },

    async invitedBy(invitationIds) {
      const ids = [...new Set(invitationIds)];
      const rows = await database.run<{ document_id: string; email: string }[]>((table) =>
        table(TABLES.invitations).whereIn('document_id', ids).select('document_id', 'email'),
      );
      return new Map(rows.map((row) => [row.document_id, row.email]));
    },
  };
}

interface People {
  clientIds: number[];
  invitationIds: string[];
}

const isBehind =
  ({ atMs, id }: { atMs: number; id: number }) =>
  (rows: Builder): void =>
    void rows
      .where('at_ms', '<=', atMs)
      .where((behind) => void behind.where('at_ms', '<', atMs).orWhere('id', '<', id));

function matches(filter: AuditFilter, people: People | undefined): (rows: Builder) => void {
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
    if (people) {
      void rows.where(
        (one) =>
          void one
            .whereIn('client_id', people.clientIds)
            .orWhereIn('invitation_document_id', people.invitationIds),
      );
    }
  };
}

interface EventRow {
  id: number;
  document_id: string;
  type: StoredEvent['type'];
  outcome: StoredEvent['outcome'];
  reason: StoredEvent['reason'];
  actor: string | null;
  client_id: number | null;
  link_document_id: string | null;
  invitation_document_id: string | null;
  batch_document_id: string | null;
  count: number;
  network: string | null;
  browser: string | null;
  at_ms: number | string;
  seq: number | string | null;
}

function toEvent(row: EventRow): StoredEvent {
  const { type, outcome, reason, actor, count, network, browser } = row;
  return {
    ...{ type, outcome, reason, actor, count },
    documentId: row.document_id,
    clientId: row.client_id,
    linkDocumentId: row.link_document_id,
    invitationId: row.invitation_document_id,
    batchId: row.batch_document_id,
    origin: { network, browser },
    atMs: Number(row.at_ms),
    seq: row.seq === null ? null : Number(row.seq),
  };
}
