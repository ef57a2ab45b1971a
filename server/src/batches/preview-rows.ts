import type { BatchDefaults, Preview, PreviewedRow } from '../../../contracts';
import { bodyOfRow } from '../domain/batch';
import type { RowInviting, RowRefused } from '../domain/batch-ports';
import type { Inviter } from '../domain/inviter';
import { addressKeyOf, type TypedRow } from './open-batch';

/** What would become of each row, were the batch worked off now. Changes nothing. */
export function createPreviewRows({ inviting }: { inviting: RowInviting }) {
  return async function previewRows(
    typed: readonly TypedRow[],
    defaults: BatchDefaults,
    inviter: Inviter,
  ): Promise<Preview> {
    const firstOf = new Map<string, number>();
    const rows: PreviewedRow[] = [];
    for (const { row, fields } of typed) {
      const key = addressKeyOf(fields);
      const earlier = key === null ? undefined : firstOf.get(key);
      if (key !== null && earlier === undefined) firstOf.set(key, row);
      const judged =
        earlier === undefined
          ? await inviting.judge(bodyOfRow(fields, defaults), inviter)
          : duplicateOf(earlier);
      rows.push({ row, email: fields.email ?? '', ...describe(judged) });
      await letOthersIn();
    }
    return { rows };
  };
}

/** SQLite answers within the same turn of the event loop: 500 rows would keep every other request waiting for a second. */
const letOthersIn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** The first row of an address counts, whatever becomes of it. */
export function duplicateOf(row: number): RowRefused & { problem: 'duplicate' } {
  const message = `Row ${row} has the same address.`;
  return { kind: 'refused', problem: 'duplicate', message, path: 'email' };
}

function describe(
  judged: { kind: 'valid' } | RowRefused,
): Pick<PreviewedRow, 'verdict' | 'problem' | 'path'> {
  if (judged.kind === 'valid') return { verdict: 'valid', problem: null, path: null };
  return { verdict: judged.problem, problem: judged.message, path: judged.path };
}
