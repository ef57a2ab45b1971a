import type { Ceilings, PolicyRecord, RuleName } from '../../../../contracts';
import { RULE_LABELS } from '../../components/changes/field-labels';
import { useDefaultHint } from '../../components/changes/useDefaultHint';
import type { FormField } from '../../components/fields/field';
import type { Draft } from '../../hooks/useDraft';
import { type MessageKey, useSay } from '../../translations/say';
import { useAmount } from '../../translations/useAmount';
import { type PolicyPath, valuesOf } from './policy-draft';
import { CEILING_OF } from './useCeilings';

const HINTS = {
  linkLifetimeSeconds: 'rule.link-lifetime-hint',
  maxLinkLifetimeSeconds: 'rule.max-link-lifetime-hint',
  invitationLifetimeSeconds: 'rule.invitation-lifetime-hint',
  resendAfterSeconds: 'rule.resend-after-hint',
  sessionLifetimeSeconds: 'rule.session-lifetime-hint',
  accessDurationSeconds: 'rule.access-duration-hint',
  warnBeforeEndSeconds: 'rule.warn-before-end-hint',
  warnGuest: 'rule.warn-guest-hint',
  reminderDays: 'rule.reminder-days-hint',
  allowedRoles: 'rule.allowed-roles-hint',
  allowedDomains: 'rule.allowed-domains-hint',
  refusedDomains: 'rule.refused-domains-hint',
  inviterPanelRoles: 'rule.inviter-panel-roles-hint',
  inviterUserRoles: 'rule.inviter-user-roles-hint',
  inviterApiTokens: 'rule.inviter-api-tokens-hint',
  offerCode: 'rule.offer-code-hint',
  requireSameBrowser: 'rule.require-same-browser-hint',
} as const satisfies Record<RuleName, MessageKey>;

export interface PolicyForm {
  draft: Draft<PolicyPath>;
  ceilings: Ceilings;
  locked: readonly RuleName[];
  purpose: PolicyRecord['purpose'];
  /** What it came with; none of a new one, which begins with it. */
  defaults: PolicyRecord['rules'] | null;
  readOnly: boolean;
}

/** Each rule as a field: its words, its ceiling, its lock, and what the server found wrong with it. */
export function usePolicyFields({
  draft,
  ceilings,
  locked,
  readOnly,
  defaults,
}: PolicyForm): (rule: RuleName) => FormField {
  const say = useSay();
  const duration = useAmount();
  const defaultHint = useDefaultHint();
  const originals = defaults ? valuesOf(defaults) : {};
  const ceilingHint = (rule: RuleName): string => {
    const name = CEILING_OF[rule];
    const seconds = name ? ceilings[name] : null;
    return seconds === null ? '' : say('rule.ceiling', { duration: duration(seconds) });
  };
  return (rule) => ({
    name: rule,
    label: say(RULE_LABELS[rule]),
    hint: [say(HINTS[rule]), ceilingHint(rule), defaultHint(rule, draft.value(rule), originals[rule])]
      .filter(Boolean)
      .join(' '),
    value: draft.value(rule),
    onChange: (value) => draft.set(rule, value),
    error: draft.problems[rule],
    locked: locked.includes(rule),
    readOnly,
  });
}
