import { createSecretKey } from 'node:crypto';
import jwt from 'jsonwebtoken';
import type { Keyring } from './keyring';
import { PURPOSES, type Purpose } from './policy';

const ISSUER = 'strapi-plugin-magic-link';
/** Explicit typing (RFC 8725 section 3.11): no other JWT of this server passes for a link. */
const TOKEN_TYPE = 'magic-link+jwt';
/** A genuine token has about 400 characters; what is longer is not parsed. */
const TOKEN_MAX_LENGTH = 1024;

/** All that a token says. It names no address and no person. Times in epoch milliseconds, whole seconds. */
export interface TokenClaims {
  jti: string;
  kid: string;
  purpose: Purpose;
  audience: string;
  issuedAtMs: number;
  expiresAtMs: number;
}

export type TokenReading =
  { kind: 'genuine'; claims: TokenClaims } | { kind: 'expired'; claims: TokenClaims } | { kind: 'forged' };

/**
 * The mailed credential. It follows from the claims and the secret alone (HS256 is deterministic), so that a mail
 * which is tried again carries the same token and no table has to hold one. Throws when the key has been retired.
 */
export function signToken(claims: TokenClaims, keyring: Keyring): string {
  const key = keyring.key(claims.kid, 'token');
  if (!key) throw new Error(`The secret of key ${claims.kid} is no longer configured.`);
  const payload = {
    iss: ISSUER,
    aud: claims.audience,
    jti: claims.jti,
    purpose: claims.purpose,
    iat: claims.issuedAtMs / 1000,
    exp: claims.expiresAtMs / 1000,
  };
  return jwt.sign(payload, secretKey(key), {
    algorithm: 'HS256',
    header: { alg: 'HS256', typ: TOKEN_TYPE, kid: claims.kid },
  });
}

/** Tells a token of ours from any other, without a look at the database. Never throws. */
export function readToken(
  token: string,
  expected: { audience: string; keyring: Keyring; nowMs: number },
): TokenReading {
  if (token.length > TOKEN_MAX_LENGTH) return { kind: 'forged' };
  const kid = headerKid(token);
  const key = kid === undefined ? undefined : expected.keyring.key(kid, 'token');
  if (kid === undefined || !key) return { kind: 'forged' };
  try {
    const payload = jwt.verify(token, secretKey(key), {
      algorithms: ['HS256'],
      issuer: ISSUER,
      audience: expected.audience,
      // Judged below: an expired link of ours gets its own page.
      ignoreExpiration: true,
      clockTimestamp: Math.floor(expected.nowMs / 1000),
    });
    const claims = parseClaims(payload, kid);
    if (!claims) return { kind: 'forged' };
    return { kind: claims.expiresAtMs > expected.nowMs ? 'genuine' : 'expired', claims };
  } catch {
    return { kind: 'forged' };
  }
}

/** Told what it is: of mere bytes jsonwebtoken first tries to read a public key, which takes longer than all the rest. */
const secretKey = (bytes: Buffer) => createSecretKey(bytes);

function headerKid(token: string): string | undefined {
  try {
    const decoded = jwt.decode(token, { complete: true });
    return decoded?.header.typ === TOKEN_TYPE ? decoded.header.kid : undefined;
  } catch {
    return undefined;
  }
}

function parseClaims(payload: string | jwt.JwtPayload, kid: string): TokenClaims | undefined {
  if (typeof payload === 'string') return undefined;
  const { jti, aud, iat, exp } = payload;
  const purpose = PURPOSES.find((known) => known === payload.purpose);
  if (!purpose || typeof jti !== 'string' || !/^[0-9a-f]{32}$/.test(jti)) return undefined;
  if (typeof aud !== 'string' || !Number.isSafeInteger(iat) || !Number.isSafeInteger(exp)) return undefined;
  return {
    jti,
    kid,
    purpose,
    audience: aud,
    issuedAtMs: Number(iat) * 1000,
    expiresAtMs: Number(exp) * 1000,
  };
}
