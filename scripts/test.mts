import { succeeds } from './run.mjs';
import { ensureBuilt } from './ensure-built.mjs';

/** `npm test`: what needs nothing but Node. Prints at the end what it left out. */

const LEFT_OUT = [
  ['PostgreSQL, MariaDB', 'npm run test:databases, with TEST_POSTGRES_URL or TEST_MYSQL_URL'],
] as const;

await ensureBuilt();

const fast = await succeeds('jest', ['--selectProjects', 'unit', 'contract']);
// One Strapi per process: a worker over its memory limit, and so after every file, is replaced by a fresh one.
const booted = await succeeds('jest', [
  '--selectProjects',
  'integration',
  '--maxWorkers=1',
  '--workerIdleMemoryLimit=1MB',
]);

console.log('\nLeft out:');
for (const [what, how] of LEFT_OUT) console.log(`  ${what}: ${how}`);
process.exitCode = fast && booted ? 0 : 1;
