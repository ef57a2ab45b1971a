import { createPageCookie, createPageNonce, pageNonceMatches } from '../../../server/src/domain/page-nonce';
import { CLAIMS, KEYRING, OTHER_KEYRING, ROTATED_KEYRING } from './support/fixtures';

const COOKIE = 'c29tZS1yYW5kb20tYml0cw';
const NONCE = createPageNonce(CLAIMS, COOKIE, KEYRING);

const matches = (given: { nonce?: string; cookie?: string }, link = CLAIMS, keyring = KEYRING) =>
  pageNonceMatches(link, { nonce: given.nonce, cookie: given.cookie }, keyring);

describe('page nonce', () => {
  test('proves the page of this link in this browser, also after a rotation', () => {
    expect(matches({ nonce: NONCE, cookie: COOKIE })).toBe(true);
    expect(matches({ nonce: NONCE, cookie: COOKIE }, CLAIMS, ROTATED_KEYRING)).toBe(true);
  });

  test.each([
    ['no cookie', { nonce: NONCE }],
    ['an empty cookie', { nonce: NONCE, cookie: '' }],
    ['another browser’s cookie', { nonce: NONCE, cookie: createPageCookie() }],
    ['no nonce', { cookie: COOKIE }],
    ['an empty nonce', { nonce: '', cookie: COOKIE }],
    ['a cut nonce', { nonce: NONCE.slice(0, -1), cookie: COOKIE }],
    ['a nonce with more behind it', { nonce: `${NONCE}A`, cookie: COOKIE }],
    ['a nonce of as many characters but more bytes', { nonce: 'é'.repeat(NONCE.length), cookie: COOKIE }],
    ['the cookie as nonce', { nonce: COOKIE, cookie: COOKIE }],
  ])('%s proves nothing', (_, given) => {
    expect(matches(given)).toBe(false);
  });

  test('the nonce of an empty cookie is no proof: nobody can do without one', () => {
    expect(matches({ nonce: createPageNonce(CLAIMS, '', KEYRING), cookie: '' })).toBe(false);
  });

  test('the page of one link proves nothing for another, nor for the same one with another expiry', () => {
    const given = { nonce: NONCE, cookie: COOKIE };

    expect(matches(given, { ...CLAIMS, jti: CLAIMS.jti.replace('0', '1') })).toBe(false);
    expect(matches(given, { ...CLAIMS, expiresAtMs: CLAIMS.expiresAtMs + 1000 })).toBe(false);
  });

  test('another secret makes another nonce, a retired one none', () => {
    const rotated = { ...CLAIMS, kid: OTHER_KEYRING.currentKid };

    expect(createPageNonce(rotated, COOKIE, OTHER_KEYRING)).not.toBe(NONCE);
    expect(() => createPageNonce(CLAIMS, COOKIE, OTHER_KEYRING)).toThrow(CLAIMS.kid);
  });

  test('a page cookie holds 128 random bits and survives a cookie header unquoted', () => {
    const cookies = Array.from({ length: 200 }, createPageCookie);

    expect(new Set(cookies).size).toBe(cookies.length);
    for (const cookie of cookies) expect(cookie).toMatch(/^[A-Za-z0-9_-]{22}$/);
  });
});
