import { actorLabel, type Actor, type AuditOrigin, type AuditType } from '../domain/audit';
import type { Batch } from '../domain/batch';
import type { BatchStore, RowStore } from '../domain/batch-ports';
import { isOwnedBy, type Inviter } from '../domain/inviter';
import type { Audit, Clock, Transaction } from '../domain/ports';
import { NOT_FOUND, OVER, refusedAs, type BatchRefused } from './refusals';

export interface SteerBatchDeps {
  batches: BatchStore;
  rows: RowStore;
  audit: Audit;
  transaction: Transaction;
  clock: Clock;
  wakeWorker: () => void;
  /** How many rows one inviter may start within 24 hours, as it is today. */
  rowsPerDay: () => number;
}

const DAY_MS = 24 * 60 * 60 * 1000;

export type Steered = { kind: 'steered'; batch: Batch } | BatchRefused;

/**
 * Starts, pauses and cancels. Each holds the batch, as does every row that becomes an invitation: once a pause or a
 * cancellation is answered, nobody more is invited. What is so already stays so.
 */
export function createSteerBatch(deps: SteerBatchDeps) {
  const { batches, rows, audit, clock } = deps;

  async function start(documentId: string, inviter: Inviter, origin: AuditOrigin): Promise<Steered> {
    const steered = await steer(documentId, inviter, async (batch) => {
      if (batch.state === 'running') return batch;
      if (isOver(batch)) return OVER;
      if (!mayStart(batch, inviter)) return refuseStart(batch, inviter.actor, origin);
      const refusal = batch.startedAtMs === null ? await judgeFirstStart(batch) : undefined;
      if (refusal) return refusal;
      await tell('batch.started', batch, inviter.actor, origin);
      const nowMs = clock();
      return { ...batch, state: 'running', startedAtMs: batch.startedAtMs ?? nowMs, dueAtMs: nowMs };
    });
    deps.wakeWorker();
    return steered;
  }

  async function refuseStart(
    { documentId: batchId }: Batch,
    actor: Actor,
    origin: AuditOrigin,
  ): Promise<BatchRefused> {
    const reason = 'action_not_allowed';
    await audit.record({ type: 'invitation.refused', outcome: 'refused', reason, actor, batchId, origin });
    return NOT_THEIRS;
  }

  async function judgeFirstStart({ documentId, createdBy }: Batch): Promise<BatchRefused | undefined> {
    const count = await rows.count(documentId);
    if (count === 0) return EMPTY;
    const rowsPerDay = deps.rowsPerDay();
    if (count > rowsPerDay) return refusedAs('too_many_rows', `Start up to ${rowsPerDay} rows a day.`);
    const today = await rows.startedSince(createdBy, clock() - DAY_MS);
    if (today.firstStartMs === null || today.count + count <= rowsPerDay) return undefined;
    const retryAfterSeconds = Math.ceil((today.firstStartMs + DAY_MS - clock()) / 1000);
    const message = `Start up to ${rowsPerDay} rows a day. The rows are kept: start them later.`;
    return refusedAs('rate_limited', message, { details: { retryAfterSeconds } });
  }

  function pause(documentId: string, inviter: Inviter, origin: AuditOrigin): Promise<Steered> {
    return steer(documentId, inviter, async (batch) => {
      if (batch.state === 'paused') return batch;
      if (isOver(batch)) return OVER;
      if (batch.state !== 'running') return NOT_RUNNING;
      await tell('batch.paused', batch, inviter.actor, origin);
      return { ...batch, state: 'paused', dueAtMs: null };
    });
  }

  function cancel(documentId: string, inviter: Inviter, origin: AuditOrigin): Promise<Steered> {
    return steer(documentId, inviter, async (batch) => {
      if (batch.state === 'cancelled') return batch;
      if (isOver(batch)) return OVER;
      await rows.cancelWaiting(documentId);
      await tell('batch.cancelled', batch, inviter.actor, origin);
      return { ...batch, state: 'cancelled', finishedAtMs: clock(), dueAtMs: null };
    });
  }

  async function steer(
    documentId: string,
    inviter: Inviter,
    move: (batch: Batch) => Promise<Batch | BatchRefused>,
  ): Promise<Steered> {
    return deps.transaction(async () => {
      const batch = await batches.lock(documentId);
      if (!batch || !isOwnedBy(batch.createdBy, inviter)) return NOT_FOUND;
      const after = await move(batch);
      if ('kind' in after) return after;
      if (after !== batch) await batches.update(documentId, after);
      return { kind: 'steered', batch: after };
    });
  }

  async function tell(type: AuditType, batch: Batch, actor: Actor, origin: AuditOrigin): Promise<void> {
    await audit.record({ type, actor, batchId: batch.documentId, origin });
  }

  return { start, pause, cancel };
}

const isOver = ({ state }: Batch): boolean => state === 'done' || state === 'cancelled';

/** Mails leave in the name of who opened it. Whoever else may import helps by pausing and cancelling it. */
const mayStart = ({ createdBy }: Batch, { actor, mayImportForOthers }: Inviter): boolean =>
  mayImportForOthers || createdBy === actorLabel(actor);

const FOR_OTHERS = 'plugin::magic-link.invitations.import-for-others';
const NOT_THEIRS = refusedAs(
  'action_not_allowed',
  `Who opened an import starts it, or who has the permission ${FOR_OTHERS}.`,
  { details: { permission: FOR_OTHERS }, forbidden: true },
);

const EMPTY = refusedAs('batch_empty', 'This batch has no rows.');
const NOT_RUNNING = refusedAs('batch_not_running', 'This batch was not started yet.');
