import { defaultConfig } from './defaults';
import { parseConfig } from './parse';

/** What Strapi asks of a plugin's configuration. The validator's result is thrown away: `register` parses again. */
export const config = {
  default: defaultConfig,
  validator(raw: unknown): void {
    parseConfig(raw, { production: process.env.NODE_ENV === 'production' });
  },
};
