import {
  type BatchDefaults,
  type BatchRecord,
  type BatchRowInput,
  type CreateBatchBody,
  LIMITS,
  type RowsAdded,
} from '../../../../contracts';
import { editorErrorCodeOf } from '../../api/error-code';
import { fingerprintOf } from './fingerprint';
import { inPortions } from './read-file';

/** What is to be imported: all of it, and nothing else, tells one import from another. */
export interface Wanted {
  name: string;
  rows: readonly BatchRowInput[];
  defaults: BatchDefaults;
}

/** The server's routes, each of which may be called twice. */
export interface BatchCalls {
  create: (body: CreateBatchBody) => Promise<Pick<BatchRecord, 'documentId' | 'state'>>;
  addRows: (documentId: string, rows: BatchRowInput[]) => Promise<RowsAdded>;
  start: (documentId: string) => Promise<unknown>;
}

/**
 * Hands the rows over in portions, then starts. Where the same was begun and not started, by a try that failed or in a
 * browser that was closed, it goes on: the server counts each row once. `begun`: the batches of the tries before, which
 * this one adds to. Returns the id of the started batch.
 */
export async function handOver(
  wanted: Wanted,
  calls: BatchCalls,
  begun: Set<string>,
  onProgress: (rowsThere: number) => void,
): Promise<string> {
  const { documentId, state } = await batchFor(wanted, calls, begun);
  // Started by the try before, whose answer was lost.
  if (state !== 'collecting') return documentId;
  begun.add(documentId);
  try {
    for (const portion of inPortions(wanted.rows, LIMITS.rowsPerCall)) {
      onProgress((await calls.addRows(documentId, portion)).total);
    }
    await calls.start(documentId);
  } catch (error) {
    // Another window handed the same over, and was quicker.
    if (editorErrorCodeOf(error) !== 'batch_started') throw error;
  }
  return documentId;
}

/** What somebody else, or a try long ago, started or cancelled is over and done with: this is a second import of the same. */
async function batchFor({ name, rows, defaults }: Wanted, { create }: BatchCalls, begun: Set<string>) {
  const choices = Object.entries(defaults).sort(([one], [other]) => (one < other ? -1 : 1));
  const content = fingerprintOf(JSON.stringify([name, rows, choices]));
  for (let time = 1; ; time += 1) {
    const batch = await create({ idempotencyKey: `panel-${content}-${time}`, name, defaults });
    if (batch.state === 'collecting' || begun.has(batch.documentId)) return batch;
  }
}
