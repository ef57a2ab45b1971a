import type { Context } from 'koa';
import type { AuditRecord } from '../../../contracts';
import { BYTE_ORDER_MARK, csvLine } from '../../../csv';
import { actorOf, answerInvalidInput, answerStream, queryOf } from '../strapi/request';
import type { ReadLog } from './read-log';
import { parseExport, parseList, parseVerification } from './validation';

/** The log for the panel. The routes have checked who asks. */
export function createAuditController(log: () => ReadLog) {
  return {
    async list(ctx: Context): Promise<void> {
      const parsed = parseList(queryOf(ctx));
      if (parsed.kind === 'invalid') return answerInvalidInput(ctx, parsed.message);
      ctx.body = await log().list(parsed.filter, parsed.cursor, parsed.pageSize);
    },

    /** Streamed: memory does not grow with the lines. */
    exportAll(ctx: Context): void {
      const parsed = parseExport(queryOf(ctx));
      if (parsed.kind === 'invalid') return answerInvalidInput(ctx, parsed.message);
      const records = log().everything(parsed.filter, actorOf(ctx));
      const { type, write } = FORMATS[parsed.format];
      answerStream(ctx, { type, fileName: `audit-events.${parsed.format}` }, write(records));
    },

    async verify(ctx: Context): Promise<void> {
      const parsed = parseVerification(queryOf(ctx));
      if (parsed.kind === 'invalid') return answerInvalidInput(ctx, parsed.message);
      ctx.body = { data: await log().verify(parsed.expected, actorOf(ctx)) };
    },
  };
}

const FORMATS = {
  csv: { type: 'text/csv; charset=utf-8', write: csvOf },
  ndjson: { type: 'application/x-ndjson; charset=utf-8', write: ndjsonOf },
};

const COLUMNS = [
  'at',
  'type',
  'outcome',
  'reason',
  'actor',
  'clientId',
  'clientEmail',
  'invitationId',
  'invitationEmail',
  'linkId',
  'batchId',
  'subject',
  'changes',
  'count',
  'network',
  'browser',
  'seq',
  'documentId',
] as const satisfies readonly (keyof AuditRecord)[];

async function* csvOf(records: AsyncIterable<AuditRecord>): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLine(COLUMNS);
  for await (const record of records) {
    const cells = { ...record, actor: actorCell(record.actor), changes: changesCell(record.changes) };
    yield csvLine(COLUMNS.map((column) => String(cells[column] ?? '')));
  }
}

const actorCell = (actor: AuditRecord['actor']): string =>
  actor ? (actor.name ?? [actor.kind, actor.id].filter(Boolean).join(':')) : '';

const changesCell = (changes: AuditRecord['changes']): string =>
  (changes ?? [])
    .map(({ field, before, after }) => `${field}: ${JSON.stringify(before)} → ${JSON.stringify(after)}`)
    .join('; ');

async function* ndjsonOf(records: AsyncIterable<AuditRecord>): AsyncGenerator<string> {
  for await (const record of records) yield `${JSON.stringify(record)}\n`;
}
