import papaparse, { type ParseResult } from 'papaparse';
import { guessColumns } from './columns';
import { withoutGuard } from './guard';

/** One row with what is in its cells. `row`: as a spreadsheet counts, from 1. */
export interface TableRow {
  row: number;
  cells: string[];
}

export type Table =
  | { kind: 'table'; delimiter: Delimiter; rows: TableRow[] }
  /** A quote that opens and never closes, or closes in the middle: from there on nothing can be trusted. */
  | { kind: 'broken'; row: number };

const DELIMITERS = [',', ';', '\t'] as const;
type Delimiter = (typeof DELIMITERS)[number];

/** Excel writes it, and reads it, in the first line. It is no row. */
const SEPARATOR_LINE = /^sep=([,;\t])\r?\n/;

/** The rows of a CSV text that hold anything, up to `limit` of them (and one more, which tells that there are). */
export function parseTable(csv: string, limit = Infinity): Table {
  const unmarked = csv.replace(/^\uFEFF/, '');
  const named = SEPARATOR_LINE.exec(unmarked);
  const text = named ? unmarked.slice(named[0].length) : unmarked;
  const delimiter = DELIMITERS.find((one) => one === named?.[1]) ?? guessDelimiter(text);
  const { data, errors } = parseWith(delimiter, text, 0);
  const [broken] = errors.filter(({ type }) => type === 'Quotes');
  if (broken) return { kind: 'broken', row: (broken.row ?? 0) + 1 };
  const rows = data
    .map((cells, index) => ({ row: index + 1, cells: cells.map(withoutGuard) }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  return { kind: 'table', delimiter, rows: rows.slice(0, limit + 1) };
}

/** The one by which the header makes most sense; where several do, the one that makes most cells of it. */
function guessDelimiter(text: string): Delimiter {
  const scored = DELIMITERS.map((delimiter) => {
    const [header = []] = parseWith(delimiter, text, 1).data;
    const known = guessColumns(header).filter((column) => column !== null).length;
    return { delimiter, score: known * 1_000 + header.length };
  });
  return scored.reduce((best, one) => (one.score > best.score ? one : best)).delimiter;
}

function parseWith(delimiter: Delimiter, text: string, preview: number): ParseResult<string[]> {
  return papaparse.parse<string[]>(text, { delimiter, preview, header: false, skipEmptyLines: false });
}
