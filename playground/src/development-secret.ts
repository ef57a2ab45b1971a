import { randomBytes } from 'node:crypto';

/**
 * Used where the environment names no secret: a new one at each start, so that a playground that was started by hand
 * works, and no secret that anybody could read in this repository is ever in use.
 */
export function developmentSecret(): string {
  return randomBytes(32).toString('base64url');
}
