import { z } from 'zod';
import { AUDIT_OUTCOMES } from '../../../contracts';
import { AUDIT_TYPES } from '../domain/audit';
import type { AuditCursor, AuditFilter } from '../domain/audit-ports';
import type { ChainHead } from '../domain/chain';
import { firstMistake } from '../strapi/request';

const PAGE_SIZE_DEFAULT = 50;
const PAGE_SIZE_MAX = 100;
/** Longer than an address may be. */
const TEXT_MAX = 255;

const text = z.string().max(TEXT_MAX, { error: `must be text of at most ${TEXT_MAX} characters` });
const moment = z.iso
  .datetime({ offset: true, error: 'must be a moment such as 2026-01-31T00:00:00Z' })
  .transform((iso) => Date.parse(iso));

/** Several separated by commas. */
const listOf = <T extends string>(known: readonly T[]) =>
  z.string().transform((typed, context) => {
    const parts = typed.split(',').filter((part) => part !== '');
    const found = parts.flatMap((part) => known.find((one) => one === part) ?? []);
    if (found.length < parts.length) context.addIssue(`must be of ${known.join(', ')}`);
    return found;
  });

const ID_MAX = 2_147_483_647;
const IS_NO_ID = { error: 'must be the number of an account' };
const id = z
  .string()
  .regex(/^[1-9]\d{0,9}$/, IS_NO_ID)
  .transform(Number)
  .pipe(z.int().max(ID_MAX, IS_NO_ID));

const filterShape = {
  type: listOf(AUDIT_TYPES).default([]),
  outcome: listOf(AUDIT_OUTCOMES).default([]),
  reason: text.transform((typed) => typed.split(',').filter((part) => part !== '')).default([]),
  actor: text
    .regex(/^(?:(?:admin|api-token|user):\d{1,10}|command)$/, {
      error: 'must be such as admin:12, api-token:3, user:7 or command',
    })
    .optional(),
  clientId: id.optional(),
  invitation: text.optional(),
  network: text.optional(),
  from: moment.optional(),
  until: moment.optional(),
  search: text.trim().optional(),
};

const IS_NO_CURSOR = { error: 'must be what a page gave as nextCursor' };
const cursor = z
  .string()
  // A row's number beyond what its column holds makes PostgreSQL fail.
  .regex(/^\d{1,15}-\d{1,9}$/, IS_NO_CURSOR)
  .transform((typed): AuditCursor => {
    const [atMs = 0, row = 0] = typed.split('-').map(Number);
    return { atMs, id: row };
  });

const IS_NO_SIZE = { error: `must be a number from 1 to ${PAGE_SIZE_MAX}` };
const pageSize = z.coerce
  .number(IS_NO_SIZE)
  .int(IS_NO_SIZE)
  .min(1, IS_NO_SIZE)
  .max(PAGE_SIZE_MAX, IS_NO_SIZE);

const listQuery = z.strictObject({
  ...filterShape,
  cursor: cursor.optional(),
  pageSize: pageSize.default(PAGE_SIZE_DEFAULT),
});
const exportQuery = z.strictObject({
  ...filterShape,
  format: z.enum(['csv', 'ndjson'], { error: 'must be csv or ndjson' }).default('csv'),
});
const IS_NO_HEAD = { error: 'must be a number and a seal, such as 1200:9f86d0…' };
const verifyQuery = z.strictObject({
  head: z
    .string()
    .regex(/^\d{1,15}:[0-9a-f]{64}$/, IS_NO_HEAD)
    .optional(),
});

export interface Invalid {
  kind: 'invalid';
  message: string;
}

export function parseList(
  query: URLSearchParams,
): { kind: 'parsed'; filter: AuditFilter; cursor: AuditCursor | undefined; pageSize: number } | Invalid {
  const result = listQuery.safeParse(Object.fromEntries(query));
  if (!result.success) return invalid(result.error);
  const { cursor: from, pageSize: size, ...filter } = result.data;
  return { kind: 'parsed', filter: toFilter(filter), cursor: from, pageSize: size };
}

export function parseExport(
  query: URLSearchParams,
): { kind: 'parsed'; filter: AuditFilter; format: 'csv' | 'ndjson' } | Invalid {
  const result = exportQuery.safeParse(Object.fromEntries(query));
  if (!result.success) return invalid(result.error);
  const { format, ...filter } = result.data;
  return { kind: 'parsed', filter: toFilter(filter), format };
}

/** `head`: one that was kept elsewhere, `SEQ:SEAL`. */
export function parseVerification(
  query: URLSearchParams,
): { kind: 'parsed'; expected: ChainHead | undefined } | Invalid {
  const result = verifyQuery.safeParse(Object.fromEntries(query));
  if (!result.success) return invalid(result.error);
  const [seq, seal] = result.data.head?.split(':') ?? [];
  return { kind: 'parsed', expected: seal === undefined ? undefined : { seq: Number(seq), seal } };
}

type Shape = z.infer<z.ZodObject<typeof filterShape>>;

function toFilter({ type, outcome, reason, from, until, search, invitation, ...rest }: Shape): AuditFilter {
  return {
    types: type,
    outcomes: outcome,
    reasons: reason,
    invitationId: invitation,
    fromMs: from,
    untilMs: until,
    search: search === '' ? undefined : search,
    actor: rest.actor,
    clientId: rest.clientId,
    network: rest.network,
  };
}

const invalid = (error: z.ZodError): Invalid => ({ kind: 'invalid', message: firstMistake(error).message });
