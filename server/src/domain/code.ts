import { createHmac, timingSafeEqual } from 'node:crypto';
import { LIMITS } from '../../../contracts';
import type { Keyring } from './keyring';

const CODES = 10 ** LIMITS.codeDigits;
/** The largest multiple of the number of codes below 2^32: what lies above it would favour the low codes. */
const UNBIASED_BELOW = Math.floor(2 ** 32 / CODES) * CODES;

/**
 * The 6 digits that go with a link, from its row and the secret. Undefined when the secret has been retired.
 * Each round of the HMAC gives eight numbers; a biased one is thrown away (NIST SP 800-90A, section B.5.1.1,
 * simple discard).
 */
export function deriveCode(link: { jti: string; kid: string }, keyring: Keyring): string | undefined {
  const key = keyring.key(link.kid, 'code');
  if (!key) return undefined;
  for (let round = 0; ; round += 1) {
    const block = createHmac('sha256', key).update(`${link.jti}.${round}`).digest();
    for (let offset = 0; offset < block.length; offset += 4) {
      const draw = block.readUInt32BE(offset);
      if (draw < UNBIASED_BELOW) return String(draw % CODES).padStart(LIMITS.codeDigits, '0');
    }
  }
}

/** Compares in constant time. Never throws, whatever is given: only its bytes count, not its characters. */
export function codeMatches(given: string, expected: string): boolean {
  const actual = Buffer.from(given);
  const wanted = Buffer.from(expected);
  return actual.length === wanted.length && timingSafeEqual(actual, wanted);
}

/** The digits of what a person typed (`123 456`, `123-456`), or undefined when they are not six ASCII digits. */
export function parseCode(typed: string): string | undefined {
  const digits = typed.replace(/[\s-]/g, '');
  return new RegExp(`^[0-9]{${LIMITS.codeDigits}}$`).test(digits) ? digits : undefined;
}
