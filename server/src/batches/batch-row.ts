import { BATCH_STATES, type BatchDefaults } from '../../../contracts';
import type { Batch } from '../domain/batch';

type BigInteger = number | string;

/** A row of `ml_batches` as a driver gives it: PostgreSQL returns big integers as text. */
export interface StoredBatch {
  document_id: string;
  name: string | null;
  state: string;
  inviter: string;
  defaults: string;
  created_at_ms: BigInteger;
  started_at_ms: BigInteger | null;
  finished_at_ms: BigInteger | null;
  due_at_ms: BigInteger | null;
}

export function toBatch(row: StoredBatch): Batch {
  return {
    documentId: row.document_id,
    name: row.name,
    state: stateOf(row.state),
    createdBy: row.inviter,
    defaults: JSON.parse(row.defaults) as BatchDefaults,
    createdAtMs: Number(row.created_at_ms),
    startedAtMs: toMs(row.started_at_ms),
    finishedAtMs: toMs(row.finished_at_ms),
    dueAtMs: toMs(row.due_at_ms),
  };
}

export function toStoredBatch(batch: Batch): StoredBatch & { created_at: Date; updated_at: Date } {
  const createdAt = new Date(batch.createdAtMs);
  return {
    document_id: batch.documentId,
    name: batch.name,
    inviter: batch.createdBy,
    defaults: JSON.stringify(batch.defaults),
    created_at_ms: batch.createdAtMs,
    ...toColumns(batch),
    created_at: createdAt,
    updated_at: createdAt,
  };
}

/** What of a batch changes. */
export type BatchChange = Pick<Batch, 'state' | 'startedAtMs' | 'finishedAtMs' | 'dueAtMs'>;

export function toColumns({ state, startedAtMs, finishedAtMs, dueAtMs }: BatchChange) {
  return { state, started_at_ms: startedAtMs, finished_at_ms: finishedAtMs, due_at_ms: dueAtMs };
}

function stateOf(stored: string): Batch['state'] {
  const state = BATCH_STATES.find((known) => known === stored);
  if (state === undefined) throw new Error('A row of ml_batches was changed by hand or by a newer version.');
  return state;
}

function toMs(value: BigInteger | null): number | null {
  return value === null ? null : Number(value);
}
