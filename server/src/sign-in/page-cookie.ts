import type { Context } from 'koa';

export interface PageCookieScope {
  /** Whether the public URL is https: then the cookie is bound to the very host. */
  secure: boolean;
}

/** RFC 6265bis section 4.1.3.2: a `__Host-` cookie can't be set by a sibling domain. Plain http can't have one. */
const nameOf = ({ secure }: PageCookieScope) => (secure ? '__Host-magic-link-page' : 'magic-link-page');

export function readPageCookie(ctx: Context, scope: PageCookieScope): string | undefined {
  return ctx.cookies.get(nameOf(scope), { signed: false });
}

/** A session cookie: it goes with the browser, the link's own expiry ends its use. */
export function writePageCookie(ctx: Context, value: string, scope: PageCookieScope): void {
  // Behind a proxy that ends TLS, Koa would refuse a Secure cookie; the public URL knows better.
  ctx.cookies.secure = scope.secure;
  ctx.cookies.set(nameOf(scope), value, {
    httpOnly: true,
    sameSite: 'strict',
    secure: scope.secure,
    path: '/',
    signed: false,
    overwrite: true,
  });
}
