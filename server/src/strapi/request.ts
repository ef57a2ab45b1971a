import { Readable } from 'node:stream';
import { errors, getDeviceName } from '@strapi/utils';
import type { Context } from 'koa';
import type { ActivationErrorCode, ErrorCode, InvitationErrorCode } from '../../../contracts';
import type { Actor } from '../domain/audit';
import { limitedNetwork, recordedNetwork, type NetworkPrivacy } from '../domain/network';
import type { SessionRequest } from '../domain/ports';
import type { LiftedQuery } from './private-address-bar';

/** Where a request came from: no version of the browser, and of the IP address what the configuration lets the log keep. */
export interface Origin {
  browser: string | null;
  network: string | null;
}

/** The parsed body, which is anything until a validation says what. */
export function bodyOf(ctx: Context): unknown {
  return 'body' in ctx.request ? ctx.request.body : undefined;
}

/**
 * The body of a JSON request. A form is none: any website can post one in its visitor's name, and no browser asks
 * first (a "simple" request of the Fetch standard).
 */
export function jsonBodyOf(ctx: Context): unknown {
  return ctx.is('json') ? bodyOf(ctx) : undefined;
}

/** Fetch Metadata: a browser that sends it must say that our own page posted. */
export function isSameOrigin(ctx: Context): boolean {
  const site = ctx.get('sec-fetch-site');
  return site === '' || site === 'same-origin';
}

/** What limits are counted against. Koa's `ctx.ip` follows Strapi's `server.proxy` setting; no header is read here. */
export function networkOf(ctx: Context): string {
  return limitedNetwork(ctx.ip) ?? 'unknown';
}

/** What a session depends on, read from the same places as U&P's login reads it. */
export function sessionRequestOf(ctx: Context): SessionRequest {
  const body = bodyOf(ctx);
  const deviceId = isRecord(body) ? body.deviceId : undefined;
  return {
    deviceId: isDeviceId(deviceId) ? deviceId : undefined,
    userAgent: ctx.get('user-agent'),
    wantsCookie: ctx.get('x-strapi-refresh-cookie') === 'httpOnly',
    secureConnection: ctx.secure,
  };
}

const isDeviceId = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && !CONTROL_CHARACTER.test(value);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

export function originOf(ctx: Context, privacy: NetworkPrivacy): Origin {
  return {
    browser: getDeviceName(ctx.get('user-agent')) ?? null,
    network: recordedNetwork(ctx.ip, privacy),
  };
}

/** What Strapi adds to Koa's context; its types leave it out. */
interface StrapiErrors {
  badRequest(message: string, details: Record<string, unknown>): void;
  notFound(message: string, details: Record<string, unknown>): void;
  tooManyRequests(message: string, details: Record<string, unknown>): void;
}

/** A Strapi error with our stable code in `details`. */
export function answerBadRequest(ctx: Context, message: string, code: ErrorCode): void {
  (ctx as Context & StrapiErrors).badRequest(message, { code });
}

/** 429 with when to come back, in the header and in the body: a cross-origin portal can't read the header. */
export function answerTooManyRequests(ctx: Context, message: string, retryAfterSeconds: number): void {
  ctx.set('Retry-After', String(retryAfterSeconds));
  const code: ErrorCode = 'rate_limited';
  (ctx as Context & StrapiErrors).tooManyRequests(message, { code, retryAfterSeconds });
}

/** Of a route of the panel or of a server. */
export function answerInvalidInput(ctx: Context, message: string): void {
  const code: InvitationErrorCode = 'invalid_input';
  (ctx as Context & StrapiErrors).badRequest(message, { code });
}

export function answerNotFound(ctx: Context, message: string): void {
  const code: InvitationErrorCode = 'not_found';
  (ctx as Context & StrapiErrors).notFound(message, { code });
}

export function answerActivationRefused(ctx: Context, message: string, code: ActivationErrorCode): void {
  (ctx as Context & StrapiErrors).badRequest(message, { code });
}

/** A refusal with whatever status, in the shape of Strapi's errors. */
export function answerRefusal(
  ctx: Context,
  status: number,
  message: string,
  details: Record<string, unknown>,
): void {
  const { retryAfterSeconds } = details;
  if (status === 429) ctx.set('Retry-After', String(retryAfterSeconds));
  ctx.status = status;
  ctx.body = {
    data: null,
    error: { status, name: ERROR_NAMES[status] ?? 'BadRequestError', message, details },
  };
}

const ERROR_NAMES: Partial<Record<number, string>> = {
  403: 'ForbiddenError',
  404: 'NotFoundError',
  409: 'ConflictError',
  429: 'RateLimitError',
};

