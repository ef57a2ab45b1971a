import { defaultConfig } from '../../../../server/src/config/defaults';
import { ConfigError, parseConfig } from '../../../../server/src/config/parse';

export const DEVELOPMENT = { production: false };
export const PRODUCTION = { production: true };

/** What Strapi hands over: the defaults with one group of options changed. */
export const withPortal = (portal: object) => ({
  ...defaultConfig,
  portal: { ...defaultConfig.portal, ...portal },
});
export const withSmtp = (smtp: unknown) => ({
  ...defaultConfig,
  mail: { from: 'hello@portal.example' },
  smtp,
});
export const withPolicy = (policy: object) => ({
  ...defaultConfig,
  policies: { ...defaultConfig.policies, 'sign-in': { ...defaultConfig.policies['sign-in'], ...policy } },
});

export function problemsOf(raw: unknown, environment = DEVELOPMENT): string[] {
  try {
    parseConfig(raw, environment);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.message.split('\n  - ').slice(1);
  }
}
