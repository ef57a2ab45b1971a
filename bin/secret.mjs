// @ts-check
import { randomBytes } from 'node:crypto';

/** 256 bits in the letters of base64url: no comma, quote or dollar sign that an environment file would trip over. */
export const makeSecret = () => `${randomBytes(32).toString('base64url')}\n`;
