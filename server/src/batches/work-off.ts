import { bodyOfRow, type Batch, type BatchRow } from '../domain/batch';
import type { BatchStore, LeasedBatch, RowInviting, RowRefused, RowStore } from '../domain/batch-ports';
import type { Inviters } from '../domain/invitation-ports';
import { actorOfLabel, type Inviter } from '../domain/inviter';
import type { Audit, Clock, Log, Transaction } from '../domain/ports';
import { duplicateOf } from './preview-rows';

/** How long a batch belongs to who claimed it, and so how long it rests when that instance died. */
export const LEASE_MS = 60_000;
/** Rows between two claims: a batch that waits is not kept waiting long by another. */
const ROWS_A_CLAIM = 25;
/** After each row a rest as long as the row took, up to this: requests come first. */
const LONGEST_REST_MS = 100;
/** A row that fails for no fault of its own is set aside after so many tries: it would hold up all others. */
const MAX_TRIES = 3;

export interface WorkOffDeps {
  batches: BatchStore;
  rows: RowStore;
  inviting: RowInviting;
  inviters: Inviters;
  audit: Audit;
  transaction: Transaction;
  clock: Clock;
  log: Log;
  /** Rows under way at once. A database server commits several together; where there is one connection, requests wait for it. */
  rowsAtOnce: () => number;
}

/** Undoes an invitation whose batch was paused, cancelled or taken over at that moment. */
class Interrupted extends Error {}

/**
 * Works off running batches, row by row, in short transactions: a row is settled in the one that makes its invitation. So
 * whenever an instance dies, each row has one invitation or none, and waits.
 */
export function createWorkOff(deps: WorkOffDeps) {
  const { batches, rows, clock, log } = deps;

  const claim = (limit: number) => batches.claimDue(limit, clock(), clock() + LEASE_MS);

  /** Never rejects: what is left of the batch falls due again when its lease ends. */
  async function perform(lease: LeasedBatch): Promise<void> {
    try {
      const batch = await batches.find(lease.documentId);
      if (batch) await workOn(batch, lease);
    } catch (error) {
      log.error(`Batch ${lease.documentId} waits for the end of its lease: ${describe(error)}`);
    }
  }

  async function workOn(batch: Batch, lease: LeasedBatch): Promise<void> {
    const inviter = await inviterOf(batch);
    const portion = await rows.waiting(batch.documentId, ROWS_A_CLAIM);
    if (portion.length === 0) return finish(lease);
    const waiting = portion.values();
    const workers = Array.from({ length: deps.rowsAtOnce() }, () =>
      workThrough(waiting, batch, inviter, lease),
    );
    // All of them: nothing may be under way behind a worker that says it has stopped.
    const failed = (await Promise.allSettled(workers)).find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected') throw failed.reason;
    await batches.release(lease, clock());
  }

  /** Takes one row after the other from those that several take from, until none is left or it has to stop. */
  async function workThrough(
    waiting: Iterable<BatchRow>,
    batch: Batch,
    inviter: Inviter,
    lease: LeasedBatch,
  ): Promise<void> {
    for (const row of waiting) {
      const startedAtMs = clock();
      const mayGoOn = startedAtMs < lease.leasedUntilMs - LEASE_MS / 2;
      if (!mayGoOn || (await workOnRow(batch, row, inviter, lease)) === 'interrupted') return;
      await rest(clock() - startedAtMs);
    }
  }

  async function workOnRow(
    batch: Batch,
    row: BatchRow,
    inviter: Inviter,
    lease: LeasedBatch,
  ): Promise<'settled' | 'interrupted'> {
    try {
      await settle(batch, row, inviter, lease);
    } catch (error) {
      if (error instanceof Interrupted) return 'interrupted';
      log.error(`Row ${row.row} of batch ${batch.documentId} failed: ${describe(error)}`);
      await setAsideAfterTries(batch, row);
    }
    return 'settled';
  }

  async function settle(batch: Batch, row: BatchRow, inviter: Inviter, lease: LeasedBatch): Promise<void> {
    const { documentId: batchId, defaults } = batch;
    const earlier = row.addressKey && (await rows.findEarlier(batchId, row.row, row.addressKey));
    if (earlier) return fail(batch, row, duplicateOf(earlier));
    const outcome = await deps.inviting.invite(bodyOfRow(row.fields, defaults), inviter, {
      batchId,
      alongside: async ({ documentId }) => {
        const goesOn = (await isOurs(lease)) && (await rows.markInvited(batchId, row.row, documentId));
        if (!goesOn) throw new Interrupted();
      },
    });
    if (outcome.kind === 'refused') return fail(batch, row, outcome);
    if (outcome.kind === 'invited') return;
    const skipped = { state: 'skipped', problem: 'already_pending', explanation: null } as const;
    await rows.markSettled(batchId, row.row, skipped);
  }

  async function fail({ documentId }: Batch, { row }: BatchRow, refused: RowRefused): Promise<void> {
    const { problem, message: explanation } = refused;
    await rows.markSettled(documentId, row, { state: 'failed', problem, explanation });
  }

  async function setAsideAfterTries({ documentId }: Batch, { row }: BatchRow): Promise<void> {
    if ((await rows.countTry(documentId, row)) < MAX_TRIES) return;
    const explanation = 'This failed for no fault of the row. The server’s log says why.';
    await rows.markSettled(documentId, row, { state: 'failed', problem: 'internal_error', explanation });
  }

  /** Holds the batch until the transaction ends: who pauses it waits for the row under way. */
  async function isOurs({ documentId, leasedUntilMs }: LeasedBatch): Promise<boolean> {
    const batch = await batches.lockShared(documentId);
    return batch?.state === 'running' && batch.dueAtMs === leasedUntilMs;
  }

  async function finish(lease: LeasedBatch): Promise<void> {
    await deps.transaction(async () => {
      const batch = await batches.lock(lease.documentId);
      if (batch?.state !== 'running' || batch.dueAtMs !== lease.leasedUntilMs) return;
      await batches.update(lease.documentId, {
        ...batch,
        state: 'done',
        finishedAtMs: clock(),
        dueAtMs: null,
      });
      await deps.audit.record({ type: 'batch.finished', batchId: lease.documentId });
    });
  }

  /** Asked anew for each portion: who may no longer change roles, or revoke, does not. */
  async function inviterOf({ createdBy, defaults }: Batch): Promise<Inviter> {
    const actor = actorOfLabel(createdBy);
    const changesRoles = defaults.existingClient === 'set-role';
    const mayChangeRoles = changesRoles && (await deps.inviters.mayChangeRoles(createdBy));
    const mayReplace = defaults.ifPending === 'replace' && (await deps.inviters.mayRevoke(createdBy));
    return {
      actor,
      mayChangeRoles,
      mayImportForOthers: false,
      lacksFor: (choice) => (choice === 'replace' && mayReplace ? undefined : 'invitations.revoke'),
      ownOnly: actor.kind === 'user',
      // Rows lead to pages, never to documents.
      mayRead: () => Promise.resolve(false),
    };
  }

  return { claim, perform, nextDueAtMs: () => batches.nextDueAtMs() };
}

function rest(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.min(ms, LONGEST_REST_MS)));
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
