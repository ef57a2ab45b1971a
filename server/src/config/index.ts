import { parseConfig } from './parse';

/**
 * What Strapi asks of a plugin's configuration. No defaults: Strapi would merge them in, and nobody could tell any more what
 * a file fixed. The validator's result is thrown away: `register` parses again.
 */
export const config = {
  default: {},
  validator(raw: unknown): void {
    parseConfig(raw, { production: process.env.NODE_ENV === 'production' });
  },
};
