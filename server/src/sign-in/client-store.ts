import { TABLES } from '../content-types';
import { randomId } from '../domain/link';
import type { ClientStore } from '../domain/ports';
import type { Database } from '../strapi/database';

interface ClientRow {
  sessions_valid_from_seconds: number | string | null;
}

/** What we know of each client. A client without a row is one of whom there is nothing to know yet. */
export function createClientStore(database: Database): ClientStore {
  return {
    async sessionsValidFrom(clientId) {
      const row = await database.run<ClientRow | undefined>((table) =>
        table(TABLES.clients).where({ user_id: clientId }).first('sessions_valid_from_seconds'),
      );
      return Number(row?.sessions_valid_from_seconds ?? 0);
    },

    async setSessionsValidFrom(clientId, seconds) {
      await database.run((table) =>
        table(TABLES.clients)
          .insert({ document_id: randomId(12), user_id: clientId, sessions_valid_from_seconds: seconds })
          .onConflict('user_id')
          .merge(['sessions_valid_from_seconds']),
      );
    },
  };
}
