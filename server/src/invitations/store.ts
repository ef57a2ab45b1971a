import { ENGAGEMENTS, type InvitationSort } from '../../../contracts';
import { TABLES } from '../content-types';
import type { Invitation } from '../domain/invitation';
import type { InvitationFilter, InvitationStore } from '../domain/invitation-ports';
import type { Database, Table } from '../strapi/database';
import { containing } from '../strapi/like';
import { toInvitation, toRow, type InvitationRow } from './invitation-row';

const SORT_COLUMNS = {
  createdAt: 'created_at_ms',
  email: 'email',
  invitationExpiresAt: 'expires_at_ms',
  acceptedAt: 'accepted_at_ms',
} as const satisfies Record<InvitationSort, keyof InvitationRow>;

/** MariaDB takes accents off when it compares: what it finds may be somebody else's. */
const isOf =
  (email: string) =>
  (row: Pick<InvitationRow, 'email'>): boolean =>
    row.email === email;

/** Invitations in the database. What ends one is a guarded UPDATE: exactly one of many succeeds. */
export function createInvitationStore(database: Database): InvitationStore {
  const findBy = async (where: Partial<InvitationRow>, hold = false): Promise<Invitation | undefined> => {
    const row = await database.run<InvitationRow | undefined>((table) => {
      const one = table(TABLES.invitations).where(where).first();
      return hold ? one.forUpdate() : one;
    });
    return row && toInvitation(row);
  };

  const update = async (
    documentId: string,
    change: Partial<InvitationRow> & { expiry_noted_at_ms?: null },
  ): Promise<void> => {
    await database.run((table) =>
      table(TABLES.invitations).where({ document_id: documentId }).update(change),
    );
  };

  const end = async (documentId: string, change: Partial<InvitationRow>): Promise<boolean> => {
    const changed: number = await database.run((table) =>
      table(TABLES.invitations)
        .where({ document_id: documentId, lifecycle: 'pending' })
        .update({ ...change, pending_key: null, next_reminder_at_ms: null }),
    );
    return changed === 1;
  };

  return {
    async insert(invitation) {
      await database.run((table) => table(TABLES.invitations).insert(toRow(invitation)));
    },

    find: (documentId) => findBy({ document_id: documentId }),
    lock: (documentId) => findBy({ document_id: documentId }, true),
    async isSuppressed(email) {
      const heard = await database.run<Pick<InvitationRow, 'email' | 'lifecycle'>[]>((table) =>
        table(TABLES.invitations)
          .where({ email })
          .where((telling) => {
            void telling
              .whereIn('delivery', ['bounced', 'complained'])
              .orWhereIn('lifecycle', ['declined', 'accepted']);
          })
          .orderBy([
            { column: 'created_at_ms', order: 'desc' },
            { column: 'id', order: 'desc' },
          ])
          .select('email', 'lifecycle'),
      );
      const lastHeard = heard.find(isOf(email));
      return lastHeard !== undefined && lastHeard.lifecycle !== 'accepted';
    },
    findByPendingKey: (pendingKey) => findBy({ pending_key: pendingKey }),
    async releaseKey(documentId, nowMs) {
      const changed: number = await database.run((table) =>
        table(TABLES.invitations)
          .where({ document_id: documentId, lifecycle: 'pending' })
          .where(isOverBy(nowMs))
          .update({ pending_key: null, next_reminder_at_ms: null }),
      );
      return changed === 1;
    },

    async lastSentAtMs({ email, document }) {
      const sent = await database.run<Pick<InvitationRow, 'email' | 'last_sent_at_ms'>[]>((table) =>
        table(TABLES.invitations)
          .where({
            email,
            document_uid: document?.uid ?? null,
            document_document_id: document?.documentId ?? null,
          })
          .whereNot({ lifecycle: 'accepted' })
          .whereNotNull('last_sent_at_ms')
          .select('email', 'last_sent_at_ms'),
      );
      const times = sent.filter(isOf(email)).map((row) => Number(row.last_sent_at_ms));
      return times.length === 0 ? undefined : Math.max(...times);
    },

    close: (documentId, lifecycle, nowMs) => end(documentId, { lifecycle, closed_at_ms: nowMs }),

    accept: (documentId, { clientId, accessEndsAtMs }, nowMs) =>
      end(documentId, {
        lifecycle: 'accepted',
        engagement: 'signed-in',
        client_id: clientId,
        access_ends_at_ms: accessEndsAtMs,
        accepted_at_ms: nowMs,
      }),

    extend: (documentId, expiresAtMs, nextReminderAtMs) =>
      update(documentId, {
        expires_at_ms: expiresAtMs,
        next_reminder_at_ms: nextReminderAtMs,
        expiry_noted_at_ms: null,
      }),

    async noteReminder(documentId, { sent, nextAtMs }) {
      await database.run((table) =>
        table(TABLES.invitations)
          .where({ document_id: documentId })
          .update({ next_reminder_at_ms: nextAtMs })
          .increment('reminders_sent', sent ? 1 : 0),
      );
    },

    noteQueued: (documentId, queuedAtMs) =>
      update(documentId, { delivery: 'queued', delivery_problem: null, last_sent_at_ms: queuedAtMs }),

    async noteDelivery(documentId, delivery, problem, queuedAtMs) {
      await database.run((table) =>
        table(TABLES.invitations)
          .where({ document_id: documentId })
          .where((newest) => {
            void newest.whereNull('last_sent_at_ms').orWhere('last_sent_at_ms', '<=', queuedAtMs);
          })
          .update({ delivery, delivery_problem: problem }),
      );
    },

    async noteEngagement(documentId, engagement) {
      const before = ENGAGEMENTS.slice(0, ENGAGEMENTS.indexOf(engagement));
      await database.run((table) =>
        table(TABLES.invitations)
          .where({ document_id: documentId })
          .whereIn('engagement', before)
          .update({ engagement }),
      );
    },

    async list(filter, { sort, descending, offset, limit }, nowMs) {
      const direction = descending ? 'desc' : 'asc';
      const rows = await database.run<InvitationRow[]>((table) =>
        filtered(table, filter, nowMs)
          .orderBy(SORT_COLUMNS[sort], direction)
          .orderBy('id', direction)
          .offset(offset)
          .limit(limit)
          .select('*'),
      );
      return rows.map(toInvitation);
    },

    async count(filter, nowMs) {
      const row = await database.run<{ found: number | string } | undefined>((table) =>
        filtered(table, filter, nowMs).count({ found: '*' }).first(),
      );
      return Number(row?.found ?? 0);
    },
  };
}

