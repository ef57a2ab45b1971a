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
    'sign-in': {
      linkLifetimeSeconds: 15 * 60,
      offerCode: true,
      requireSameBrowser: false,
      resendAfterSeconds: 30,
    },
  },
  mail: {},
  accounts: {},
  privacy: { ipAddresses: 'truncated' },
  limits: {
    requestsPerAddress: { points: 5, windowSeconds: 60 * 60 },
    requestsPerNetwork: { points: 60, windowSeconds: 60 * 60 },
    requestsInTotal: { points: 1_000, windowSeconds: 60 },
    failedProofsPerNetwork: { points: 60, windowSeconds: 15 * 60 },
    codeFailuresPerAddress: { points: 10, windowSeconds: 24 * 60 * 60 },
    codeFailuresPerNetwork: { points: 50, windowSeconds: 24 * 60 * 60 },
    codeFailuresInTotal: { points: 100, windowSeconds: 24 * 60 * 60 },
  },
};
