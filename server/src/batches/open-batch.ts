import { createHash } from 'node:crypto';
import { LIMITS, type BatchDefaults } from '../../../contracts';
import { parseAddress } from '../domain/address';
import { actorLabel } from '../domain/audit';
import type { Batch, BatchRow, RowFields } from '../domain/batch';
import type { BatchStore, RowInviting, RowStore } from '../domain/batch-ports';
import { pendingKeyOf } from '../domain/invitation';
import type { Inviter } from '../domain/inviter';
import { randomId } from '../domain/link';
import type { Clock, Transaction } from '../domain/ports';
import { NOT_FOUND, refusedAs, type BatchRefused } from './refusals';

export interface OpenBatchDeps {
  batches: BatchStore;
  rows: RowStore;
  inviting: RowInviting;
  transaction: Transaction;
  clock: Clock;
}

export interface WantedBatch {
  idempotencyKey: string;
  name: string | null;
  defaults: BatchDefaults;
}

/** A row as it was typed. */
export type TypedRow = Pick<BatchRow, 'row' | 'fields'>;

/** A batch begins empty and takes rows in portions until it is started. Whatever is sent twice counts once. */
export function createOpenBatch(deps: OpenBatchDeps) {
  const { batches, rows, transaction, clock } = deps;

  async function openBatch(
    wanted: WantedBatch,
    inviter: Inviter,
  ): Promise<{ kind: 'opened' | 'existing'; batch: Batch } | BatchRefused> {
    const refusal = await judgeDefaults(wanted.defaults, inviter);
    if (refusal) return refusal;
    const key = digestOf([actorLabel(inviter.actor), wanted.idempotencyKey]);
    return transaction(async () => {
      const existing = await batches.findByKey(key);
      if (existing) return isSame(existing, wanted) ? { kind: 'existing', batch: existing } : KEY_CONFLICT;
      const batch = draw(wanted, inviter);
      await batches.insert(batch, key);
      return { kind: 'opened', batch };
    });
  }

  async function judgeDefaults(defaults: BatchDefaults, inviter: Inviter): Promise<BatchRefused | undefined> {
    if (defaults.existingClient === 'set-role' && !inviter.mayChangeRoles) {
      const message = 'You may not change the role of somebody who has an account.';
      return refusedAs('role_not_allowed', message, { path: 'defaults.existingClient', forbidden: true });
    }
    const permission = defaults.ifPending === 'replace' ? inviter.lacksFor('replace') : undefined;
    if (permission !== undefined) {
      const message = `To replace pending invitations you need the permission ${permission}.`;
      const more = { path: 'defaults.ifPending', details: { permission }, forbidden: true } as const;
      return refusedAs('action_not_allowed', message, more);
    }
    const refused = await deps.inviting.judgeDefaults(defaults, inviter);
    if (!refused) return undefined;
    const path = refused.path === null ? 'defaults' : `defaults.${refused.path}`;
    return refusedAs('invalid_input', refused.message, { path });
  }

  function draw({ name, defaults }: WantedBatch, { actor }: Inviter): Batch {
    return {
      documentId: randomId(12),
      name,
      state: 'collecting',
      createdBy: actorLabel(actor),
      defaults,
      createdAtMs: clock(),
      startedAtMs: null,
      finishedAtMs: null,
      dueAtMs: null,
    };
  }

  async function addRows(
    documentId: string,
    typed: readonly TypedRow[],
    inviter: Inviter,
  ): Promise<{ kind: 'added'; added: number; total: number } | BatchRefused> {
    return transaction(async () => {
      const batch = await batches.lock(documentId);
      // Rows are invited in the name of who opened it, by what they may: nobody else puts any there.
      if (batch?.createdBy !== actorLabel(inviter.actor)) return NOT_FOUND;
      if (batch.state !== 'collecting') return STARTED;
      const known = await rows.find(
        documentId,
        typed.map(({ row }) => row),
      );
      const { fresh, conflict } = sortOut(typed, known);
      if (conflict !== undefined) return rowConflict(conflict);
      const total = (await rows.count(documentId)) + fresh.length;
      if (total > LIMITS.rowsPerBatch) return TOO_MANY;
      await rows.insert(documentId, fresh.map(withAddressKey));
      return { kind: 'added', added: fresh.length, total };
    });
  }

  return { openBatch, addRows, judgeDefaults };
}

function isSame(batch: Batch, { name, defaults }: WantedBatch): boolean {
  return batch.name === name && JSON.stringify(batch.defaults) === JSON.stringify(defaults);
}

/** What is new, and the number of a row that came before with something else in it. */
function sortOut(typed: readonly TypedRow[], known: readonly BatchRow[]) {
  const knownFields = new Map(known.map(({ row, fields }) => [row, JSON.stringify(fields)]));
  const conflict = typed.find(
    ({ row, fields }) => (knownFields.get(row) ?? JSON.stringify(fields)) !== JSON.stringify(fields),
  );
  return { fresh: typed.filter(({ row }) => !knownFields.has(row)), conflict: conflict?.row };
}

function withAddressKey({ row, fields }: TypedRow): BatchRow {
  return { row, fields, addressKey: addressKeyOf(fields) };
}

/** By which two rows of one address meet, however each is typed. */
export function addressKeyOf({ email }: RowFields): string | null {
  const address = parseAddress(email);
  return address ? pendingKeyOf(address, null) : null;
}

function digestOf(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

const KEY_CONFLICT = refusedAs('key_conflict', 'This key was used for another import.', {
  path: 'idempotencyKey',
});
const STARTED = refusedAs('batch_started', 'This batch was started: it takes no more rows.');
const TOO_MANY = refusedAs('too_many_rows', `A batch holds up to ${LIMITS.rowsPerBatch} rows.`);

const rowConflict = (row: number): BatchRefused =>
  refusedAs('row_conflict', `Row ${row} was sent before with something else in it.`, { details: { row } });
