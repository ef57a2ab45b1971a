import { z } from 'zod';
import {
  LIMITS,
  ROW_FIELDS,
  type BatchDefaults,
  type BatchRowInput,
  type RowField,
} from '../../../contracts';
import { parseTable, readRows } from '../../../csv';
import { firstMistake } from '../strapi/request';
import type { TypedRow, WantedBatch } from './open-batch';
import { refusedAs, type BatchRefused } from './refusals';

const CSV_MAX_LENGTH = 1_000_000;
const ROW_MAX = 1_000_000;

const IS_NO_TEXT = { error: 'must be text' };
const IS_NO_ROW = { error: 'must be a whole number from 1' };
const IS_NO_KEY = { error: 'must be text of 1 to 200 characters' };
const IS_NO_NAME = { error: 'must be text of up to 200 characters' };

const text = z.string(IS_NO_TEXT);
const rowNumber = z.int(IS_NO_ROW).min(1, IS_NO_ROW).max(ROW_MAX, IS_NO_ROW);

/** Values that no row may have are the row's own trouble; here only their kind is looked at. */
const cells = Object.fromEntries(ROW_FIELDS.map((field) => [field, text.nullish()])) as Record<
  RowField,
  z.ZodOptional<z.ZodNullable<z.ZodString>>
>;
const row = z.strictObject({ row: rowNumber.optional(), ...cells });

const NO_ROWS = { error: `must be a list of 1 to ${LIMITS.rowsPerCall} rows` };
const rowsShape = {
  rows: z.array(row, NO_ROWS).min(1, NO_ROWS).max(LIMITS.rowsPerCall, NO_ROWS).optional(),
  csv: text.max(CSV_MAX_LENGTH, { error: 'must be at most 1 MB of text' }).optional(),
  firstRow: rowNumber.optional(),
};

/** The same words as a single invitation's, which judges the values. */
const defaults = z.strictObject({
  role: text.nullish(),
  policy: text.nullish(),
  message: text.nullish(),
  locale: text.nullish(),
  redirectTo: text.nullish(),
  expiresInSeconds: z.number({ error: 'must be a number' }).nullish(),
  invitationExpiresAt: text.nullish(),
  accessEndsAt: text.nullish(),
  metadata: z.record(z.string(), z.unknown(), { error: 'must be an object' }).nullish(),
  existingClient: z.enum(['keep-role', 'set-role'], { error: 'must be "keep-role" or "set-role"' }).nullish(),
  ifPending: z.enum(['replace', 'skip'], { error: 'must be "replace" or "skip"' }).nullish(),
});

const batchBody = z.strictObject({
  idempotencyKey: z.string(IS_NO_KEY).min(1, IS_NO_KEY).max(200, IS_NO_KEY),
  name: z
    .string(IS_NO_NAME)
    .trim()
    .max(200, IS_NO_NAME)
    .regex(/^\P{Cc}*$/u, IS_NO_NAME)
    .nullish(),
  defaults: defaults.nullish(),
});

export function parseBatch(body: unknown): { kind: 'parsed'; wanted: WantedBatch } | BatchRefused {
  const result = batchBody.safeParse(body);
  if (!result.success) return refusedInput(result.error);
  const { idempotencyKey, name, defaults: given } = result.data;
  return { kind: 'parsed', wanted: { idempotencyKey, name: name || null, defaults: defaultsOf(given) } };
}

type ParsedRows = { kind: 'parsed'; rows: TypedRow[] } | BatchRefused;

const rowsBody = z.strictObject(rowsShape);

export function parseRows(body: unknown): ParsedRows {
  const result = rowsBody.safeParse(body);
  return result.success ? rowsOf(result.data) : refusedInput(result.error);
}

const previewBody = z.strictObject({ ...rowsShape, defaults: defaults.nullish() });

export function parsePreview(
  body: unknown,
): { kind: 'parsed'; rows: TypedRow[]; defaults: BatchDefaults } | BatchRefused {
  const result = previewBody.safeParse(body);
  if (!result.success) return refusedInput(result.error);
  const { defaults: given, ...sent } = result.data;
  const parsed = rowsOf(sent);
  return parsed.kind === 'refused' ? parsed : { ...parsed, defaults: defaultsOf(given) };
}

function rowsOf({ rows, csv, firstRow }: z.infer<typeof rowsBody>): ParsedRows {
  if ((rows === undefined) === (csv === undefined)) {
    return refusedAs('invalid_input', 'Send either "csv" or "rows".');
  }
  if (csv !== undefined) return rowsOfCsv(csv, firstRow);
  const typed = (rows ?? []).map((one, index) => toTyped({ ...one, row: one.row ?? index + 1 }));
  const numbers = new Set(typed.map((one) => one.row));
  if (numbers.size === typed.length) return { kind: 'parsed', rows: typed };
  return refusedAs('invalid_input', 'Two rows have the same number.', { path: 'rows' });
}

/** `firstRow`: the number of the first row behind the header, for a file that comes in parts. */
function rowsOfCsv(csv: string, firstRow: number | undefined): ParsedRows {
  const table = parseTable(csv, LIMITS.rowsPerCall + 1);
  if (table.kind === 'broken') {
    const message = `A quote in row ${table.row} is not closed, or closes in the middle.`;
    return refusedAs('invalid_csv', message, { path: 'csv', details: { row: table.row } });
  }
  const read = readRows(table.rows);
  if (read.kind === 'no-email-column') {
    return refusedAs('no_email_column', 'No column holds addresses. Call it "email".', { path: 'csv' });
  }
  if (read.rows.length > LIMITS.rowsPerCall) {
    return refusedAs('too_many_rows', `Send up to ${LIMITS.rowsPerCall} rows a call.`, { path: 'csv' });
  }
  const shift = firstRow === undefined ? 0 : firstRow - (read.rows[0]?.row ?? 0);
  return { kind: 'parsed', rows: read.rows.map((one) => toTyped({ ...one, row: (one.row ?? 0) + shift })) };
}

type Sent = { row: number } & { [Field in keyof BatchRowInput as Exclude<Field, 'row'>]?: string | null };

/** Always in the same order, so that what is sent again is known again. */
function toTyped(sent: Sent): TypedRow {
  const said = ROW_FIELDS.flatMap((field) => {
    const cell = sent[field]?.trim() ?? '';
    return cell === '' ? [] : [[field, cell] as const];
  });
  return { row: sent.row, fields: Object.fromEntries(said) };
}

function defaultsOf(given: z.infer<typeof defaults> | null | undefined): BatchDefaults {
  const said = Object.entries(given ?? {}).filter(([, value]) => value !== null);
  return Object.fromEntries(said);
}

const wholeNumber = (max: number) =>
  z.coerce
    .number({ error: 'must be a number' })
    .int({ error: 'must be a whole number' })
    .min(1, { error: 'must be at least 1' })
    .max(max, { error: `must be at most ${max}` });

const query = z.strictObject({
  page: wholeNumber(1_000_000).default(1),
  pageSize: wholeNumber(100).default(20),
});

export function parseQuery(
  parameters: URLSearchParams,
): { kind: 'parsed'; page: number; pageSize: number } | BatchRefused {
  const result = query.safeParse(Object.fromEntries(parameters));
  return result.success ? { kind: 'parsed', ...result.data } : refusedInput(result.error);
}

function refusedInput(error: z.ZodError): BatchRefused {
  const { message, ...where } = firstMistake(error);
  return refusedAs('invalid_input', message, where);
}
