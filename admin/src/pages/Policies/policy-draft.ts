import {
  type Change,
  type ChangedValue,
  type InvitationPolicyRecord,
  LIMITS,
  type PolicyRecord,
  type RuleName,
  type SignInPolicyRules,
} from '../../../../contracts';
import { type Edits, type Saved, isSame, valueOf } from '../../hooks/draft';

/** A field of the editor: a rule, or what an own policy is called. */
export type PolicyPath = RuleName | 'label' | 'key';

const SIGN_IN_RULES: Record<keyof SignInPolicyRules, true> = {
  linkLifetimeSeconds: true,
  offerCode: true,
  requireSameBrowser: true,
  resendAfterSeconds: true,
  sessionLifetimeSeconds: true,
  allowedDomains: true,
  refusedDomains: true,
};

/** What the editor opens with. */
export function savedOf({ builtIn, label, rules }: PolicyRecord): Saved<PolicyPath> {
  return { ...(!builtIn && { label: label ?? '' }), ...valuesOf(rules) };
}

/**
 * An own policy begins as `invitation` is without the panel's changes. What a file fixes of that is no default of the server's
 * for own ones, so that all that is shown is sent.
 */
export function newPolicy(policies: readonly PolicyRecord[]): InvitationPolicyRecord | undefined {
  const models = policies.filter(isInvitation);
  const model = models.find(({ key }) => key === 'invitation') ?? models[0];
  return model && { ...model, key: '', label: '', builtIn: false, locked: [], rules: model.defaults };
}

export const savedOfNew = (policy: InvitationPolicyRecord): Saved<PolicyPath> => ({
  key: '',
  ...savedOf(policy),
});

const isInvitation = (policy: PolicyRecord): policy is InvitationPolicyRecord =>
  policy.purpose === 'invitation';

export const valuesOf = (rules: PolicyRecord['rules']): Partial<Record<RuleName, ChangedValue>> => ({
  ...rules,
});

/** Whether the rule is one of this policy's purpose. */
export const hasRule = ({ purpose }: Pick<PolicyRecord, 'purpose'>, rule: RuleName): boolean =>
  purpose === 'invitation' ? !['offerCode', 'requireSameBrowser'].includes(rule) : rule in SIGN_IN_RULES;

/** Rules of a built-in policy that are not as it came; an own one has nothing to differ from. */
export function changedRules({ builtIn, rules, defaults }: PolicyRecord): Change[] {
  if (!builtIn) return [];
  const [now, before] = [valuesOf(rules), valuesOf(defaults)];
  return (Object.keys(now) as RuleName[])
    .filter((rule) => !isSame(now[rule], before[rule]))
    .map((field) => ({ field, before: before[field] ?? null, after: now[field] ?? null }));
}

/** Back to what it came with, as edits of what it is. What a file fixes is as it came already. */
export function resetEdits(policy: PolicyRecord): Edits<PolicyPath> {
  return Object.fromEntries(
    changedRules(policy)
      .filter(({ field }) => !policy.locked.some((rule) => rule === field))
      .map(({ field, before }) => [field, before]),
  );
}

/** Of what was typed, the rules; the server says what else is wrong with them. */
export function rulesIn(changes: readonly { field: PolicyPath; after: ChangedValue }[]): object {
  const rules = changes.filter(({ field }) => field !== 'label' && field !== 'key');
  return Object.fromEntries(rules.map(({ field, after }) => [field, after]));
}

/** Every rule as the form shows it. */
export const allRules = (saved: Saved<PolicyPath>, edits: Edits<PolicyPath>): object =>
  rulesIn(
    (Object.keys(saved) as PolicyPath[]).map((field) => ({
      field,
      after: valueOf(saved, edits, field) ?? null,
    })),
  );

/** Asked of the policy when somebody comes in, whenever the link was made. */
const ASKED_AT_SIGN_IN: readonly string[] = ['allowedDomains', 'refusedDomains', 'sessionLifetimeSeconds'];

export const concernsLiveLinks = (changes: readonly Pick<Change, 'field'>[]): boolean =>
  changes.some(({ field }) => ASKED_AT_SIGN_IN.includes(field));

/** `Board members (2026)` as `board-members-2026`, of at most 40 characters. */
export const keyFrom = (label: string): string =>
  label
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '');

export const isLongLink = (seconds: ChangedValue | undefined): boolean =>
  typeof seconds === 'number' && seconds > LIMITS.advisedLinkLifetimeSeconds;

/** The policy as it would be. What was left empty, or is no number yet, is as before. */
export function withEdits<Policy extends PolicyRecord>(policy: Policy, edits: Edits<PolicyPath>): Policy {
  const typed = Object.entries(edits).filter(([path, value]) => path in policy.rules && isSayable(value));
  return { ...policy, rules: { ...policy.rules, ...Object.fromEntries(typed) } };
}

const isSayable = (value: ChangedValue | undefined): boolean =>
  value !== undefined && (!Array.isArray(value) || new Set(value.map((each) => typeof each)).size <= 1);
