import type { Core } from '@strapi/types';
import { TABLES } from '../content-types';
import type { SessionSweep } from '../domain/access-ports';
import type { Clock } from '../domain/ports';
import type { Database, Table } from './database';
import { SESSION_UID } from './session-row';

/**
 * Ends the sessions of everybody who came by link. Nobody can tell which of a client's sessions a link began, least of all in
 * legacy mode: so all of theirs. Set by set, since a list of 100,000 clients fits into no statement.
 */
export function createSessionSweep(strapi: Core.Strapi, database: Database, clock: Clock): SessionSweep {
  const cameByLink = (table: Table) => table(TABLES.clients).whereNotNull('last_sign_in_at_ms');

  return {
    async endAllByLink() {
      const nowSeconds = Math.floor(clock() / 1000);
      // Past also the sessions that were dated ahead because others were ended in this same second.
      const ahead = await database.run<number>((table) =>
        cameByLink(table)
          .where('sessions_valid_from_seconds', '>', nowSeconds)
          .increment('sessions_valid_from_seconds', 1),
      );
      const others = await database.run<number>((table) =>
        cameByLink(table)
          .where((earlier) => {
            void earlier
              .whereNull('sessions_valid_from_seconds')
              .orWhere('sessions_valid_from_seconds', '<=', nowSeconds);
          })
          .update({ sessions_valid_from_seconds: nowSeconds + 1 }),
      );
      await endRefreshSessions();
      return ahead + others;
    },
  };

  /** There are some in refresh mode only. The session manager keeps user ids as text. */
  async function endRefreshSessions(): Promise<void> {
    const { tableName } = strapi.db.metadata.get(SESSION_UID);
    await database.run((table) => {
      const ours = table(tableName).where({ origin: 'users-permissions' });
      const ids = cameByLink(table);
      // PostgreSQL compares no text with a number, and would stumble over an id that is none; the others find a number in
      // the index of user_id, and would search for a text row by row.
      const chosen =
        strapi.db.dialect.client === 'postgres'
          ? ours.whereRaw('?? IN ?', ['user_id', ids.select(castToText())])
          : ours.whereRaw('CAST(?? AS SIGNED) IN ?', ['user_id', ids.select('user_id')]);
      return chosen.delete();
    });
  }

  function castToText() {
    return strapi.db.connection.raw('CAST(?? AS varchar)', ['user_id']);
  }
}
