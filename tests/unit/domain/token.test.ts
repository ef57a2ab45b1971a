import { createHmac, generateKeyPairSync } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { createKeyring } from '../../../server/src/domain/keyring';
import { readToken, signToken, type TokenClaims } from '../../../server/src/domain/token';
import {
  AUDIENCE,
  CLAIMS,
  KEYRING,
  NOW_MS,
  OTHER_KEYRING,
  OTHER_SECRET,
  ROTATED_KEYRING,
  SECRET,
} from './support/fixtures';

const read = (token: string, change: Partial<Parameters<typeof readToken>[1]> = {}) =>
  readToken(token, { audience: AUDIENCE, keyring: KEYRING, nowMs: NOW_MS, ...change });

const FORGED = { kind: 'forged' };

const HEADER = { alg: 'HS256', typ: 'magic-link+jwt', kid: KEYRING.currentKid };
const PAYLOAD = {
  iss: 'strapi-plugin-magic-link',
  aud: AUDIENCE,
  jti: CLAIMS.jti,
  purpose: 'sign-in',
  iat: CLAIMS.issuedAtMs / 1000,
  exp: CLAIMS.expiresAtMs / 1000,
};

const encode = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url');

function tokenKey(kid = KEYRING.currentKid, keyring = KEYRING): Buffer {
  const key = keyring.key(kid, 'token');
  if (!key) throw new Error('no such key');
  return key;
}

/** A token by someone who holds our key and lies in one field only: nothing but the guard of that field refuses it. */
function lie({ header = {}, payload = {} }: { header?: object; payload?: object }, key = tokenKey()): string {
  const signed = `${encode({ ...HEADER, ...header })}.${encode({ ...PAYLOAD, ...payload })}`;
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
}

describe('signing', () => {
  test('what is signed is read again, claim by claim', () => {
    expect(read(signToken(CLAIMS, KEYRING))).toEqual({ kind: 'genuine', claims: CLAIMS });
  });

  test('a mail that is tried again carries the very same token', () => {
    const first = signToken(CLAIMS, KEYRING);

    expect(signToken({ ...CLAIMS }, createKeyring([SECRET]))).toBe(first);
    expect(signToken(CLAIMS, ROTATED_KEYRING)).toBe(first);
  });

  test('the token of a row and a secret is the same in every version: waiting mails survive an upgrade', () => {
    const signed = `${encode(HEADER)}.${encode(PAYLOAD)}`;
    const signature = createHmac('sha256', tokenKey()).update(signed).digest('base64url');

    expect(lie({})).toBe(`${signed}.${signature}`);
    expect(signToken(CLAIMS, KEYRING)).toBe(`${signed}.${signature}`);
  });

  test('a token says what it is for and no more: no address, no name, not the row it belongs to', () => {
    const row = {
      ...CLAIMS,
      addressKey: 'ab'.repeat(32),
      clientId: 7,
      requestId: 'cd'.repeat(16),
      language: 'de',
    };
    const decoded = jwt.decode(signToken(row, KEYRING), { complete: true });

    expect(decoded?.header).toEqual(HEADER);
    expect(decoded?.payload).toEqual(PAYLOAD);
  });

  test('a token is far shorter than what is read at most', () => {
    const longest: TokenClaims = { ...CLAIMS, audience: `https://${'a'.repeat(250)}.example` };

    expect(signToken(longest, KEYRING).length).toBeLessThan(1024);
  });

  test('a retired secret signs nothing', () => {
    expect(() => signToken(CLAIMS, OTHER_KEYRING)).toThrow(CLAIMS.kid);
  });
});

