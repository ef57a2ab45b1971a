import { LIMITS } from '../../../contracts';

export interface RedirectRules {
  /** The portal's address; its origin is where relative targets live. */
  portalUrl: string;
  /** Further targets: an origin with an optional path prefix, matched by whole segments. */
  allowedRedirects: readonly string[];
}

/**
 * Dots, slashes, backslashes and control characters in any depth of encoding, the last two and spaces also plain:
 * each reads differently in some parser. (`/%09/host`, decoded once and parsed, is another site's address.)
 */
const AMBIGUOUS = /%(?:25)*(?:2e|2f|5c|[01][0-9a-f]|7f)|\\|[\p{C}\p{Z}]/iu;
const HAS_SCHEME = /^[a-z][a-z0-9+.-]*:/i;

/**
 * The target in its one normal form (a path for the portal itself, an absolute address otherwise), or undefined
 * when it is not allowed. Open redirects: OWASP Unvalidated Redirects and Forwards Cheat Sheet.
 */
export function parseRedirect(wanted: string, rules: RedirectRules): string | undefined {
  if (wanted.length > LIMITS.redirectMaxLength || AMBIGUOUS.test(wanted)) return undefined;
  if (wanted.startsWith('/')) return portalPath(wanted, rules.portalUrl);
  if (!HAS_SCHEME.test(wanted)) return undefined;
  return allowedAddress(wanted, rules);
}

function portalPath(wanted: string, portalUrl: string): string | undefined {
  if (wanted.startsWith('//')) return undefined;
  const origin = new URL(portalUrl).origin;
  const url = parseUrl(wanted, origin);
  if (!url || url.origin !== origin || url.pathname.startsWith('//')) return undefined;
  return `${url.pathname}${url.search}${url.hash}`;
}

function allowedAddress(wanted: string, rules: RedirectRules): string | undefined {
  const url = parseUrl(wanted);
  if (!url || url.username || url.password || url.pathname.startsWith('//')) return undefined;
  // `https:/host` and `https:host` are repaired by some parsers and taken for relative by others.
  if (!wanted.toLowerCase().startsWith(`${url.protocol}//`)) return undefined;
  const allowed = [new URL(rules.portalUrl).origin, ...rules.allowedRedirects];
  return allowed.some((entry) => coversUrl(entry, url)) ? url.href : undefined;
}

function coversUrl(entry: string, url: URL): boolean {
  const allowed = new URL(entry);
  if (allowed.protocol !== url.protocol || allowed.host !== url.host) return false;
  const prefix = allowed.pathname.replace(/\/$/, '');
  return url.pathname === prefix || url.pathname.startsWith(`${prefix}/`);
}

function parseUrl(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}
