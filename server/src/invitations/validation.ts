import { z } from 'zod';
import { DELIVERIES, ENGAGEMENTS, INVITATION_LIFECYCLES, INVITATION_SORTS } from '../../../contracts';
import { parseAddress } from '../domain/address';
import { pathOfDocument, type TargetRules } from '../domain/document';
import type { InvitationFilter } from '../domain/invitation-ports';
import { pickLanguage } from '../domain/language';
import { parseRedirect } from '../domain/redirect';
import { firstMistake } from '../strapi/request';
import type { ParsedInvitation, WantedInvitation } from './check-invitation';
import type { WantedPage } from './list-invitations';
import { refusedAs, type InvitationRefused } from './refusals';

const MESSAGE_MAX_LENGTH = 2_000;
const METADATA_MAX_BYTES = 4_096;
const METADATA_MAX_LEVELS = 20;
/** As long as any policy's link may live (`config/schema.ts`); a policy's own ceiling is judged later. */
const LINK_LIFETIME_MAX_SECONDS = 30 * 24 * 60 * 60;

const IS_NO_MOMENT = { error: 'must be a moment such as 2026-01-31T00:00:00Z' };
const IS_NO_NAME = { error: 'must be up to 120 characters on one line' };
const IS_NO_NOTE = { error: 'must be text of up to 2,000 characters' };
const IS_NO_PLAIN_NOTE = { error: 'must be text without control characters' };
const IS_NO_METADATA = { error: 'must be an object of at most 4 KB as JSON, at most 20 levels deep' };
const IS_TOO_LONG = { error: 'must be at most 30 days' };
const IS_NO_DOCUMENT = { error: 'must be the documentId of an entry' };
const IS_NO_KEY = { error: 'must be a short text' };

const moment = z.iso.datetime({ offset: true, ...IS_NO_MOMENT }).transform((text) => Date.parse(text));
const key = z
  .string(IS_NO_KEY)
  .min(1, IS_NO_KEY)
  .max(200, IS_NO_KEY)
  .regex(/^\P{Cc}*$/u, IS_NO_KEY);
const metadata = z
  .record(z.string(), z.unknown(), IS_NO_METADATA)
  .refine((value) => !isDeeperThan(value, METADATA_MAX_LEVELS) && isShort(value), IS_NO_METADATA);

/** What is nested too deep overflows the stack of whoever writes it as JSON. */
function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeperThan(inner, levels - 1));
}

function isShort(value: unknown): boolean {
  return Buffer.byteLength(JSON.stringify(value)) <= METADATA_MAX_BYTES;
}

/** As Strapi makes them. */
const documentId = z.string(IS_NO_DOCUMENT).regex(/^[\w-]{1,64}$/, IS_NO_DOCUMENT);

/** What may be left out may also be null: forms send one for an empty field. */
const invitationBody = z.strictObject({
  email: z.unknown(),
  name: z
    .string(IS_NO_NAME)
    .trim()
    .max(120, IS_NO_NAME)
    .regex(/^\P{Cc}*$/u, IS_NO_NAME)
    .nullish(),
  role: key.nullish(),
  policy: key.nullish(),
  message: z
    .string(IS_NO_NOTE)
    .trim()
    .max(MESSAGE_MAX_LENGTH, IS_NO_NOTE)
    .regex(/^[\P{Cc}\t\r\n]*$/u, IS_NO_PLAIN_NOTE)
    .nullish(),
  locale: key.nullish(),
  redirectTo: z.string({ error: 'must be text' }).nullish(),
  document: z.strictObject({ uid: key, documentId }).nullish(),
  expiresInSeconds: z
    .int({ error: 'must be a whole number of seconds' })
    .min(60, { error: 'must be at least 60' })
    .max(LINK_LIFETIME_MAX_SECONDS, IS_TOO_LONG)
    .nullish(),
  invitationExpiresAt: moment.nullish(),
  accessEndsAt: moment.nullish(),
  metadata: metadata.nullish(),
  notify: z.boolean({ error: 'must be true or false' }).nullish(),
  ifPending: z
    .enum(['resend', 'replace', 'skip'], { error: 'must be "resend", "replace" or "skip"' })
    .nullish(),
  existingClient: z.enum(['keep-role', 'set-role'], { error: 'must be "keep-role" or "set-role"' }).nullish(),
});

export function parseInvitation(body: unknown, rules: TargetRules): ParsedInvitation {
  const result = invitationBody.safeParse(body);
  if (!result.success) return refusedInput(result.error);
  const { data } = result;
  const email = parseAddress(data.email);
  if (!email) return refusedAs('invalid_email', 'This is not one e-mail address.', { path: 'email' });
  const target = targetOf(data, rules);
  if (target.kind === 'refused') return target;
  return { kind: 'parsed', wanted: { email, redirectTo: target.redirectTo, ...wantedOf(data) } };
}

