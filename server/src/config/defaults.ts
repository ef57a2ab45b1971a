import { LIMITS } from '../../../contracts';
import type { MagicLinkConfig } from './schema';

const DAY = 24 * 60 * 60;

const invitationDefaults = {
  linkLifetimeSeconds: DAY,
  maxLinkLifetimeSeconds: 7 * DAY,
  resendAfterSeconds: 60,
  sessionLifetimeSeconds: null,
  allowedDomains: [],
  refusedDomains: [],
  invitationLifetimeSeconds: 14 * DAY,
  allowedRoles: [],
  inviterPanelRoles: [],
  inviterUserRoles: [],
  inviterApiTokens: true,
  reminderDays: [],
  accessDurationSeconds: null,
  warnBeforeEndSeconds: DAY,
  warnGuest: false,
};

/** What an installation gets that configures nothing. */
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
      sessionLifetimeSeconds: null,
      allowedDomains: [],
      refusedDomains: [],
    },
    invitation: invitationDefaults,
    document: invitationDefaults,
    guest: { ...invitationDefaults, accessDurationSeconds: 7 * DAY },
  },
  ceilings: {
    linkLifetimeSeconds: null,
    invitationLifetimeSeconds: null,
    sessionLifetimeSeconds: null,
    accessDurationSeconds: null,
  },
  mail: { accentColor: '#1c4f91' },
  accounts: { creation: 'invited', deniedRoles: [] },
  // One whole import a day: a stolen session of the panel is no machine for spam.
  invitations: { copyLink: false, milestones: [], importedRowsPerDay: LIMITS.rowsPerBatch },
  documents: { paths: {} },
  privacy: { ipAddresses: 'truncated' },
  retention: { auditDays: 365, recordsDays: 90, guestAccountsDays: 30 },
  limits: {
    requestsPerAddress: { points: 5, windowSeconds: 60 * 60 },
    requestsPerNetwork: { points: 60, windowSeconds: 60 * 60 },
    requestsInTotal: { points: 1_000, windowSeconds: 60 },
    failedProofsPerNetwork: { points: 60, windowSeconds: 15 * 60 },
    codeFailuresPerAddress: { points: 10, windowSeconds: 24 * 60 * 60 },
    codeFailuresPerNetwork: { points: 50, windowSeconds: 24 * 60 * 60 },
    // All guessers of the world together find one right code in 10,000 days. Two networks can spend it and so take the
    // codes away for a day; the links, which nobody can guess, go on.
    codeFailuresInTotal: { points: 100, windowSeconds: 24 * 60 * 60 },
    invitationsPerEditor: { points: 300, windowSeconds: 60 * 60 },
    invitationsInTotal: { points: 3_000, windowSeconds: 60 * 60 },
  },
};
