import { TABLES } from '../content-types';
import type { AccessStore } from '../domain/access-ports';
import { randomId } from '../domain/link';
import type { Database } from '../strapi/database';
import { toAccess, type AccessRow } from './access-row';

type Change = Record<string, string | number | boolean | null>;

/** Guest access: when it ends, and what was done about it. */
export function createAccessStore(database: Database): AccessStore {
  const upsert = async (clientId: number, change: Change): Promise<void> => {
    await database.run((table) =>
      table(TABLES.clients)
        .insert({ document_id: randomId(12), user_id: clientId, ...change })
        .onConflict('user_id')
        .merge(Object.keys(change)),
    );
  };

  return {
    async find(clientId) {
      const row = await database.run<AccessRow | undefined>((table) =>
        table(TABLES.clients).where({ user_id: clientId }).first(),
      );
      return row && toAccess(row);
    },

    async lock(clientId) {
      const row = await database.run<AccessRow | undefined>((table) =>
        table(TABLES.clients).where({ user_id: clientId }).forUpdate().first(),
      );
      return row && toAccess(row);
    },

    noteInvitation: (clientId, invitationId) => upsert(clientId, { invitation_document_id: invitationId }),
    setGuestAccount: (clientId, guestAccount) => upsert(clientId, { guest_account: guestAccount }),

    setEnd: (clientId, { endsAtMs, dueAtMs }) =>
      upsert(clientId, {
        access_ends_at_ms: endsAtMs,
        access_due_at_ms: dueAtMs,
        access_ended_at_ms: null,
        access_end_warned_at_ms: null,
        blocked_at_end: false,
      }),

    markWarned: (clientId, nowMs, dueAtMs) =>
      upsert(clientId, { access_end_warned_at_ms: nowMs, access_due_at_ms: dueAtMs }),

    async markEnded(clientId, nowMs, blockedAtEnd) {
      const changed: number = await database.run((table) =>
        table(TABLES.clients)
          .where({ user_id: clientId })
          .whereNull('access_ended_at_ms')
          .update({ access_ended_at_ms: nowMs, access_due_at_ms: null, blocked_at_end: blockedAtEnd }),
      );
      return changed === 1;
    },

    forgetDue: (clientId) => upsert(clientId, { access_due_at_ms: null }),

    async policyOfInvitation(invitationId) {
      const row = await database.run<{ policy: string } | undefined>((table) =>
        table(TABLES.invitations).where({ document_id: invitationId }).first('policy'),
      );
      return row?.policy;
    },
  };
}
