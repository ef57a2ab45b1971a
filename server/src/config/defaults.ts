import type { MagicLinkConfig } from './schema';

/**
 * What an installation gets that configures nothing. Lists are empty on purpose: Strapi merges arrays by index
 * with the defaults, so that a filled default list could not be shortened.
 */
export const defaultConfig: MagicLinkConfig = {
  portal: { name: 'Client portal', callback: '/callback', allowedRedirects: [] },
  links: { landing: 'hosted', handoffDelivery: 'fragment' },
  secrets: [],
  policies: {
    'sign-in': { linkLifetimeSeconds: 15 * 60, offerCode: true, resendAfterSeconds: 30 },
  },
  mail: {},
};
