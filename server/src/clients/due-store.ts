import { TABLES } from '../content-types';
import type { DueItem, DueStore } from '../domain/access-ports';
import type { Database, Table } from '../strapi/database';

type Kind = DueItem['kind'];
type Row = { id: number | string; due: number | string | null };

/**
 * Work that falls due. A claim moves the row's due time to the end of its lease, and holds only if the time is still the
 * one that was seen: of many instances that see a row one gets it, and what a killed one left behind falls due again.
 * What keeps failing is tried once per lease.
 */
export function createDueStore(database: Database): DueStore {
  async function findDue(kind: Kind, limit: number, nowMs: number): Promise<Row[]> {
    const { id, due } = PLACES[kind];
    const found: Row[] = [];
    for (const query of kind === 'expiry' ? ENDS.map(expiredBy) : [dueOf(kind)]) {
      const room = limit - found.length;
      if (room === 0) break;
      found.push(
        ...(await database.run<Row[]>((table) => query(table, nowMs).limit(room).select({ id, due }))),
      );
    }
    return found;
  }

  return {
    async claimDue(kind, limit, nowMs, leasedUntilMs) {
      const { table: name, id, due } = PLACES[kind];
      const claimed: DueItem[] = [];
      for (const row of await findDue(kind, limit, nowMs)) {
        const mine = await database.run<number>((table) =>
          table(name)
            .where({ [id]: row.id, [due]: row.due })
            .update({ [due]: leasedUntilMs }),
        );
        if (mine === 1) claimed.push({ kind, id: String(row.id), leasedUntilMs });
      }
      return claimed;
    },

    async nextDueAtMs(kinds) {
      const times: number[] = [];
      for (const kind of kinds.filter((each) => each !== 'expiry')) {
        const row = await database.run<Row | undefined>((table) =>
          waiting(kind, table).orderBy(PLACES[kind].due).first({ due: PLACES[kind].due }),
        );
        if (row) times.push(Number(row.due));
      }
      return times.length === 0 ? undefined : Math.min(...times);
    },

    async noteExpiry(invitationId, nowMs) {
      const changed: number = await database.run((table) =>
        table(TABLES.invitations)
          .where({ document_id: invitationId, lifecycle: 'pending' })
          .where((over) => {
            void over.where('expires_at_ms', '<=', nowMs).orWhere('access_ends_at_ms', '<=', nowMs);
          })
          .whereNull('expiry_noted_at_ms')
          .update({ expiry_noted_at_ms: nowMs, expiry_leased_until_ms: null, next_reminder_at_ms: null }),
      );
      return changed === 1;
    },
  };
}

/** Where each kind waits: its table, what it is known by, and the time that a lease moves. */
const PLACES = {
  access: { table: TABLES.clients, id: 'user_id', due: 'access_due_at_ms' },
  reminder: { table: TABLES.invitations, id: 'document_id', due: 'next_reminder_at_ms' },
  expiry: { table: TABLES.invitations, id: 'document_id', due: 'expiry_leased_until_ms' },
} as const satisfies Record<Kind, { table: string; id: string; due: string }>;

function waiting(kind: Exclude<Kind, 'expiry'>, table: Table) {
  const rows = table(PLACES[kind].table).whereNotNull(PLACES[kind].due);
  return kind === 'reminder' ? rows.where({ lifecycle: 'pending' }) : rows;
}

/** By which an invitation ends, each asked for by itself: no index serves both at once. */
const ENDS = ['expires_at_ms', 'access_ends_at_ms'] as const;

const dueOf = (kind: Exclude<Kind, 'expiry'>) => (table: Table, nowMs: number) =>
  waiting(kind, table).where(PLACES[kind].due, '<=', nowMs).orderBy(PLACES[kind].due);

const expiredBy = (end: (typeof ENDS)[number]) => (table: Table, nowMs: number) => {
  const { due } = PLACES.expiry;
  return table(TABLES.invitations)
    .where({ lifecycle: 'pending' })
    .whereNull('expiry_noted_at_ms')
    .where(end, '<=', nowMs)
    .where((free) => {
      void free.whereNull(due).orWhere(due, '<=', nowMs);
    })
    .orderBy(end);
};
