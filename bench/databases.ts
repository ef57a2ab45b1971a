import type { Targets } from './targets';
import { SHARE_OF_NOTHING } from './targets';

/** A database to measure on: the environment that the test apps read, and how the app sets it up. */
export interface BenchDatabase {
  name: string;
  environment: NodeJS.ProcessEnv;
  /** JavaScript for the app's bootstrap. */
  setUp: string;
  targets: Targets;
}

/** What the README recommends, on the one connection that Strapi has to SQLite. */
const WRITE_AHEAD_LOG = `
    await strapi.db.connection.raw('PRAGMA journal_mode = WAL');
    await strapi.db.connection.raw('PRAGMA synchronous = NORMAL');
`;

/** SQLite in both ways, and each server that has an address in the environment. */
export function databasesFrom({ TEST_POSTGRES_URL, TEST_MYSQL_URL }: NodeJS.ProcessEnv): BenchDatabase[] {
  const onServer = (name: string, client: string, url: string | undefined, targets: Targets) =>
    url ? [{ name, environment: { DATABASE_CLIENT: client, DATABASE_URL: url }, setUp: '', targets }] : [];
  return [
    {
      name: 'SQLite, default journal',
      environment: {},
      setUp: '',
      targets: SHARE_OF_NOTHING.sqlite,
    },
    { name: 'SQLite, WAL', environment: {}, setUp: WRITE_AHEAD_LOG, targets: SHARE_OF_NOTHING.wal },
    ...onServer('PostgreSQL', 'postgres', TEST_POSTGRES_URL, SHARE_OF_NOTHING.postgres),
    ...onServer('MySQL or MariaDB', 'mysql', TEST_MYSQL_URL, SHARE_OF_NOTHING.mysql),
  ];
}
