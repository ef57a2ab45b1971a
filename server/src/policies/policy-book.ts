import type { RuleBook } from '../config/rule-book';
import { BUILT_IN_POLICIES, type Policy, type PolicyBook } from '../domain/policy';
import type { PolicyStore, StoredPolicy } from '../domain/policy-ports';
import type { Log } from '../domain/ports';

export interface PolicyBookDeps {
  store: Pick<PolicyStore, 'all'>;
  rules: RuleBook;
  log: Log;
}

/** The policies of today, held in memory: asking costs no query. Read anew by `refresh`. */
export function createPolicyBook({ store, rules, log }: PolicyBookDeps) {
  let policies = bookOf([]);

  function bookOf(stored: readonly StoredPolicy[]): ReadonlyMap<string, Policy> {
    const byKey = new Map(stored.map((policy) => [policy.key, policy]));
    const keys = new Set([...BUILT_IN_POLICIES, ...byKey.keys()]);
    return new Map([...keys].flatMap((key) => entryOf(byKey.get(key) ?? unchanged(key))));
  }

  /** A row that was written by hand, or by a newer version, takes nothing down with it. */
  function entryOf(stored: StoredPolicy): [string, Policy][] {
    try {
      return [[stored.key, rules.policyOf(stored)]];
    } catch (error) {
      log.error(
        `The stored rules of the policy "${stored.key}" are damaged and do not apply: ${String(error)}`,
      );
      return stored.label === null ? [[stored.key, rules.policyOf(unchanged(stored.key))]] : [];
    }
  }

  const book: PolicyBook = {
    get: (key) => policies.get(key),
    values: () => [...policies.values()].filter(({ isDeleted }) => !isDeleted),
  };
  return {
    ...book,
    async refresh(): Promise<void> {
      policies = bookOf(await store.all());
    },
  };
}

/** A policy that nobody changed in the panel. */
export const unchanged = (key: string): StoredPolicy => ({
  key,
  label: null,
  changed: {},
  version: 0,
  deletedAtMs: null,
});
