import { createKeyring } from '../../../../server/src/domain/keyring';
import type { TokenClaims } from '../../../../server/src/domain/token';

/** The fixed clock of the domain tests: a whole second. */
export const NOW_MS = Date.UTC(2026, 4, 17, 9, 30, 0);

export const SECRET = 'the-first-secret-of-the-tests-0123456789';
export const OTHER_SECRET = 'the-other-secret-of-the-tests-9876543210';

export const KEYRING = createKeyring([SECRET]);
export const OTHER_KEYRING = createKeyring([OTHER_SECRET]);
/** After a rotation: the other secret signs, the first one still verifies. */
export const ROTATED_KEYRING = createKeyring([OTHER_SECRET, SECRET]);

export const AUDIENCE = 'https://cms.example';

export const CLAIMS: TokenClaims = {
  jti: '0123456789abcdef0123456789abcdef',
  kid: KEYRING.currentKid,
  purpose: 'sign-in',
  audience: AUDIENCE,
  issuedAtMs: NOW_MS,
  expiresAtMs: NOW_MS + 15 * 60_000,
};

/** The n-th of many different `jti`s, the same in every run. */
export function jtiNumber(n: number): string {
  return n.toString(16).padStart(32, '0');
}
