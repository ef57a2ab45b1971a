import type { InvitationPolicyRules, PolicyRecord, SignInPolicyRules } from '../../../../contracts';
import type { Say } from '../../translations/say';

/** What a sentence needs of the reader's language and of names. */
export interface SentenceWords {
  say: Say;
  duration: (seconds: number) => string;
  list: (items: readonly (string | number)[]) => string;
  roleName: (type: string) => string;
  panelRoleName: (code: string) => string;
}

type Part = string | false;

/** A policy as people would say it, from its rules; what is as for everybody is not said. */
export function policySentence(policy: PolicyRecord, words: SentenceWords): string {
  const parts =
    policy.purpose === 'sign-in'
      ? partsOfSignIn(policy.rules, words)
      : partsOfInvitation(policy.key, policy.rules, words);
  return [...parts, ...partsOfAll(policy.rules, words)].filter(Boolean).join(' ');
}

function partsOfSignIn(rules: SignInPolicyRules, { say, duration }: SentenceWords): Part[] {
  return [
    say('policies.says-sign-in', {
      duration: duration(rules.linkLifetimeSeconds),
      browser: rules.requireSameBrowser ? 'same' : 'any',
    }),
    say(rules.offerCode ? 'policies.says-code' : 'policies.says-no-code'),
  ];
}

function partsOfInvitation(key: string, rules: InvitationPolicyRules, words: SentenceWords): Part[] {
  const { say, duration, list, roleName } = words;
  const { maxLinkLifetimeSeconds, linkLifetimeSeconds, reminderDays, allowedRoles } = rules;
  return [
    say('policies.says-invitation', {
      key,
      duration: duration(linkLifetimeSeconds),
      span: duration(rules.invitationLifetimeSeconds),
    }),
    maxLinkLifetimeSeconds > linkLifetimeSeconds &&
      say('policies.says-longer-links', { duration: duration(maxLinkLifetimeSeconds) }),
    ...partsOfAccess(rules, words),
    reminderDays.length > 0 &&
      say('policies.says-reminders', { days: list(reminderDays), last: Math.max(...reminderDays) }),
    allowedRoles.length > 0 && say('policies.says-roles', { roles: list(allowedRoles.map(roleName)) }),
    ...partsOfInviters(rules, words),
  ];
}

function partsOfAccess(rules: InvitationPolicyRules, { say, duration }: SentenceWords): Part[] {
  const { accessDurationSeconds, warnBeforeEndSeconds, warnGuest } = rules;
  if (accessDurationSeconds === null) return [say('policies.says-no-end')];
  return [
    say('policies.says-end', { duration: duration(accessDurationSeconds) }),
    warnBeforeEndSeconds > 0 &&
      say('policies.says-warning', {
        duration: duration(warnBeforeEndSeconds),
        who: warnGuest ? 'both' : 'inviter',
      }),
  ];
}

function partsOfInviters(rules: InvitationPolicyRules, words: SentenceWords): Part[] {
  const { say, list, roleName, panelRoleName } = words;
  const { inviterPanelRoles, inviterUserRoles, inviterApiTokens } = rules;
  return [
    inviterPanelRoles.length > 0 &&
      say('policies.says-panel-roles', { roles: list(inviterPanelRoles.map(panelRoleName)) }),
    inviterUserRoles.length > 0 &&
      say('policies.says-user-roles', { roles: list(inviterUserRoles.map(roleName)) }),
    !inviterApiTokens && say('policies.says-no-tokens'),
  ];
}

function partsOfAll(rules: PolicyRecord['rules'], { say, duration, list }: SentenceWords): Part[] {
  const { sessionLifetimeSeconds, allowedDomains, refusedDomains } = rules;
  return [
    sessionLifetimeSeconds !== null &&
      say('policies.says-session', { duration: duration(sessionLifetimeSeconds) }),
    allowedDomains.length > 0 && say('policies.says-domains', { domains: list(allowedDomains) }),
    refusedDomains.length > 0 && say('policies.says-refused-domains', { domains: list(refusedDomains) }),
  ];
}
