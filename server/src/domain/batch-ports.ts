import type { RowProblem, RowState, RowVerdict } from '../../../contracts';
import type { Batch, BatchRow, FailedRow, Tally } from './batch';
import type { Invitation } from './invitation';
import type { Inviter } from './inviter';

/** Batches in the database. */
export interface BatchStore {
  /** Conflicts, so that the transaction is tried again, when another took the key. */
  insert(batch: Batch, key: string): Promise<void>;
  findByKey(key: string): Promise<Batch | undefined>;
  find(documentId: string): Promise<Batch | undefined>;
  /** Reads it and holds its row until the transaction ends. Before its rows, always. */
  lock(documentId: string): Promise<Batch | undefined>;
  /** The same, beside others who do only this: nobody changes it until the last of them is through. */
  lockShared(documentId: string): Promise<Batch | undefined>;
  update(
    documentId: string,
    change: Pick<Batch, 'state' | 'startedAtMs' | 'finishedAtMs' | 'dueAtMs'>,
  ): Promise<void>;
  /** The newest first. `createdBy`: of that inviter only. */
  list(createdBy: string | undefined, page: { offset: number; limit: number }): Promise<Batch[]>;
  count(createdBy: string | undefined): Promise<number>;
  /** Leases up to `limit` running batches to this caller: each goes to one of many who ask at once. */
  claimDue(limit: number, nowMs: number, leasedUntilMs: number): Promise<LeasedBatch[]>;
  /** Gives a batch back, to be worked on at once; not one that another took over, or that rests. */
  release(lease: LeasedBatch, nowMs: number): Promise<void>;
  nextDueAtMs(): Promise<number | undefined>;
}

export interface LeasedBatch {
  documentId: string;
  leasedUntilMs: number;
}

/** The rows of batches. */
export interface RowStore {
  /** Those of these numbers that are there already. */
  find(batchId: string, rows: readonly number[]): Promise<BatchRow[]>;
  insert(batchId: string, rows: readonly BatchRow[]): Promise<void>;
  count(batchId: string): Promise<number>;
  /** How many rows of batches that this inviter started since then got, or wait for, an invitation; and when the first start was. */
  startedSince(createdBy: string, sinceMs: number): Promise<{ count: number; firstStartMs: number | null }>;
  tally(batchIds: readonly string[]): Promise<Map<string, Tally[]>>;
  /** The next to be worked on, in their order. */
  waiting(batchId: string, limit: number): Promise<BatchRow[]>;
  /** The first row of this address, if one comes before this row. */
  findEarlier(batchId: string, row: number, addressKey: string): Promise<number | undefined>;
  /** Each settles a waiting row once: false when it was settled before. An invited one forgets what was typed. */
  markInvited(batchId: string, row: number, invitationId: string): Promise<boolean>;
  markSettled(
    batchId: string,
    row: number,
    how: { state: Exclude<RowState, 'waiting' | 'invited'>; problem: RowProblem; explanation: string | null },
  ): Promise<boolean>;
  /** Settles all that wait, as cancelled. */
  cancelWaiting(batchId: string): Promise<void>;
  /** Counts a try that failed for no fault of the row. Returns how many there were. */
  countTry(batchId: string, row: number): Promise<number>;
  /** In their order, those behind `afterRow`. */
  failed(batchId: string, afterRow: number, limit: number): Promise<FailedRow[]>;
}

export interface RowRefused {
  kind: 'refused';
  problem: Exclude<RowVerdict, 'valid'>;
  message: string;
  /** The field that is to be mended. */
  path: string | null;
}

/**
 * Inviting as a batch does it: by the very rules of a single invitation, and not whom mail does not reach or who declined.
 * `body`: as `POST /invitations` takes it.
 */
export interface RowInviting {
  /** What is wrong with the defaults of a batch, whatever its rows: also a policy that this inviter may not use. */
  judgeDefaults(defaults: object, inviter: Inviter): Promise<RowRefused | undefined>;
  /** Changes nothing. */
  judge(body: object, inviter: Inviter): Promise<{ kind: 'valid' } | RowRefused>;
  /** In one transaction with `alongside`, which rejects to undo it. */
  invite(
    body: object,
    inviter: Inviter,
    batch: { batchId: string; alongside: (invitation: Invitation) => Promise<void> },
  ): Promise<{ kind: 'invited' } | { kind: 'skipped' } | RowRefused>;
}
