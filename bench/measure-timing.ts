import type { App } from '../tests/integration/support/app';
import { createCaller } from './load';
import { requestFor, type Stage } from './rows';
import { clearTraces } from './stock';

/** How long the answers took, in milliseconds. */
export interface Timing {
  known: number[];
  unknown: number[];
}

/** The request itself, and the next one for the same address: it meets what the first one left behind. */
export interface Timings {
  request: Timing;
  requestAfter: Timing;
}

/**
 * Asks for known and for unknown addresses in random order over one connection, each address twice, as someone would
 * who wants to know which ones have an account. The mail worker runs.
 */
export async function measureTiming(stage: Stage, samples: number): Promise<Timings> {
  const timings: Timings = { request: emptyTiming(), requestAfter: emptyTiming() };
  const ofEachKind = Math.ceil(samples / 2);
  for (let left = ofEachKind; left > 0; left -= stage.clients.length) {
    await clearTraces(stage.app.database);
    await measureBlock(stage, Math.min(left, stage.clients.length), timings);
  }
  return timings;
}

/** No address twice within a block: with three live links a client would get no mail. */
async function measureBlock({ app, clients }: Stage, ofEachKind: number, timings: Timings): Promise<void> {
  const known = clients.slice(0, ofEachKind).map(({ email }) => ({ email, kind: 'known' as const }));
  const unknown = known.map((_, index) => ({
    email: `absent-${index}@client.example`,
    kind: 'unknown' as const,
  }));
  const ask = createStopwatch(app);
  for (const { email, kind } of shuffled([...known, ...unknown])) {
    timings.request[kind].push(await ask(email));
    timings.requestAfter[kind].push(await ask(email));
  }
  ask.close();
}

const emptyTiming = (): Timing => ({ known: [], unknown: [] });

function createStopwatch(app: App) {
  const caller = createCaller(app.url, 1);
  const ask = async (email: string): Promise<number> => {
    const startedAt = performance.now();
    await caller.call(requestFor(email));
    return performance.now() - startedAt;
  };
  return Object.assign(ask, { close: caller.close });
}

function shuffled<T>(values: readonly T[]): T[] {
  return values
    .map((value) => ({ value, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
}
