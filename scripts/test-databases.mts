import { succeeds } from './run.mjs';

/**
 * `npm run test:databases`: the store suites on every database server that has an address in the environment. They
 * make a database of their own there, and learn of the server by DATABASE_CLIENT and DATABASE_URL, as the
 * playground does.
 */

const SERVERS = [
  { name: 'PostgreSQL', client: 'postgres', variable: 'TEST_POSTGRES_URL' },
  { name: 'MySQL or MariaDB', client: 'mysql', variable: 'TEST_MYSQL_URL' },
] as const;

/** The promises that a database could break; the rest of the integration suite does not look at one. */
const DATABASE_BOUND =
  'integration/(sign-in|documents|notices|single-use|races|half-done|requests|outbox|limits|sessions|session-ends|renew-and-report|reported-meanwhile|odd-inputs|withdrawn-links|undeliverable|search|unblocked-elsewhere|accounts|newcomers|admission|copied-database|guest-access|clients|invitations|invitation-rights|invitation-door|invitation-life|reminders|guests-again|emergency|events|batches|batch-crash|batch-rights|bulk-mail)';

const wanted = SERVERS.flatMap((server) => {
  const url = process.env[server.variable];
  return url ? [{ ...server, url }] : [];
});

if (wanted.length === 0) {
  console.error(
    `No database to test on: set ${SERVERS.map(({ variable }) => variable).join(' or ')}, such as\n` +
      'TEST_POSTGRES_URL=postgres://postgres@127.0.0.1:5432/test, of a user who may create databases.',
  );
  process.exitCode = 1;
}

for (const { name, client, url } of wanted) {
  console.log(`\n${name}`);
  const env = { DATABASE_CLIENT: client, DATABASE_URL: url };
  if (!(await succeeds('jest', ['--selectProjects', 'contract'], { env }))) process.exitCode = 1;
  const booted = ['--selectProjects', 'integration', '--maxWorkers=2', '--testPathPatterns', DATABASE_BOUND];
  if (!(await succeeds('jest', booted, { env }))) process.exitCode = 1;
}
