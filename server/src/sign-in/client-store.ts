import { TABLES } from '../content-types';
import { randomId } from '../domain/link';
import type { ClientStore } from '../domain/ports';
import type { Database } from '../strapi/database';

interface ClientRow {
  sessions_valid_from_seconds: number | string | null;
  access_ends_at_ms: number | string | null;
}

/** Strapi writes defaults itself; its columns have none. */
const DEFAULTS = { guest_account: false };

/** What we know of each client. A client without a row is one of whom there is nothing to know yet. */
export function createClientStore(database: Database): ClientStore {
  const upsert = async (
    clientId: number,
    change: Record<string, string | number | boolean>,
  ): Promise<void> => {
    await database.run((table) =>
      table(TABLES.clients)
        .insert({ document_id: randomId(12), user_id: clientId, ...DEFAULTS, ...change })
        .onConflict('user_id')
        .merge(Object.keys(change)),
    );
  };

  return {
    async sessionsValidFrom(clientId) {
      const row = await database.run<Pick<ClientRow, 'sessions_valid_from_seconds'> | undefined>((table) =>
        table(TABLES.clients).where({ user_id: clientId }).first('sessions_valid_from_seconds'),
      );
      return Number(row?.sessions_valid_from_seconds ?? 0);
    },

    setSessionsValidFrom: (clientId, seconds) => upsert(clientId, { sessions_valid_from_seconds: seconds }),

    async isProven(clientId, addressKeys) {
      const row = await database.run<{ user_id: number } | undefined>((table) =>
        table(TABLES.clients)
          .where({ user_id: clientId })
          .whereIn('proven_address_key', [...addressKeys])
          .first('user_id'),
      );
      return row !== undefined;
    },

    markProven: (clientId, addressKey, nowMs) =>
      upsert(clientId, { proven_address_key: addressKey, proven_at_ms: nowMs }),

    async accessEndsAt(clientId) {
      const row = await database.run<Pick<ClientRow, 'access_ends_at_ms'> | undefined>((table) =>
        table(TABLES.clients)
          .where({ user_id: clientId, guest_account: true })
          .forUpdate()
          .first('access_ends_at_ms'),
      );
      return row?.access_ends_at_ms == null ? null : Number(row.access_ends_at_ms);
    },

    noteInvited: (clientId, nowMs) => upsert(clientId, { invited_at_ms: nowMs }),

    /** One statement for all but the first sign-in. */
    async noteSignIn(clientId, nowMs) {
      const noted = await database.run<number>((table) =>
        table(TABLES.clients)
          .where({ user_id: clientId })
          .whereNotNull('first_session_at_ms')
          .update({ last_sign_in_at_ms: nowMs }),
      );
      if (noted === 0) await upsert(clientId, { first_session_at_ms: nowMs, last_sign_in_at_ms: nowMs });
    },

    notePerson: (clientId, { name, language }) =>
      upsert(clientId, { language, ...(name !== null && { name }) }),
  };
}
