import { createHash, timingSafeEqual } from 'node:crypto';

/** RFC 7636 section 4.2: the base64url of a SHA-256, 43 characters. */
const CHALLENGE = /^[A-Za-z0-9_-]{43}$/;
/** RFC 7636 section 4.1. */
const VERIFIER = /^[A-Za-z0-9._~-]{43,128}$/;

/** A challenge as the requesting browser sends it, or undefined when it is malformed or not S256. */
export function parseChallenge(challenge: unknown, method: unknown): string | undefined {
  if (method !== 'S256' || typeof challenge !== 'string') return undefined;
  return CHALLENGE.test(challenge) ? challenge : undefined;
}

/** Whether this browser is the one that asked. A link without a challenge may be used in any. Constant time. */
export function challengeHolds(challenge: string | null, verifier: string | undefined): boolean {
  if (challenge === null) return true;
  if (verifier === undefined || !VERIFIER.test(verifier)) return false;
  const actual = createHash('sha256').update(verifier).digest('base64url');
  return timingSafeEqual(Buffer.from(actual), Buffer.from(challenge));
}
