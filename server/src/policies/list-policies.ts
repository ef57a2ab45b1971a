import type { PolicyList, PolicyRecord } from '../../../contracts';
import type { RuleBook } from '../config/rule-book';
import { BUILT_IN_POLICIES, isBuiltIn, purposeOf } from '../domain/policy';
import type { PolicyStore, PolicyUse, StoredPolicy } from '../domain/policy-ports';
import type { Clock } from '../domain/ports';
import { unchanged } from './policy-book';

export interface ListPoliciesDeps {
  store: PolicyStore;
  rules: RuleBook;
  clock: Clock;
}

/** The policies as the panel shows them, with what depends on each now. */
export function createListPolicies({ store, rules, clock }: ListPoliciesDeps) {
  async function list(): Promise<PolicyList> {
    const stored = (await store.all()).filter(({ deletedAtMs }) => deletedAtMs === null);
    const builtIn = BUILT_IN_POLICIES.map((key) => stored.find((one) => one.key === key) ?? unchanged(key));
    const own = stored.filter(({ key }) => !isBuiltIn(key));
    const use = await store.use(clock());
    const data = [...builtIn, ...own].map((policy) => describe(policy, use));
    return { data, meta: { ceilings: rules.ceilings } };
  }

  function describe(
    { key, label, changed, version }: StoredPolicy,
    use: Map<string, PolicyUse>,
  ): PolicyRecord {
    return {
      key,
      purpose: purposeOf(key),
      label,
      builtIn: isBuiltIn(key),
      rules: rules.rulesOf(key, changed),
      defaults: rules.defaultsOf(key),
      locked: rules.lockedOf(key),
      version,
      ...(use.get(key) ?? { liveLinks: 0, pendingInvitations: 0 }),
    } as PolicyRecord;
  }

  return {
    list,
    async record(policy: StoredPolicy): Promise<PolicyRecord> {
      return describe(policy, await store.use(clock()));
    },
  };
}
