import type { BatchRowInput, RowField } from '../contracts';
import { guessColumns, type Column } from './columns';
import type { TableRow } from './parse';

export type ReadRows =
  { kind: 'rows'; rows: BatchRowInput[]; columns: (Column | null)[] } | { kind: 'no-email-column' };

/** Something with an `@`: a list of addresses without a header. */
const isAddressLike = (cell: string): boolean => /^\S+@\S+$/.test(cell.trim());

/**
 * The rows of a table as an import takes them. `columns`: what each column holds; by default as the header says. A table
 * whose first row holds an address has no header: then the column of that address is known, and no other.
 */
export function readRows(table: readonly TableRow[], columns?: readonly (Column | null)[]): ReadRows {
  const [first, ...others] = table;
  const header = first?.cells ?? [];
  const hasHeader = !header.some(isAddressLike);
  const place = header.findIndex(isAddressLike);
  const known =
    columns ??
    (hasHeader ? guessColumns(header) : header.map((_, index) => (index === place ? 'email' : null)));
  if (!known.includes('email')) return { kind: 'no-email-column' };
  const rows = hasHeader ? others : table;
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
