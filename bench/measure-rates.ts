import { profiled } from './bench-app';
import { load } from './load';
import type { Options } from './options';
import { CALLS, endless, NOTHING, ROWS, type RowName, type Stage } from './rows';
import { clearTraces } from './stock';

/** One round: every row, and the do-nothing route right before each. Per second. */
export type Round = Record<RowName, { perSecond: number; nothingPerSecond: number }>;

/**
 * Measures the rows round by round. Whatever else the machine does changes over minutes and hits both of a pair
 * alike, so what counts is each pair's ratio.
 */
export async function measureRates(stage: Stage, options: Options): Promise<Round[]> {
  // The compiler and the caches need a run of everything first.
  await measureRound(stage, { ...options, seconds: options.seconds / 3, profileInto: undefined });
  const rounds: Round[] = [];
  while (rounds.length < options.rounds) rounds.push(await measureRound(stage, options));
  return rounds;
}

async function measureRound(stage: Stage, options: Options): Promise<Round> {
  const pairs: [RowName, Round[RowName]][] = [];
  for (const row of ROWS) pairs.push([row, await measurePair(row, stage, options)]);
  return Object.fromEntries(pairs) as Round;
}

async function measurePair(row: RowName, stage: Stage, options: Options): Promise<Round[RowName]> {
  const { app } = stage;
  await clearTraces(app.database);
  const calls = await CALLS[row](stage);
  const nothing = await load(
    app.url,
    endless(() => NOTHING),
    options,
  );
  const { perSecond } = await profiled(app, options.profileInto, row, () => load(app.url, calls, options));
  return { perSecond, nothingPerSecond: nothing.perSecond };
}
