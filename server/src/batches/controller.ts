import type { Context } from 'koa';
import type { BatchErrorCode, RowsAdded } from '../../../contracts';
import type { AuditOrigin } from '../domain/audit';
import type { Inviter } from '../domain/inviter';
import { answerRefusal, answerStream, jsonBodyOf, originOf, parameterOf, queryOf } from '../strapi/request';
import { NOT_FOUND, type BatchRefused } from './refusals';
import type { Batches } from './service';
import type { Steered } from './steer-batch';
import { parseBatch, parsePreview, parseQuery, parseRows } from './validation';

const STATUSES: Record<BatchErrorCode, number> = {
  invalid_input: 400,
  invalid_csv: 400,
  no_email_column: 400,
  too_many_rows: 400,
  not_found: 404,
  row_conflict: 409,
  key_conflict: 409,
  batch_started: 409,
  batch_empty: 409,
  batch_not_running: 409,
  batch_over: 409,
  rate_limited: 429,
};

type Steer = (id: string, inviter: Inviter, origin: AuditOrigin) => Promise<Steered>;

/** The routes of the panel and of servers: one story, two ways in. `inviterOf` says who asks. */
export function createBatchController(batches: () => Batches, inviterOf: (ctx: Context) => Inviter) {
  return {
    /** Nothing is stored. */
    async preview(ctx: Context): Promise<void> {
      const parsed = parsePreview(jsonBodyOf(ctx));
      if (parsed.kind === 'refused') return refuse(ctx, parsed);
      const inviter = inviterOf(ctx);
      const refused = await batches().judgeDefaults(parsed.defaults, inviter);
      if (refused) return refuse(ctx, refused);
      ctx.body = { data: await batches().previewRows(parsed.rows, parsed.defaults, inviter) };
    },

    async list(ctx: Context): Promise<void> {
      const parsed = parseQuery(queryOf(ctx));
      if (parsed.kind === 'refused') return refuse(ctx, parsed);
      ctx.body = await batches().list(parsed.page, parsed.pageSize, inviterOf(ctx));
    },

    async create(ctx: Context): Promise<void> {
      const parsed = parseBatch(jsonBodyOf(ctx));
      if (parsed.kind === 'refused') return refuse(ctx, parsed);
      const opened = await batches().openBatch(parsed.wanted, inviterOf(ctx));
      if (opened.kind === 'refused') return refuse(ctx, opened);
      ctx.status = opened.kind === 'opened' ? 201 : 200;
      ctx.body = { data: await batches().describeOne(opened.batch) };
    },

    async findOne(ctx: Context): Promise<void> {
      const batch = await batches().find(parameterOf(ctx, 'id'), inviterOf(ctx));
      if (!batch) return refuse(ctx, NOT_FOUND);
      ctx.body = { data: await batches().describeOne(batch) };
    },

    async addRows(ctx: Context): Promise<void> {
      const parsed = parseRows(jsonBodyOf(ctx));
      if (parsed.kind === 'refused') return refuse(ctx, parsed);
      const outcome = await batches().addRows(parameterOf(ctx, 'id'), parsed.rows, inviterOf(ctx));
      if (outcome.kind === 'refused') return refuse(ctx, outcome);
      const { added, total } = outcome;
      ctx.body = { data: { added, total } satisfies RowsAdded };
    },

    start: (ctx: Context) => steer(ctx, batches().start),
    pause: (ctx: Context) => steer(ctx, batches().pause),
    cancel: (ctx: Context) => steer(ctx, batches().cancel),

    /** Streamed: memory does not grow with the rows. */
    async failuresCsv(ctx: Context): Promise<void> {
      const batch = await batches().find(parameterOf(ctx, 'id'), inviterOf(ctx));
      if (!batch) return refuse(ctx, NOT_FOUND);
      const file = { type: 'text/csv; charset=utf-8', fileName: 'failures.csv' };
      answerStream(ctx, file, batches().failuresCsv(batch));
    },
  };

  async function steer(ctx: Context, move: Steer): Promise<void> {
    const origin = originOf(ctx, batches().networkPrivacy);
    const outcome = await move(parameterOf(ctx, 'id'), inviterOf(ctx), origin);
    if (outcome.kind === 'refused') return refuse(ctx, outcome);
    ctx.body = { data: await batches().describeOne(outcome.batch) };
  }
}

function refuse(ctx: Context, { code, message, path, details, forbidden }: BatchRefused): void {
  const status = forbidden ? 403 : code in STATUSES ? STATUSES[code as BatchErrorCode] : 400;
  answerRefusal(ctx, status, message, { code, ...(path && { path }), ...details });
}
