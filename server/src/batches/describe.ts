import { ROW_STATES, type BatchRecord, type RowState } from '../../../contracts';
import type { Batch, Tally } from '../domain/batch';
import { describeActor, type Names } from '../domain/inviter';

const isoOrNull = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

/** A batch with its progress. */
export function describeBatch(batch: Batch, tallies: readonly Tally[], names: Names): BatchRecord {
  const { documentId, name, state, createdBy, defaults } = batch;
  const countOf = (wanted: RowState) => sum(tallies.filter((tally) => tally.state === wanted));
  return {
    ...{ documentId, name, state, defaults },
    createdBy: describeActor(createdBy, names),
    createdAt: new Date(batch.createdAtMs).toISOString(),
    startedAt: isoOrNull(batch.startedAtMs),
    finishedAt: isoOrNull(batch.finishedAtMs),
    total: sum(tallies),
    rows: Object.fromEntries(ROW_STATES.map((one) => [one, countOf(one)])) as Record<RowState, number>,
    problems: problemsOf(tallies),
  };
}

function problemsOf(tallies: readonly Tally[]): BatchRecord['problems'] {
  const problems: BatchRecord['problems'] = {};
  for (const { state, problem, count } of tallies) {
    if (state === 'failed' && problem !== null) problems[problem] = count;
  }
  return problems;
}

function sum(tallies: readonly Tally[]): number {
  return tallies.reduce((total, { count }) => total + count, 0);
}
