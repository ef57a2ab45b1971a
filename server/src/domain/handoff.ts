import { createHash, randomBytes } from 'node:crypto';
import { LIMITS } from '../../../contracts';

/**
 * The 60-second single-use code with which the hosted page hands a session to the front end. 256 random bits, of
 * which only the hash is kept: neither the database nor the secrets give one back.
 */
export function createHandoff(): { plaintextHandoff: string; hash: string } {
  const plaintextHandoff = randomBytes(32).toString('base64url');
  return { plaintextHandoff, hash: hashHandoff(plaintextHandoff) };
}

/** Unsalted on purpose: 256 bits can't be guessed, and the hash must be found by an index. */
export function hashHandoff(plaintextHandoff: string): string {
  return createHash('sha256').update(plaintextHandoff).digest('hex');
}

/** A handoff never outlives its link. */
export function handoffExpiresAt(link: { expiresAtMs: number }, nowMs: number): number {
  return Math.min(nowMs + LIMITS.handoffLifetimeSeconds * 1000, link.expiresAtMs);
}