describe('expiry', () => {
  const token = signToken(CLAIMS, KEYRING);

  test('a token is genuine until its last millisecond and expired from its expiry on', () => {
    expect(read(token, { nowMs: CLAIMS.expiresAtMs - 1 }).kind).toBe('genuine');
    expect(read(token, { nowMs: CLAIMS.expiresAtMs })).toEqual({ kind: 'expired', claims: CLAIMS });
    expect(read(token, { nowMs: CLAIMS.expiresAtMs + 10 * 365 * 86_400_000 }).kind).toBe('expired');
  });

  test('an expired token that is not ours either is forged, not expired', () => {
    const nowMs = CLAIMS.expiresAtMs + 1;

    expect(read(lie({}, tokenKey(OTHER_KEYRING.currentKid, OTHER_KEYRING)), { nowMs })).toEqual(FORGED);
    expect(read(token, { nowMs, audience: 'https://other.example' })).toEqual(FORGED);
  });
});

describe('rotation', () => {
  const old = signToken(CLAIMS, KEYRING);

  test('after a rotation the first secret signs and all verify', () => {
    const fresh = signToken({ ...CLAIMS, kid: ROTATED_KEYRING.currentKid }, ROTATED_KEYRING);

    expect(jwt.decode(fresh, { complete: true })?.header.kid).toBe(OTHER_KEYRING.currentKid);
    expect(read(fresh, { keyring: ROTATED_KEYRING }).kind).toBe('genuine');
    expect(read(old, { keyring: ROTATED_KEYRING }).kind).toBe('genuine');
  });

  test('a token of a retired secret is refused', () => {
    expect(read(old, { keyring: createKeyring([OTHER_SECRET]) })).toEqual(FORGED);
  });
});

