import { randomBytes } from 'node:crypto';
import path from 'node:path';
import knex, { type Knex } from 'knex';

type ServerClient = 'postgres' | 'mysql';

/** Where an app keeps its data, and how a test looks at it. */
export interface AppDatabase {
  /** What the app's `config/database` exports. */
  connection: Record<string, unknown>;
  open(): Knex;
  /** Removes it for good. */
  drop(): Promise<void>;
}

/**
 * SQLite in the app's folder; or, where DATABASE_CLIENT and DATABASE_URL name a server, a database of its own there.
 * Apps of one folder share one database.
 */
export async function createAppDatabase(directory: string, environment = process.env): Promise<AppDatabase> {
  const { DATABASE_CLIENT: client, DATABASE_URL: url } = environment;
  if (url && (client === 'postgres' || client === 'mysql')) return createOnServer(client, url, directory);
  const filename = path.join(directory, 'data.db');
  return {
    connection: { client: 'sqlite', connection: { filename }, useNullAsDefault: true },
    open: () => knex({ client: 'better-sqlite3', connection: { filename }, useNullAsDefault: true }),
    drop: () => Promise.resolve(),
  };
}

const nameByDirectory = new Map<string, string>();

async function createOnServer(client: ServerClient, url: string, directory: string): Promise<AppDatabase> {
  const existing = nameByDirectory.get(directory);
  const name = existing ?? `ml_app_${randomBytes(6).toString('hex')}`;
  nameByDirectory.set(directory, name);
  if (!existing) await onServer(client, url, (server) => server.raw(`CREATE DATABASE ${name}`));
  const connection = connectionTo(client, url, name);
  return {
    connection: { client, connection },
    open: () => knex({ client: client === 'mysql' ? 'mysql2' : 'pg', connection, pool: { min: 0, max: 2 } }),
    drop: async () => {
      nameByDirectory.delete(directory);
      const force = client === 'postgres' ? ' WITH (FORCE)' : '';
      await onServer(client, url, (server) => server.raw(`DROP DATABASE IF EXISTS ${name}${force}`));
    },
  };
}

async function onServer(client: ServerClient, url: string, work: (server: Knex) => Knex.Raw): Promise<void> {
  const server = knex({
    client: client === 'mysql' ? 'mysql2' : 'pg',
    connection: url,
    pool: { min: 0, max: 1 },
  });
  try {
    await work(server);
  } finally {
    await server.destroy();
  }
}

function connectionTo(client: ServerClient, url: string, database: string) {
  const { hostname, port, username, password } = new URL(url);
  return {
    host: hostname,
    port: Number(port || (client === 'mysql' ? 3306 : 5432)),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database,
  };
}