type Query = ReturnType<Table>;

function filtered(table: Table, filter: InvitationFilter, nowMs: number): Query {
  const query = table(TABLES.invitations);
  const lists = [
    ['delivery', filter.deliveries],
    ['engagement', filter.engagements],
    ['role', filter.roles],
    ['policy', filter.policies],
  ] as const;
  for (const [column, wanted] of lists) if (wanted.length > 0) void query.whereIn(column, [...wanted]);
  if (filter.batchId !== undefined) void query.where({ batch_document_id: filter.batchId });
  if (filter.invitedBy !== undefined) void query.where({ invited_by: filter.invitedBy });
  if (filter.documentUid !== undefined) void query.where({ document_uid: filter.documentUid });
  if (filter.documentId !== undefined) void query.where({ document_document_id: filter.documentId });
  if (filter.createdFromMs !== undefined) void query.where('created_at_ms', '>=', filter.createdFromMs);
  if (filter.createdToMs !== undefined) void query.where('created_at_ms', '<=', filter.createdToMs);
  if (filter.search !== undefined) void query.where(containing(['email', 'name'], filter.search));
  if (filter.lifecycles.length > 0) void query.where(inLifecycles(filter.lifecycles, nowMs));
  return query;
}

function inLifecycles(lifecycles: InvitationFilter['lifecycles'], nowMs: number) {
  return (query: Query) => {
    const stored = lifecycles.filter((lifecycle) => lifecycle !== 'pending' && lifecycle !== 'expired');
    void query.whereIn('lifecycle', stored);
    const pending = (rest: (one: Query) => void) => (one: Query) => {
      void one.where({ lifecycle: 'pending' }).where(rest);
    };
    if (lifecycles.includes('pending')) void query.orWhere(pending(isOpenAt(nowMs)));
    if (lifecycles.includes('expired')) void query.orWhere(pending(isOverBy(nowMs)));
  };
}

/** Of a pending one, as `lifecycleOf` judges it. */
function isOpenAt(nowMs: number) {
  return (query: Query) => {
    void query.where('expires_at_ms', '>', nowMs).where((access) => {
      void access.whereNull('access_ends_at_ms').orWhere('access_ends_at_ms', '>', nowMs);
    });
  };
}

function isOverBy(nowMs: number) {
  return (query: Query) => {
    void query.where('expires_at_ms', '<=', nowMs).orWhere('access_ends_at_ms', '<=', nowMs);
  };
}
