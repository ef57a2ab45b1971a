import type { BatchRowInput, RowField } from '../contracts';
import { guessColumns, type Column } from './columns';
import type { TableRow } from './parse';

export type ReadRows =
  { kind: 'rows'; rows: BatchRowInput[]; columns: (Column | null)[] } | { kind: 'no-email-column' };

/** Something with an `@`: a list of addresses without a header. */
const isAddressLike = (cell: string): boolean => /^\S+@\S+$/.test(cell.trim());

export interface TableColumns {
  /** What stands above the columns; null for a table that begins with an address. */
  header: string[] | null;
  columns: (Column | null)[];
}

/** What each column holds, by its header. Without a header the column of the first address is known, and no other. */
export function columnsOf([first]: readonly TableRow[]): TableColumns {
  const cells = first?.cells ?? [];
  const place = cells.findIndex(isAddressLike);
  if (place === -1) return { header: cells, columns: guessColumns(cells) };
  return { header: null, columns: cells.map((_, index) => (index === place ? 'email' : null)) };
}

/** The rows of a table as an import takes them. `columns`: what each column holds; by default as `columnsOf` says. */
export function readRows(table: readonly TableRow[], columns?: readonly (Column | null)[]): ReadRows {
  const guessed = columnsOf(table);
  const known = columns ?? guessed.columns;
  if (!known.includes('email')) return { kind: 'no-email-column' };
  const rows = guessed.header ? table.slice(1) : table;
  return { kind: 'rows', rows: rows.map((row) => readRow(row, known)), columns: [...known] };
}

function readRow({ row, cells }: TableRow, columns: readonly (Column | null)[]): BatchRowInput {
  const found: Partial<Record<Column, string>> = {};
  columns.forEach((column, index) => {
    const cell = cells[index]?.trim() ?? '';
    if (column !== null && cell !== '') found[column] = cell;
  });
  const { firstName, lastName, name, ...fields } = found;
  const whole = firstName === undefined ? (name ?? lastName) : wholeName(firstName, lastName ?? name);
  const read: Partial<Record<RowField, string>> = whole === undefined ? fields : { ...fields, name: whole };
  return { row, ...read };
}

/** "Nom" beside "Prénom" is the family name. */
function wholeName(firstName: string, rest: string | undefined): string {
  return rest === undefined ? firstName : `${firstName} ${rest}`;
}
