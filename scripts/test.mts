import { ensureBuilt } from './ensure-built.mjs';
import { succeeds } from './run.mjs';

/** `npm test`: everything that needs nothing but Node. Says at the end what it left out. */

const LEFT_OUT = {
  'PostgreSQL and MariaDB': 'npm run test:databases, with TEST_POSTGRES_URL or TEST_MYSQL_URL',
  'The demo in Chromium': 'npm run test:browser',
  'The packed plugin in fresh Strapi apps': 'npm run test:packed',
  ...(process.env.TEST_REDIS_URL ? {} : { 'Limits on a Redis': 'npm test, with TEST_REDIS_URL' }),
};

// The integration tests boot Strapi with the built plugin.
await ensureBuilt();

const quick = await succeeds('jest', ['--selectProjects', 'unit', 'contract']);
// Each file boots a Strapi that waits most of the time: two side by side fit on two cores, and more would slow what is
// promised about time.
const booted = await succeeds('jest', ['--selectProjects', 'integration', '--maxWorkers=2']);

console.log('\nLeft out:');
for (const [what, how] of Object.entries(LEFT_OUT)) console.log(`  ${what}: ${how}`);
process.exitCode = quick && booted ? 0 : 1;
