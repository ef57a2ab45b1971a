import type { Ceilings, InvitationPolicyRules, RuleName, SignInPolicyRules } from '../../../contracts';

/** What the installer caps, whatever a policy or an editor says. In whole seconds; null caps nothing. */
export type { Ceilings } from '../../../contracts';

type Rules = SignInPolicyRules | InvitationPolicyRules;

/** Which ceiling each rule is under. */
const CEILING_OF: Partial<Record<RuleName, keyof Ceilings>> = {
  linkLifetimeSeconds: 'linkLifetimeSeconds',
  maxLinkLifetimeSeconds: 'linkLifetimeSeconds',
  invitationLifetimeSeconds: 'invitationLifetimeSeconds',
  sessionLifetimeSeconds: 'sessionLifetimeSeconds',
  accessDurationSeconds: 'accessDurationSeconds',
};

/** The ceiling that a rule is under, in seconds; null for none. */
export function ceilingOf(rule: string, ceilings: Ceilings): number | null {
  const name = CEILING_OF[rule as RuleName];
  return name === undefined ? null : ceilings[name];
}

/** No lifetime above its ceiling, whatever the rules say. A session that knows no end of its own gets the ceiling's. */
export function withinCeilings<R extends Rules>(rules: R, ceilings: Ceilings): R {
  const capped = Object.entries(rules).map(([rule, value]) => [
    rule,
    capValue(rule, value, ceilingOf(rule, ceilings)),
  ]);
  return Object.fromEntries(capped) as R;
}

function capValue(rule: string, value: unknown, ceiling: number | null): unknown {
  if (ceiling === null) return value;
  if (typeof value === 'number') return Math.min(value, ceiling);
  return rule === 'sessionLifetimeSeconds' ? ceiling : value;
}
