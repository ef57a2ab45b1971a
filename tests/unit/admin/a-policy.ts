import { createIntl } from 'react-intl';

import type { InvitationPolicyRecord, SignInPolicyRecord } from '../../../contracts';
import { amountOf } from '../../../admin/src/translations/amount';
import type { SentenceWords } from '../../../admin/src/pages/Policies/policy-sentence';
import english from '../../../admin/src/translations/en.json';

const DAY = 86_400;

const SIGN_IN_RULES: SignInPolicyRecord['rules'] = {
  linkLifetimeSeconds: 900,
  resendAfterSeconds: 30,
  sessionLifetimeSeconds: null,
  allowedDomains: [],
  refusedDomains: [],
  offerCode: true,
  requireSameBrowser: false,
};

export const INVITATION_RULES: InvitationPolicyRecord['rules'] = {
  linkLifetimeSeconds: DAY,
  maxLinkLifetimeSeconds: DAY,
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

const COMMON = { label: null, builtIn: true, locked: [], version: 1, liveLinks: 0, pendingInvitations: 0 };

export const signInPolicy = (changes: Partial<SignInPolicyRecord['rules']> = {}): SignInPolicyRecord => ({
  ...COMMON,
  key: 'sign-in',
  purpose: 'sign-in',
  rules: { ...SIGN_IN_RULES, ...changes },
  defaults: SIGN_IN_RULES,
});

export const invitationPolicy = (
  changes: Partial<InvitationPolicyRecord['rules']> = {},
  record: Partial<InvitationPolicyRecord> = {},
): InvitationPolicyRecord => ({
  ...COMMON,
  key: 'invitation',
  purpose: 'invitation',
  rules: { ...INVITATION_RULES, ...changes },
  defaults: INVITATION_RULES,
  ...record,
});

/** As a panel in English says it. */
export function englishWords(): SentenceWords {
  const intl = createIntl({ locale: 'en', messages: english });
  return {
    say: (key, values) => intl.formatMessage({ id: key }, values),
    duration: (seconds) => {
      const { value, unit } = amountOf(seconds);
      return intl.formatNumber(value, { style: 'unit', unit, unitDisplay: 'long' });
    },
    list: (items) => intl.formatList(items.map(String)),
    roleName: (type) => (type === 'client' ? 'Client' : type),
    panelRoleName: (code) => (code === 'strapi-editor' ? 'Editor' : code),
  };
}
