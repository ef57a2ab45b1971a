import type { Core } from '@strapi/types';
import type { AccessState, ClientRecord, ClientSort } from '../../../contracts';
import { TABLES } from '../content-types';
import { accessState } from '../domain/access';
import type { Directory } from '../domain/access-ports';
import { roleTypeOf, USER_UID, usersWithRoles } from './accounts';
import type { Database, Table } from './database';
import { containing } from './like';

type Builder = ReturnType<Table>;

const SORT_COLUMNS = {
  email: 'u.email',
  lastSignInAt: 'c.last_sign_in_at_ms',
  firstSessionAt: 'c.first_session_at_ms',
  accessEndsAt: 'c.access_ends_at_ms',
} as const satisfies Record<ClientSort, string>;

/** The clients as the panel lists them: U&P's users, as far as they came by link or were invited. */
export function createClientRecords(
  strapi: Core.Strapi,
  database: Database,
): Pick<Directory, 'clients' | 'client'> {
  const users = () => strapi.getModel(USER_UID).collectionName ?? 'up_users';
  const all = (table: Table) =>
    table(`${TABLES.clients} as c`).join(`${users()} as u`, 'u.id', 'c.user_id').where(isOurs);
  const withColumns = (rows: Builder, table: Table) =>
    rows.select('c.*', 'u.email', 'u.username', 'u.blocked', roleTypeOf(strapi, table, 'u'));

  return {
    async clients(filter, { sort, descending, offset, limit }, nowMs) {
      const matching = (table: Table) => {
        const rows = all(table);
        if (filter.search !== undefined)
          void rows.where(containing(['u.email', 'u.username', 'c.name'], filter.search));
        if (filter.access.length > 0) void inStates(rows, filter.access, nowMs);
        if (filter.roles.length > 0) void rows.whereIn('u.id', usersWithRoles(strapi, table, filter.roles));
        return rows;
      };
      const counted = await database.run<{ total: number | string } | undefined>((table) =>
        matching(table).count({ total: '*' }).first(),
      );
      // The page first, and then what is shown of it: a database would look up the role of every row that it skips.
      const page = await database.run<Pick<ClientRow, 'user_id'>[]>((table) =>
        matching(table)
          .select('c.user_id')
          .orderBy([
            // Drivers disagree on where nothing goes: who has none comes last, either way.
            { column: SORT_COLUMNS[sort], order: descending ? 'desc' : 'asc', nulls: 'last' },
            { column: 'c.user_id' },
          ])
          .offset(offset)
          .limit(limit),
      );
      const ids = page.map((row) => row.user_id);
      const rows = await database.run<ClientRow[]>((table) =>
        withColumns(all(table), table).whereIn('c.user_id', ids),
      );
      const byId = new Map(rows.map((row) => [row.user_id, toRecord(row, nowMs)]));
      const records = ids.flatMap((id) => byId.get(id) ?? []);
      return { records, total: Number(counted?.total ?? 0) };
    },

    async client(clientId, nowMs) {
      const row = await database.run<ClientRow | undefined>((table) => {
        return withColumns(all(table).where('c.user_id', clientId), table).first();
      });
      return row && toRecord(row, nowMs);
    },
  };
}

/** Came by link, is a guest, or was invited: an editor's business from then on, though they have not come yet. */
function isOurs(client: Builder): void {
  void client
    .whereNotNull('c.last_sign_in_at_ms')
    .orWhereNotNull('c.invited_at_ms')
    .orWhereNotNull('c.invitation_document_id')
    .orWhereNotNull('c.access_ends_at_ms');
}

/** The conditions of `accessState`, as the database asks them: said without NOT, to which nothing is neither true nor false. */
function inStates(rows: Builder, states: readonly AccessState[], nowMs: number): Builder {
  const limited = (state: Builder) => state.where({ 'c.guest_account': true });
  const isOver = (state: Builder) => void limited(state).where('c.access_ends_at_ms', '<=', nowMs);
  const isGuest = (state: Builder) => void limited(state).where('c.access_ends_at_ms', '>', nowMs);
  const isUnlimited = (state: Builder) =>
    void state
      .whereNull('c.guest_account')
      .orWhere({ 'c.guest_account': false })
      .orWhereNull('c.access_ends_at_ms');
  const isFree = (state: Builder) => void state.whereNull('u.blocked').orWhere({ 'u.blocked': false });
  const goesOn = (state: Builder) => void state.where(isUnlimited).orWhere(isGuest);
  const conditions: Record<AccessState, (state: Builder) => void> = {
    ended: isOver,
    blocked: (state) => void state.where({ 'u.blocked': true }).where(goesOn),
    guest: (state) => void state.where(isGuest).where(isFree),
    open: (state) => void state.where(isUnlimited).where(isFree),
  };
  return rows.where((any) => {
    for (const state of states) void any.orWhere(conditions[state]);
  });
}

type Moment = number | string | null;

interface ClientRow {
  user_id: number;
  email: string | null;
  username: string | null;
  name: string | null;
  language: string | null;
  role_type: string | null;
  blocked: unknown;
  guest_account: unknown;
  access_ends_at_ms: Moment;
  proven_at_ms: Moment;
  first_session_at_ms: Moment;
  last_sign_in_at_ms: Moment;
  activated_at_ms: Moment;
  invitation_document_id: string | null;
}

function toRecord(row: ClientRow, nowMs: number): ClientRecord {
  const blocked = Boolean(row.blocked);
  const guestAccount = Boolean(row.guest_account);
  const endsAtMs = guestAccount && row.access_ends_at_ms !== null ? Number(row.access_ends_at_ms) : null;
  return {
    id: row.user_id,
    email: row.email ?? '',
    username: row.username ?? '',
    name: row.name,
    language: row.language,
    role: row.role_type,
    blocked,
    access: accessState({ blocked, endsAtMs }, nowMs),
    accessEndsAt: toIso(endsAtMs),
    guestAccount,
    proven: row.proven_at_ms !== null,
    firstSessionAt: toIso(row.first_session_at_ms),
    lastSignInAt: toIso(row.last_sign_in_at_ms),
    activatedAt: toIso(row.activated_at_ms),
    invitationId: row.invitation_document_id,
  };
}

const toIso = (moment: Moment): string | null =>
  moment === null ? null : new Date(Number(moment)).toISOString();
