import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Keyring } from './keyring';

/**
 * Proof that a POST comes from the page that we served to this very browser: a MAC over the link and a random
 * cookie. It lives as long as its link does. Stateless, so that reading a page writes nothing.
 */
export function createPageNonce(
  link: { jti: string; kid: string; expiresAtMs: number },
  cookie: string,
  keyring: Keyring,
): string {
  const key = keyring.key(link.kid, 'pageNonce');
  if (!key) throw new Error(`The secret of key ${link.kid} is no longer configured.`);
  return createHmac('sha256', key).update(`${link.jti}.${link.expiresAtMs}.${cookie}`).digest('base64url');
}

/** Compares in constant time; false for a missing nonce or cookie. */
export function pageNonceMatches(
  link: { jti: string; kid: string; expiresAtMs: number },
  given: { nonce: string | undefined; cookie: string | undefined },
  keyring: Keyring,
): boolean {
  if (!given.nonce || !given.cookie) return false;
  const expected = Buffer.from(createPageNonce(link, given.cookie, keyring));
  const actual = Buffer.from(given.nonce);
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}

/** 128 random bits for the page's cookie. */
export function createPageCookie(): string {
  return randomBytes(16).toString('base64url');
}
