import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { BUDGETS } from '../server/src/domain/budget';
import { createKeyring } from '../server/src/domain/keyring';
import { SEED_CALLERS } from '../tests/integration/support/callers';
import { EDITOR, seedAdmins } from '../tests/integration/support/editors';
import { startApp, type App } from '../tests/integration/support/app';
import type { BenchDatabase } from './databases';

/** An installation in production mode as the README recommends it, with limits that count all and refuse nobody. */

const SECRET = 'secret-of-the-benchmark-0123456789abcdef';
const PLENTY = { points: 1_000_000, windowSeconds: 604_800 };

export const PUBLIC_URL = 'https://cms.example';
/** The account that all others are copies of. */
export const FIRST_CLIENT = { email: 'client-0@client.example', password: 'Bench-password-1' };
export const keyring = createKeyring([SECRET]);

export async function startBenchApp(database: BenchDatabase, smtpPort: number): Promise<App> {
  // The test apps learn of a database server from the environment.
  const { DATABASE_CLIENT = '', DATABASE_URL = '' } = database.environment;
  Object.assign(process.env, { DATABASE_CLIENT, DATABASE_URL });
  return startApp({
    magicLink: {
      portal: { name: 'Northwind', url: 'https://portal.example' },
      mail: { from: 'Northwind <hello@northwind.example>' },
      smtp: { host: '127.0.0.1', port: smtpPort, ignoreTLS: true },
      secrets: [SECRET],
      limits: Object.fromEntries(BUDGETS.map((name) => [name, PLENTY])),
    },
    // U&P would refuse the eleventh login of a minute.
    usersPermissions: { ratelimit: { enabled: false } },
    server: { url: PUBLIC_URL, proxy: { koa: true } },
    clients: [FIRST_CLIENT],
    bootstrap: database.setUp + ROUTES + SEED_CALLERS + seedAdmins([{ email: EDITOR }]),
    env: { NODE_ENV: 'production', NODE_OPTIONS: process.env.BENCH_NODE_OPTIONS ?? '' },
  });
}

/** The route that does nothing, the heap's measure, and the profiler's switch. */
const ROUTES = `
    strapi.server.routes({
      type: 'content-api',
      routes: ['GET', 'POST'].map((method) => ({
        method, path: '/nothing', info: { type: 'content-api' }, config: { auth: false },
        handler: (ctx) => { ctx.body = {}; },
      })),
    });
    const { constants, PerformanceObserver } = require('node:perf_hooks');
    let mostAlive = 0;
    const noteAlive = () => (mostAlive = Math.max(mostAlive, process.memoryUsage().heapUsed));
    const isFull = ({ detail }) => detail.kind === constants.NODE_PERFORMANCE_GC_MAJOR;
    new PerformanceObserver((list) => list.getEntries().some(isFull) && noteAlive()).observe({ type: 'gc' });
    require('node:v8').setFlagsFromString('--expose-gc');
    const collect = require('node:vm').runInNewContext('gc');
    strapi.server.routes([{
      method: 'POST', path: '/heap', config: { auth: false },
      handler: (ctx) => {
        collect();
        noteAlive();
        ctx.body = { megabytes: mostAlive / 2 ** 20 };
        mostAlive = 0;
      },
    }]);
    const { Session } = require('node:inspector/promises');
    const profiler = new Session();
    strapi.server.routes([{
      method: 'POST', path: '/profile', config: { auth: false },
      handler: async (ctx) => {
        const { into } = ctx.request.body;
        if (into) {
          const { profile } = await profiler.post('Profiler.stop');
          require('node:fs').writeFileSync(into, JSON.stringify(profile));
          profiler.disconnect();
        } else {
          profiler.connect();
          await profiler.post('Profiler.enable');
          await profiler.post('Profiler.start');
        }
        ctx.body = {};
      },
    }]);
`;

/** The most that was alive right after a full collection since this was asked before; one is made now. Takes some 100 ms. */
export async function liveHeapMegabytes(app: App): Promise<number> {
  const response = await app.post('/heap', {});
  return ((await response.json()) as { megabytes: number }).megabytes;
}

/** Does the work under the server's CPU profiler, if a folder for the profile is given. */
export async function profiled<T>(
  app: App,
  folder: string | undefined,
  name: string,
  work: () => Promise<T>,
): Promise<T> {
  if (folder === undefined) return work();
  mkdirSync(folder, { recursive: true });
  await app.post('/profile', {});
  const result = await work();
  const file = `${name.replace(/[^a-z0-9]+/gi, '-').toLowerCase()}.cpuprofile`;
  await app.post('/profile', { into: path.resolve(folder, file) });
  return result;
}
