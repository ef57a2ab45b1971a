import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { App } from '../tests/integration/support/app';
import { addRows, batchOf, collect, isDone, previewOf, steer } from '../tests/integration/support/batches';
import { apiToken, callerWith } from '../tests/integration/support/callers';
import type { Editor } from '../tests/integration/support/editors';
import { liveHeapMegabytes } from './bench-app';
import type { Stage } from './rows';
import { pause, signInUntil, watch } from './sign-ins';
import { addLinks, clearTraces } from './stock';

const PORTION = 500;
const IDLE_MS = 2_000;

/** An import as the panel does it, while somebody signs in every tenth of a second. */
export interface Import {
  rows: number;
  previewSeconds: number;
  commitSeconds: number;
  /** The most resident memory, above what the idle server had: also garbage that V8 has no reason to collect yet. */
  residentMegabytes: number;
  /** The most that was alive on the heap after a full collection, above what was so in the idle server. */
  liveMegabytes: number;
  /** Of `/verify`, in milliseconds: before, and meanwhile. */
  idleWaits: number[];
  waits: number[];
}

export async function measureImport({ app, clients }: Stage, rows: number): Promise<Import> {
  await clearTraces(app.database);
  const { accessKey } = await apiToken(app, { name: 'bench', type: 'full-access' });
  const server = callerWith(app, accessKey);
  const tokens = (await addLinks(app.database, clients)).values();
  const idleWaits = await signInUntil(app, tokens, pause(IDLE_MS));
  const idle = await residentMegabytes(app);
  const idleLive = await liveHeapMegabytes(app);

  const seconds = { preview: 0, commit: 0 };
  const work = runImport(server, rows, seconds);
  const [waits, peak] = await Promise.all([signInUntil(app, tokens, work), watchMemory(app, work)]);
  await work;
  return {
    rows,
    previewSeconds: seconds.preview,
    commitSeconds: seconds.commit,
    residentMegabytes: peak - idle,
    liveMegabytes: (await liveHeapMegabytes(app)) - idleLive,
    idleWaits,
    waits,
  };
}

async function runImport(
  server: Editor,
  count: number,
  seconds: { preview: number; commit: number },
): Promise<void> {
  const rows = Array.from({ length: count }, (_, index) => ({
    row: index + 2,
    email: `import-${index}@client.example`,
    name: `Client ${index}`,
  }));
  const portions = Array.from({ length: Math.ceil(count / PORTION) }, (_, index) =>
    rows.slice(index * PORTION, (index + 1) * PORTION),
  );
  seconds.preview = await timed(async () => {
    for (const portion of portions) await previewOf(server, { rows: portion });
  });
  seconds.commit = await timed(async () => {
    const { documentId } = await collect(server, [], { idempotencyKey: `bench-${Date.now()}` });
    for (const portion of portions) await addRows(server, documentId, { rows: portion });
    await steer(server, documentId, 'start');
    while (!isDone(await batchOf(server, documentId))) await pause(1_000);
  });
}

async function timed(work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1000;
}

async function watchMemory(app: App, end: Promise<unknown>): Promise<number> {
  const isOver = watch(end);
  let peak = 0;
  while (!isOver()) {
    peak = Math.max(peak, await residentMegabytes(app));
    await pause(500);
  }
  return peak;
}

async function residentMegabytes({ pid }: App): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)]);
  return Number(stdout.trim()) / 1024;
}
