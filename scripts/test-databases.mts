import { succeeds } from './run.mjs';

/**
 * `npm run test:databases`: the store suites on every database server that has an address in the environment. They
 * make a database of their own there, and learn of the server by DATABASE_CLIENT and DATABASE_URL, as the
 * playground does. `-- --core` plays the few that a database breaks first.
 */

const SERVERS = [
  { name: 'PostgreSQL', client: 'postgres', variable: 'TEST_POSTGRES_URL' },
  { name: 'MySQL or MariaDB', client: 'mysql', variable: 'TEST_MYSQL_URL' },
] as const;

/** What a database breaks first: races, held rows, unique places, how it compares and what it takes for text. */
const CORE = [
  ...['races', 'single-use', 'half-done', 'limits', 'newcomers', 'reported-meanwhile', 'two-instances'],
  ...['invitations', 'invitation-door', 'emergency', 'search', 'odd-inputs'],
  ...['batches', 'batch-failures', 'batch-preview'],
];

/** The other promises that a database could break; the rest of the integration suite does not look at one. */
const MORE = [
  ...[
    'sign-in',
    'requests',
    'outbox',
    'sessions',
    'session-ends',
    'renew-and-report',
    'accounts',
    'admission',
  ],
  ...['copied-database', 'guest-access', 'guests-again', 'unblocked-elsewhere', 'clients', 'withdrawn-links'],
  ...['invitation-rights', 'invitation-check', 'invitation-life', 'reminders', 'notices'],
  ...['undeliverable', 'events', 'documents'],
  ...[
    'batch-crash',
    'batch-rights',
    'bulk-mail',
    'role-defaults',
    'audit-log',
    'retention',
    'inviting-policies',
    'policies',
    'settings',
    'privacy',
    'privacy-meanwhile',
    'pending-rights',
    'secrets-rotated',
    'audit-export',
    'odd-admin-inputs',
  ],
];

const suites = process.argv.includes('--core') ? CORE : [...CORE, ...MORE];
const DATABASE_BOUND = `integration/(${suites.join('|')})\\.`;

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