/** Where the client lands: the page of a document, or whatever the portal allows. */
function targetOf(
  { document, redirectTo }: z.infer<typeof invitationBody>,
  rules: TargetRules,
): { kind: 'target'; redirectTo: string | null } | InvitationRefused {
  if (document && redirectTo) {
    return refusedAs('invalid_input', 'Send "document" or "redirectTo", not both.', { path: 'redirectTo' });
  }
  const wanted = document ? pathOfDocument(rules.documentPaths, document) : redirectTo || null;
  if (wanted === null) return { kind: 'target', redirectTo: null };
  const allowed = wanted === undefined ? undefined : parseRedirect(wanted, rules);
  if (allowed !== undefined) return { kind: 'target', redirectTo: allowed };
  if (document) {
    const message = 'No page of the portal is configured for entries of this content type.';
    return refusedAs('document_not_sendable', message, { path: 'document' });
  }
  const message = 'Send a path of the portal or an allowed address.';
  return refusedAs('redirect_not_allowed', message, { path: 'redirectTo' });
}

function wantedOf(data: z.infer<typeof invitationBody>): Omit<WantedInvitation, 'email' | 'redirectTo'> {
  return {
    name: data.name || null,
    role: data.role ?? undefined,
    policy: data.policy ?? undefined,
    message: data.message || null,
    language: pickLanguage(data.locale),
    document: data.document ?? null,
    expiresInSeconds: data.expiresInSeconds ?? undefined,
    invitationExpiresAtMs: data.invitationExpiresAt ?? undefined,
    accessEndsAtMs: data.accessEndsAt ?? undefined,
    metadata: data.metadata ?? null,
    notify: data.notify ?? true,
    ifPending: data.ifPending ?? undefined,
    existingClient: data.existingClient ?? undefined,
  };
}

const extension = z.strictObject({ invitationExpiresAt: moment.nullish() });

export function parseExtension(
  body: unknown,
): { kind: 'parsed'; expiresAtMs: number | undefined } | InvitationRefused {
  const result = extension.safeParse(body);
  if (!result.success) return refusedInput(result.error);
  return { kind: 'parsed', expiresAtMs: result.data.invitationExpiresAt ?? undefined };
}

const listOf = <T extends string>(known: readonly [T, ...T[]]) =>
  z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(known, { error: `must be of: ${known.join(', ')}` })))
    .optional();

const keys = z
  .string()
  .max(1_000)
  .transform((text) => text.split(','))
  .optional();

const wholeNumber = (max: number) =>
  z.coerce
    .number({ error: 'must be a number' })
    .int()
    .min(1, { error: 'must be at least 1' })
    .max(max, { error: `must be at most ${max}` });

const sorts = INVITATION_SORTS.flatMap((field) => [field, `-${field}` as const]);

const query = z.strictObject({
  page: wholeNumber(1_000_000).default(1),
  pageSize: wholeNumber(100).default(20),
  sort: z.enum(sorts, { error: `must be one of: ${sorts.join(', ')}` }).default('-createdAt'),
  search: z.string().trim().max(200).optional(),
  lifecycle: listOf(INVITATION_LIFECYCLES),
  delivery: listOf(DELIVERIES),
  engagement: listOf(ENGAGEMENTS),
  role: keys,
  policy: keys,
  batch: key.optional(),
  invitedBy: z
    .string()
    .regex(/^(?:admin|api-token|user):\d{1,15}$/, { error: 'must be such as admin:12' })
    .optional(),
  documentUid: key.optional(),
  documentId: documentId.optional(),
  createdFrom: moment.optional(),
  createdTo: moment.optional(),
});

export type ParsedQuery = { kind: 'parsed'; filter: InvitationFilter; page: WantedPage } | InvitationRefused;

/** What is empty is no filter: a form leaves its unused fields empty. */
export function parseQuery(parameters: URLSearchParams): ParsedQuery {
  const given = [...parameters].filter(([, value]) => value !== '');
  const result = query.safeParse(Object.fromEntries(given));
  if (!result.success) return refusedInput(result.error);
  const { page, pageSize, sort, ...wanted } = result.data;
  const field = INVITATION_SORTS.find((one) => sort.endsWith(one)) ?? 'createdAt';
  return {
    kind: 'parsed',
    page: { page, pageSize, sort: field, descending: sort.startsWith('-') },
    filter: {
      search: wanted.search,
      lifecycles: wanted.lifecycle ?? [],
      deliveries: wanted.delivery ?? [],
      engagements: wanted.engagement ?? [],
      roles: wanted.role ?? [],
      policies: wanted.policy ?? [],
      batchId: wanted.batch,
      invitedBy: wanted.invitedBy,
      documentUid: wanted.documentUid,
      documentId: wanted.documentId,
      createdFromMs: wanted.createdFrom,
      createdToMs: wanted.createdTo,
    },
  };
}

function refusedInput(error: z.ZodError): InvitationRefused {
  const { message, ...where } = firstMistake(error);
  return refusedAs('invalid_input', message, where);
}
