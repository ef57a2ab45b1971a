import { randomBytes } from 'node:crypto';

import knex from 'knex';

import { ensureBuilt } from './ensure-built.mjs';
import { succeeds } from './run.mjs';

/**
 * `npm run test:databases`: the store suites and the booted Strapi on every database that has an address in the
 * environment. Each run has a database of its own on that server, dropped afterwards; the tests learn of it by
 * DATABASE_CLIENT and DATABASE_URL, as the playground does.
 */

const SERVERS = [
  { name: 'PostgreSQL', client: 'postgres', driver: 'pg', variable: 'TEST_POSTGRES_URL' },
  { name: 'MySQL or MariaDB', client: 'mysql', driver: 'mysql2', variable: 'TEST_MYSQL_URL' },
] as const;

type Server = (typeof SERVERS)[number];

async function testOn({ name, client, driver }: Server, url: string): Promise<boolean> {
  const database = `magic_link_${randomBytes(4).toString('hex')}`;
  console.log(`\n${name}: database ${database}`);
  const server = knex({ client: driver, connection: url });
  try {
    await server.raw(`CREATE DATABASE ${database}`);
    return await runSuites(client, Object.assign(new URL(url), { pathname: `/${database}` }).href);
  } finally {
    await server.raw(`DROP DATABASE IF EXISTS ${database}`);
    await server.destroy();
  }
}

/** All files share the database: one after the other, each in a process of its own. */
const runSuites = (client: Server['client'], url: string) =>
  succeeds(
    'jest',
    ['--selectProjects', 'contract', 'integration', '--maxWorkers=1', '--workerIdleMemoryLimit=1MB'],
    { env: { DATABASE_CLIENT: client, DATABASE_URL: url } },
  );

const wanted = SERVERS.flatMap((server) => {
  const url = process.env[server.variable];
  return url ? [{ server, url }] : [];
});

if (wanted.length === 0) {
  console.error(
    `No database to test on: set ${SERVERS.map(({ variable }) => variable).join(' or ')}, such as\n` +
      'TEST_POSTGRES_URL=postgres://postgres@127.0.0.1:5432/test, of a user who may create databases.',
  );
  process.exitCode = 1;
} else {
  await ensureBuilt();
  for (const { server, url } of wanted) {
    if (!(await testOn(server, url))) process.exitCode = 1;
  }
}
