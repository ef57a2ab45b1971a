import path from 'node:path';

import type { Core } from '@strapi/strapi';

type ConfigParams = Core.Config.Shared.ConfigParams;

/** playground/, seen from playground/dist/config/database.js. */
const APP_ROOT = path.resolve(__dirname, '../..');

export default ({ env }: ConfigParams) => {
  const client = env('DATABASE_CLIENT', 'sqlite');
  return { connection: client === 'sqlite' ? sqliteConnection(env) : serverConnection(client, env) };
};

function sqliteConnection(env: ConfigParams['env']) {
  return {
    client: 'sqlite',
    connection: { filename: path.resolve(APP_ROOT, env('DATABASE_FILENAME', '.tmp/data.db')) },
    useNullAsDefault: true,
    pool: { afterCreate: writeAhead },
  };
}

interface SqliteHandle {
  pragma(source: string): unknown;
}

/**
 * WAL with synchronous=NORMAL is several times faster than SQLite's default journal and as safe against a crash of
 * the process. Strapi calls this after its own afterCreate (@strapi/database, connection.js).
 */
function writeAhead(handle: SqliteHandle, done: (error: Error | null, handle: SqliteHandle) => void): void {
  handle.pragma('journal_mode = WAL');
  handle.pragma('synchronous = NORMAL');
  done(null, handle);
}

/** postgres or mysql (MariaDB, too), by an address such as postgres://user:password@127.0.0.1:5432/name. */
function serverConnection(client: string, env: ConfigParams['env']) {
  const url = new URL(env('DATABASE_URL', ''));
  return {
    client,
    connection: {
      host: url.hostname,
      port: Number(url.port) || (client === 'postgres' ? 5432 : 3306),
      user: decodeURIComponent(url.username),
      password: decodeURIComponent(url.password),
      database: decodeURIComponent(url.pathname.slice(1)),
    },
    pool: { min: env.int('DATABASE_POOL_MIN', 0), max: env.int('DATABASE_POOL_MAX', 10) },
  };
}
