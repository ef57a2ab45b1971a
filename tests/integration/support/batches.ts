import type { BatchRecord, BatchRowInput, CreateBatchBody, Preview, RowsAdded } from '../../../contracts';
import { dataIn, type Editor } from './editors';

const PORTION = 500;

let keys = 0;
export const newKey = () => `import-${(keys += 1)}`;

export const previewOf = async (editor: Editor, body: unknown): Promise<Preview> =>
  dataIn(await editor.post('/invitations/preview', body));

/** A batch with these rows, sent in portions, not started yet. */
export async function collect(
  editor: Editor,
  rows: BatchRowInput[],
  more: Partial<CreateBatchBody> = {},
): Promise<BatchRecord> {
  const batch = await dataIn<BatchRecord>(
    await editor.post('/invitations/batches', { idempotencyKey: newKey(), ...more }),
  );
  const numbered = rows.map((row, index) => ({ row: index + 1, ...row }));
  for (let from = 0; from < numbered.length; from += PORTION) {
    await addRows(editor, batch.documentId, { rows: numbered.slice(from, from + PORTION) });
  }
  return batch;
}

export const addRows = async (editor: Editor, id: string, body: unknown): Promise<RowsAdded> =>
  dataIn(await editor.post(`/invitations/batches/${id}/rows`, body));

export const steer = async (editor: Editor, id: string, how: 'start' | 'pause' | 'cancel') =>
  dataIn<BatchRecord>(await editor.post(`/invitations/batches/${id}/${how}`));

export const batchOf = async (editor: Editor, id: string): Promise<BatchRecord> =>
  dataIn(await editor.get(`/invitations/batches/${id}`));

/** Waits until the batch is as the test wants it. */
export async function untilBatch(
  editor: Editor,
  id: string,
  condition: (batch: BatchRecord) => boolean,
  patienceMs = 120_000,
): Promise<BatchRecord> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const batch = await batchOf(editor, id);
    if (condition(batch)) return batch;
    if (Date.now() > deadline) throw new Error(`Still ${JSON.stringify(batch)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export const isDone = ({ state }: BatchRecord): boolean => state === 'done';

export async function failuresOf(editor: Editor, id: string): Promise<string> {
  const response = await editor.get(`/invitations/batches/${id}/failures.csv`);
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  // `text()` would take the byte order mark away.
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());
}