describe('a token is refused', () => {
  test('with the algorithm "none"', () => {
    const unsigned = `${encode({ ...HEADER, alg: 'none' })}.${encode(PAYLOAD)}.`;

    expect(read(unsigned)).toEqual(FORGED);
    expect(read(unsigned.slice(0, -1))).toEqual(FORGED);
    expect(read(lie({ header: { alg: 'none' } }))).toEqual(FORGED);
    expect(read(lie({ header: { alg: 'None' } }))).toEqual(FORGED);
  });

  test.each(['HS384', 'HS512'] as const)('with the right secret under %s', (algorithm) => {
    expect(read(jwt.sign(PAYLOAD, tokenKey(), { algorithm, header: { ...HEADER, alg: algorithm } }))).toEqual(
      FORGED,
    );
  });

  test('when its header claims a public-key algorithm over our MAC, or an HMAC over someone’s key pair', () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();

    expect(read(lie({ header: { alg: 'RS256' } }))).toEqual(FORGED);
    expect(read(lie({ header: { alg: 'ES256' } }))).toEqual(FORGED);
    expect(read(lie({}, Buffer.from(pem)))).toEqual(FORGED);
    expect(
      read(jwt.sign(PAYLOAD, privateKey, { algorithm: 'RS256', header: { ...HEADER, alg: 'RS256' } })),
    ).toEqual(FORGED);
  });

  test.each([
    ['another type', { typ: 'JWT' }],
    ['no type', { typ: undefined }],
    ['a type in other letters', { typ: 'MAGIC-LINK+JWT' }],
    ['a type list', { typ: ['magic-link+jwt'] }],
  ])('with %s', (_, header) => {
    expect(read(lie({ header }))).toEqual(FORGED);
  });

  test.each([
    ['an unknown kid', { kid: 'ffffffffffffffff' }],
    ['no kid', { kid: undefined }],
    ['a kid that is a number', { kid: 7 }],
    ['a kid that is a list', { kid: [KEYRING.currentKid] }],
    ['a kid that objects have by nature', { kid: '__proto__' }],
  ])('with %s', (_, header) => {
    expect(read(lie({ header }))).toEqual(FORGED);
  });

  test('with the kid of one secret and the signature of another', () => {
    const keyring = ROTATED_KEYRING;

    expect(read(lie({ header: { kid: OTHER_KEYRING.currentKid } }), { keyring })).toEqual(FORGED);
    expect(read(lie({}), { keyring }).kind).toBe('genuine');
  });

  test.each(['code', 'pageNonce', 'address'] as const)('when signed with our own key for "%s"', (use) => {
    expect(read(lie({}, KEYRING.key(KEYRING.currentKid, use)))).toEqual(FORGED);
  });

  test('when signed with the secret itself or with nothing', () => {
    expect(read(lie({}, Buffer.from(SECRET)))).toEqual(FORGED);
    expect(read(lie({}, Buffer.alloc(0)))).toEqual(FORGED);
  });

  test.each([
    ['another issuer', { iss: 'users-permissions' }],
    ['no issuer', { iss: undefined }],
    ['a list of issuers', { iss: [PAYLOAD.iss] }],
    ['another audience', { aud: 'https://staging.cms.example' }],
    ['an audience that only begins like ours', { aud: `${AUDIENCE}.evil.example` }],
    ['an audience with a slash more', { aud: `${AUDIENCE}/` }],
    ['several audiences, ours among them', { aud: ['https://other.example', AUDIENCE] }],
    ['no audience', { aud: undefined }],
    ['another purpose', { purpose: 'admin' }],
    ['a purpose in other letters', { purpose: 'Sign-In' }],
    ['several purposes', { purpose: ['sign-in'] }],
    ['no purpose', { purpose: undefined }],
    ['no jti', { jti: undefined }],
    ['a short jti', { jti: CLAIMS.jti.slice(1) }],
    ['a jti in capitals, which some databases would find', { jti: CLAIMS.jti.toUpperCase() }],
    ['a jti that is an object', { jti: { $ne: '' } }],
    ['no expiry', { exp: undefined }],
    ['an expiry that is a text', { exp: String(PAYLOAD.exp) }],
    ['an expiry beyond all bounds', { exp: 1e300 }],
    ['no time of issue', { iat: undefined }],
    ['a broken time of issue', { iat: PAYLOAD.iat + 0.5 }],
    ['a time before which it must not be used', { nbf: NOW_MS / 1000 + 60 }],
  ])('with %s', (_, payload) => {
    expect(read(lie({ payload }))).toEqual(FORGED);
  });

  test('when it is ours but for another server', () => {
    expect(read(signToken(CLAIMS, KEYRING), { audience: 'https://staging.cms.example' })).toEqual(FORGED);
  });

  test('when it is a session of U&P, even one signed with our secret', () => {
    expect(read(jwt.sign({ id: 1 }, SECRET, { expiresIn: 60 }))).toEqual(FORGED);
    expect(read(jwt.sign({ id: 1 }, tokenKey(), { keyid: KEYRING.currentKid }))).toEqual(FORGED);
  });

  test('when it was cut anywhere', () => {
    const token = signToken(CLAIMS, KEYRING);
    for (let length = 0; length < token.length; length += 1) {
      expect(read(token.slice(0, length))).toEqual(FORGED);
    }
    for (let start = 1; start < token.length; start += 1) expect(read(token.slice(start))).toEqual(FORGED);
  });

  test('when any one character of it was changed', () => {
    const token = signToken(CLAIMS, KEYRING);
    for (let at = 0; at < token.length; at += 1) {
      for (const other of ['A', 'B', 'w', '-', '.', '=']) {
        if (token[at] === other) continue;
        expect(read(token.slice(0, at) + other + token.slice(at + 1))).toEqual(FORGED);
      }
    }
  });

  test('when it is longer than any of ours, before it is parsed', () => {
    expect(read(lie({ payload: { filler: 'x'.repeat(300) } })).kind).toBe('genuine');
    expect(read(lie({ payload: { filler: 'x'.repeat(700) } }))).toEqual(FORGED);
    expect(read('x'.repeat(10_000_000))).toEqual(FORGED);
  });

  test.each([
    '',
    '.',
    '..',
    '...',
    'a.b.c',
    '{}',
    'null.null.null',
    `${encode(null)}.${encode(null)}.x`,
    '\u0000',
    '💥.💥.💥',
  ])('when it is no token at all: %j', (token) => {
    expect(read(token)).toEqual(FORGED);
  });
});
