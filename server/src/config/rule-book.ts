import type {
  Ceilings,
  InputProblem,
  InvitationPolicyRules,
  RuleName,
  SignInPolicyRules,
} from '../../../contracts';
import { ceilingOf, withinCeilings } from '../domain/ceilings';
import { isGroup } from '../domain/group';
import { problemsOf } from '../domain/input-problems';
import { isBuiltIn, purposeOf, type Policy } from '../domain/policy';
import type { StoredPolicy } from '../domain/policy-ports';
import { defaultConfig } from './defaults';
import { at, changesOver, layered } from './layers';
import { toPolicy } from './policies';
import { invitationPolicy, signInPolicy, type MagicLinkConfig } from './schema';

export type Rules = SignInPolicyRules | InvitationPolicyRules;
/** What the panel changed of a policy's rules, by their names. */
export type ChangedRules = Readonly<Record<string, unknown>>;

export type JudgedRules =
  | { kind: 'fits'; changed: ChangedRules }
  | { kind: 'invalid'; problems: InputProblem[] }
  | { kind: 'locked'; rules: RuleName[] };

/**
 * Which rules hold for a policy: defaults, over them what the panel changed, over that what files say, and nothing above the
 * ceilings. Own policies are the panel's alone, and begin with the defaults of `invitation`.
 */
export function createRuleBook({ ceilings }: MagicLinkConfig, file: unknown) {
  const fileOf = (key: string) => at(file, ['policies', key]);

  const lockedOf = (key: string): RuleName[] => {
    const fixed = fileOf(key);
    return isGroup(fixed)
      ? (Object.keys(fixed).filter((rule) => fixed[rule] !== undefined) as RuleName[])
      : [];
  };

  /** Without what the panel changed. */
  const defaultsOf = (key: string): Rules => rulesOf(key, {});

  function rulesOf(key: string, changed: ChangedRules): Rules {
    const rules = layered(layered(ownDefaults(key), changed), fileOf(key));
    return withinCeilings(schemaOf(key).parse(rules), ceilings);
  }

  /** As they come, with nothing above the ceilings: what a form that goes back to its default sends. */
  const cutDefaults = (key: string): Rules => withinCeilings(schemaOf(key).parse(ownDefaults(key)), ceilings);

  /**
   * What a policy would have changed if these rules were set as well, where they may be. What is back at its default, whole or
   * cut, is no change: it follows the default again, also above the ceiling of today.
   */
  function judge(key: string, changed: ChangedRules, wanted: ChangedRules): JudgedRules {
    const locked = lockedOf(key).filter((rule) => rule in wanted);
    if (locked.length > 0) return { kind: 'locked', rules: locked };
    const parsed = schemaOf(key).partial().safeParse(wanted);
    if (!parsed.success) return { kind: 'invalid', problems: problemsOf(parsed.error, ['rules']) };
    const tooHigh = aboveCeilings(parsed.data, ceilings);
    if (tooHigh.length > 0) return { kind: 'invalid', problems: tooHigh };
    const left = [ownDefaults(key), cutDefaults(key)].reduce(
      (rest, defaults) => changesOver(defaults, rest),
      layered(changed, parsed.data),
    );
    return { kind: 'fits', changed: isGroup(left) ? left : {} };
  }

  /** As the services know it. */
  const policyOf = ({ key, label, changed, deletedAtMs }: StoredPolicy): Policy =>
    toPolicy(key, { label, isDeleted: deletedAtMs !== null, ceilings }, rulesOf(key, changed));

  return { ceilings, lockedOf, defaultsOf, rulesOf, judge, policyOf };
}

export type RuleBook = ReturnType<typeof createRuleBook>;

const schemaOf = (key: string) => (purposeOf(key) === 'sign-in' ? signInPolicy : invitationPolicy);

const ownDefaults = (key: string): unknown => defaultConfig.policies[isBuiltIn(key) ? key : 'invitation'];

function aboveCeilings(wanted: ChangedRules, ceilings: Ceilings): InputProblem[] {
  return Object.entries(wanted).flatMap(([rule, value]) => {
    const ceiling = ceilingOf(rule, ceilings);
    if (ceiling === null || typeof value !== 'number' || value <= ceiling) return [];
    return [
      {
        path: `rules.${rule}`,
        code: 'above_ceiling',
        params: { seconds: ceiling },
        message: `must be at most ${ceiling} seconds, the ceiling of this installation`,
      },
    ];
  });
}