/** What a schema found wrong. */
interface Mistakes {
  issues: readonly { code?: string; path: readonly PropertyKey[]; message: string; keys?: unknown }[];
}

/** The first mistake in an input, and the field that it is in; none where the input is no object at all. */
export function firstMistake({ issues: [issue] }: Mistakes): { message: string; path?: string } {
  const [unknown]: unknown[] = issue?.code === 'unrecognized_keys' ? (issue.keys as string[]) : [];
  const path = [...(issue?.path ?? []), ...(typeof unknown === 'string' ? [unknown] : [])]
    .map(String)
    .join('.');
  if (path === '') return { message: 'Send a JSON object.' };
  return { path, message: `"${path}" ${unknown === undefined ? (issue?.message ?? '') : 'is not known'}.` };
}

/** A file to save, sent as it is made. */
export function answerStream(
  ctx: Context,
  { type, fileName }: { type: string; fileName: string },
  lines: AsyncIterable<string>,
): void {
  const body = Readable.from(lines);
  ctx.type = type;
  ctx.set('Content-Disposition', `attachment; filename="${fileName}"`);
  // Koa writes the error to the log, and then leaves a begun answer open for ever: a cut one tells that rows are missing.
  body.once('error', () => {
    if (ctx.res.headersSent) ctx.res.destroy();
  });
  ctx.body = body;
}

/** Nothing that we keep holds one, and PostgreSQL fails at a NUL. */
const CONTROL_CHARACTER = /\p{Cc}/u;

/** The query, which left the address before any log saw it. A filter that nothing can match is refused. */
export function queryOf(ctx: Context): URLSearchParams {
  const query = (ctx.state as LiftedQuery).magicLinkQuery ?? new URLSearchParams();
  const odd = [...query].find((pair) => pair.some((text) => CONTROL_CHARACTER.test(text)));
  if (!odd) return query;
  const code: InvitationErrorCode = 'invalid_input';
  throw new errors.ValidationError('The query must not contain control characters.', { code });
}

/** What a route names with a colon; nothing where it can name nothing. */
export function parameterOf(ctx: Context, name: string): string {
  const { params } = ctx as Context & { params: Record<string, string | undefined> };
  const value = params[name] ?? '';
  return CONTROL_CHARACTER.test(value) ? '' : value;
}

/** Whom Strapi's authentication put there. */
interface AuthenticatedState {
  auth?: {
    strategy?: { name?: string };
    credentials?: { id?: unknown; type?: unknown } | null;
    ability?: Ability | null;
  };
  user?: { id?: unknown };
  userAbility?: Ability;
}

/** What the roles of an admin allow. */
export interface Ability {
  can(action: string): boolean;
}

/** Who calls a route of the panel, whom its policies have let in. */
export function actorOf(ctx: Context): Actor {
  return adminOf(ctx).actor;
}

/**
 * The admin of the session, or a program with an API token of the panel. Strapi lets that one in as its owner: it is told
 * apart here, since nobody sees on a screen what it does. Behind `admin::isAuthenticatedAdmin` there is one of both.
 */
export function adminOf(ctx: Context): { actor: Actor; ability: Ability } {
  const { auth, user, userAbility } = ctx.state as AuthenticatedState;
  const isToken = auth?.strategy?.name === 'admin-token';
  const id = isToken ? auth.credentials?.id : user?.id;
  if (typeof id !== 'number' || !userAbility) throw new Error('This route needs an admin session.');
  return { actor: { kind: isToken ? 'api-token' : 'admin', id }, ability: userAbility };
}

/** The signed-in U&P user; undefined for everybody else, API tokens included. */
export function clientOf(ctx: Context): number | undefined {
  const { auth, user } = ctx.state as AuthenticatedState;
  if (auth?.strategy?.name !== 'users-permissions') return undefined;
  return typeof user?.id === 'number' ? user.id : undefined;
}

const CALLER_KINDS: Partial<Record<string, 'api-token' | 'user'>> = {
  'content-api-token': 'api-token',
  'api-token': 'api-token',
  'users-permissions': 'user',
};

/** A server with an API token, or a signed-in U&P user; undefined for who is nobody. */
export function callerOf(ctx: Context): { kind: 'api-token' | 'user'; id: number } | undefined {
  const { auth } = ctx.state as AuthenticatedState;
  const kind = CALLER_KINDS[auth?.strategy?.name ?? ''];
  const id = auth?.credentials?.id;
  return kind && typeof id === 'number' ? { kind, id } : undefined;
}

/** Whether who calls a route of a server may do this as well. A token with full access has no abilities: it may do all. */
export function callerMay(ctx: Context, action: string): boolean {
  const { auth } = ctx.state as AuthenticatedState;
  return auth?.ability ? auth.ability.can(action) : auth?.credentials?.type === 'full-access';
}
