/**
 * The path of an address that stays on this portal, or undefined. `redirectTo` went through a mail and a server;
 * an open redirect here would lend our name to somebody else's page.
 */
export function ownPath(target: string | null | undefined, origin: string): string | undefined {
  if (!target || !URL.canParse(target, origin)) return undefined;
  const url = new URL(target, origin);
  // "/.//host" normalises to "//host", which a browser would read as another host.
  if (url.origin !== origin || url.pathname.startsWith('//')) return undefined;
  return url.pathname + url.search + url.hash;
}
