import { ROW_FIELDS, type BatchRecord, type Page } from '../../../contracts';
import { BYTE_ORDER_MARK, csvLine } from '../../../csv';
import { actorLabel } from '../domain/audit';
import type { Batch, FailedRow } from '../domain/batch';
import type { BatchStore, RowStore } from '../domain/batch-ports';
import type { Inviters } from '../domain/invitation-ports';
import { isOwnedBy, type Inviter } from '../domain/inviter';
import { describeBatch } from './describe';

export interface ListBatchesDeps {
  batches: BatchStore;
  rows: RowStore;
  inviters: Inviters;
}

/** Rows of a file are read in portions: memory stays flat, and no cursor holds a connection. */
const PORTION = 500;

/** What is shown of batches: the list, the progress of one, the file of what failed. */
export function createListBatches({ batches, rows, inviters }: ListBatchesDeps) {
  async function list(page: number, pageSize: number, inviter: Inviter): Promise<Page<BatchRecord>> {
    const createdBy = inviter.ownOnly ? actorLabel(inviter.actor) : undefined;
    const total = await batches.count(createdBy);
    const window = { offset: (page - 1) * pageSize, limit: pageSize };
    const data = await describeAll(await batches.list(createdBy, window));
    return { data, meta: { pagination: { page, pageSize, pageCount: Math.ceil(total / pageSize), total } } };
  }

  async function describeAll(found: readonly Batch[]): Promise<BatchRecord[]> {
    if (found.length === 0) return [];
    const tallies = await rows.tally(found.map(({ documentId }) => documentId));
    const names = await inviters.namesOf(found.map(({ createdBy }) => createdBy));
    return found.map((batch) => describeBatch(batch, tallies.get(batch.documentId) ?? [], names));
  }

  async function describeOne(batch: Batch): Promise<BatchRecord> {
    const [record] = await describeAll([batch]);
    if (!record) throw new Error('One in, one out.');
    return record;
  }

  async function find(documentId: string, inviter: Inviter): Promise<Batch | undefined> {
    const batch = await batches.find(documentId);
    return batch && isOwnedBy(batch.createdBy, inviter) ? batch : undefined;
  }

  /** What was typed, and beside it what was wrong: mended, it can be dropped in again as it is. */
  async function* failuresCsv({ documentId }: Batch): AsyncGenerator<string> {
    yield BYTE_ORDER_MARK + csvLine(['row', ...ROW_FIELDS, 'problem', 'explanation']);
    for (let after = 0; ;) {
      const failed = await rows.failed(documentId, after, PORTION);
      for (const row of failed) yield lineOf(row);
      if (failed.length < PORTION) return;
      after = failed.at(-1)?.row ?? after;
    }
  }

  return { list, find, describeOne, failuresCsv };
}

function lineOf({ row, fields, problem, explanation }: FailedRow): string {
  const typed = ROW_FIELDS.map((field) => fields[field] ?? '');
  return csvLine([String(row), ...typed, problem, explanation ?? '']);
}
