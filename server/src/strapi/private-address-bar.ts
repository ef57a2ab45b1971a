import type { Core } from '@strapi/types';

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
    await next();
    ctx.set('Cache-Control', 'no-store');
  });
}

/** Judged as loosely as any router may read it: encoded, doubled slashes, any case. */
function isOurs(path: string): boolean {
  return decode(path).toLowerCase().includes('/magic-link');
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** A mail program that garbles a link can move the token into the path: nothing of ours is that long. */
function withoutSecrets(path: string): string {
  return path
    .split('/')
    .map((segment) => (segment.length > 40 ? '[redacted]' : segment))
    .join('/');
}
