import type { Core } from '@strapi/types';
import type { Context } from 'koa';

/** What our controllers read instead of `ctx.query`: the query as it came, before it left the address. */
export interface LiftedQuery {
  magicLinkQuery?: URLSearchParams;
}

/**
 * Takes the query of our routes out of `ctx.url`, which Strapi's access log prints, and forbids caching of every
 * answer. Runs before all other middlewares, so that neither depends on the outcome: a 404 or a 500 has passed here.
 */
export function keepTokensOutOfLogs(strapi: Core.Strapi): void {
  strapi.server.use(async (ctx, next) => {
    const [path = '', ...query] = ctx.url.split('?');
    if (!isOurs(path)) {
      await next();
      return;
    }
    const state: LiftedQuery = ctx.state;
    state.magicLinkQuery = new URLSearchParams(query.join('?'));
    ctx.url = withoutSecrets(path);
    ctx.set('Cache-Control', 'no-store');
    if (ctx.is('multipart') || isCompressed(ctx)) {
      refuseBody(ctx);
      return;
    }
    await next();
    ctx.set('Cache-Control', 'no-store');
  });
}

/** Judged as loosely as any router may read it: encoded, doubled slashes, any case. */
export function isOurs(path: string): boolean {
  return decode(path).toLowerCase().includes('/magic-link');
}

/** Each escape by itself, and as often as it may have been escaped: one that is broken must not hide the others. */
function decode(path: string): string {
  let decoded = path;
  for (let depth = 0; depth < 3; depth += 1) {
    decoded = decoded.replace(/%([0-7][0-9a-f])/gi, (_escape, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  }
  return decoded;
}

/**
 * A mail program that garbles a link can move the token into the path, and a careless program an address: nothing of
 * ours is that long or looks like one.
 */
function withoutSecrets(path: string): string {
  return path
    .split('/')
    .map((segment) => (segment.length > 40 || decode(segment).includes('@') ? '[redacted]' : segment))
    .join('/');
}

/** Nothing of ours is long enough to be worth it. */
function isCompressed(ctx: Context): boolean {
  return !['', 'identity'].includes(ctx.get('content-encoding').trim().toLowerCase());
}

/** No route of ours takes files, and Strapi's body parser answers 500 to a malformed upload or compression. */
function refuseBody(ctx: Context): void {
  const message = 'Send plain JSON.';
  ctx.status = 415;
  ctx.body = { data: null, error: { status: 415, name: 'UnsupportedMediaTypeError', message, details: {} } };
}
