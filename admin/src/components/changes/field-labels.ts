import type { LimitName, RuleName } from '../../../../contracts';
import type { MessageKey } from '../../translations/say';
import type { SettingPath } from './setting-paths';

/** Fields of policies and settings, as forms and the log call them. */
export const RULE_LABELS = {
  linkLifetimeSeconds: 'rule.link-lifetime',
  maxLinkLifetimeSeconds: 'rule.max-link-lifetime',
  invitationLifetimeSeconds: 'rule.invitation-lifetime',
  resendAfterSeconds: 'rule.resend-after',
  sessionLifetimeSeconds: 'rule.session-lifetime',
  accessDurationSeconds: 'rule.access-duration',
  warnBeforeEndSeconds: 'rule.warn-before-end',
  warnGuest: 'rule.warn-guest',
  reminderDays: 'rule.reminder-days',
  allowedRoles: 'rule.allowed-roles',
  allowedDomains: 'rule.allowed-domains',
  refusedDomains: 'rule.refused-domains',
  inviterPanelRoles: 'rule.inviter-panel-roles',
  inviterUserRoles: 'rule.inviter-user-roles',
  inviterApiTokens: 'rule.inviter-api-tokens',
  offerCode: 'rule.offer-code',
  requireSameBrowser: 'rule.require-same-browser',
} as const satisfies Record<RuleName, MessageKey>;

export const SETTING_LABELS = {
  'portal.name': 'setting.portal-name',
  'mail.accentColor': 'setting.accent-color',
  'accounts.creation': 'setting.creation',
  'accounts.deniedRoles': 'setting.denied-roles',
  'invitations.importedRowsPerDay': 'setting.imported-rows',
  'retention.auditDays': 'setting.audit-days',
  'retention.recordsDays': 'setting.records-days',
  'retention.guestAccountsDays': 'setting.guest-accounts-days',
  'privacy.ipAddresses': 'setting.ip-addresses',
} as const satisfies Partial<Record<SettingPath, MessageKey>>;

export const LIMIT_LABELS = {
  requestsPerAddress: 'limit.requests-per-address',
  requestsPerNetwork: 'limit.requests-per-network',
  requestsInTotal: 'limit.requests-in-total',
  failedProofsPerNetwork: 'limit.failed-proofs-per-network',
  codeFailuresPerAddress: 'limit.code-failures-per-address',
  codeFailuresPerNetwork: 'limit.code-failures-per-network',
  codeFailuresInTotal: 'limit.code-failures-in-total',
  invitationsPerEditor: 'limit.invitations-per-editor',
  invitationsInTotal: 'limit.invitations-in-total',
} as const satisfies Record<LimitName, MessageKey>;

const SINGLE = new Map<string, MessageKey>(
  Object.entries({
    ...RULE_LABELS,
    ...SETTING_LABELS,
    label: 'rule.label' as const,
    retiredLinks: 'rule.retired-links' as const,
  }),
);
const LIMITS_BY_NAME = new Map<string, MessageKey>(Object.entries(LIMIT_LABELS));

/** What a field is called; a limit has two, its number and its window. Undefined for one of a newer version. */
export function labelOfField(field: string): { label: MessageKey; part?: MessageKey } | undefined {
  const label = SINGLE.get(field);
  if (label) return { label };
  const [group, name = '', part] = field.split('.');
  const limit = group === 'limits' ? LIMITS_BY_NAME.get(name) : undefined;
  return limit && { label: limit, part: part === 'points' ? 'limit.points' : 'limit.window' };
}
