import { LIMITS } from '../../../../contracts';
import {
  type Column,
  type DecodedText,
  type TableRow,
  columnsOf,
  decodeText,
  parseTable,
} from '../../../../csv';

/** Far above 10,000 rows with long notes; more would only freeze the page. */
const MAX_BYTES = 20_000_000;

export interface TableFile {
  kind: 'table';
  name: string;
  encoding: DecodedText['encoding'];
  rows: TableRow[];
  header: string[] | null;
  /** What each column holds, as far as its header says it. */
  columns: (Column | null)[];
}

export type ReadFile = TableFile | { kind: 'broken'; row: number } | { kind: 'empty' } | { kind: 'too-many' };

/** A spreadsheet's file, saved as CSV in any of the ways that spreadsheets do. */
export function readFile(name: string, bytes: Uint8Array): ReadFile {
  if (bytes.length > MAX_BYTES) return { kind: 'too-many' };
  const { text, encoding } = decodeText(bytes);
  const table = parseTable(text, LIMITS.rowsPerBatch + 1);
  if (table.kind === 'broken') return table;
  const { header, columns } = columnsOf(table.rows);
  const count = table.rows.length - (header ? 1 : 0);
  if (count <= 0) return { kind: 'empty' };
  if (count > LIMITS.rowsPerBatch) return { kind: 'too-many' };
  return { kind: 'table', name: name.slice(0, 200), encoding, rows: table.rows, header, columns };
}

/** A field has one column: who gives it to another takes it from the first. */
export const assign = (
  columns: readonly (Column | null)[],
  index: number,
  column: Column | null,
): (Column | null)[] =>
  columns.map((current, place) => {
    if (place === index) return column;
    return column !== null && current === column ? null : current;
  });

export function inPortions<T>(items: readonly T[], size: number): T[][] {
  const portions = Math.ceil(items.length / size);
  return Array.from({ length: portions }, (_, index) => items.slice(index * size, (index + 1) * size));
}
