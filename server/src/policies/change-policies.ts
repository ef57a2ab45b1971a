import type { ChangedPolicy, PolicyRecord } from '../../../contracts';
import type { ChangedRules, RuleBook } from '../config/rule-book';
import type { Actor } from '../domain/audit';
import { changesBetween } from '../domain/changes';
import { isBuiltIn } from '../domain/policy';
import type { PolicyStore, StoredPolicy } from '../domain/policy-ports';
import type { Accounts, Audit, Clock, Transaction } from '../domain/ports';
import { createListPolicies } from './list-policies';
import { unchanged } from './policy-book';
import {
  BUILT_IN,
  CHANGED,
  EXISTS,
  invalidInput,
  NOT_FOUND,
  refusedAs,
  type PolicyRefused,
} from './refusals';
import { createUnknownRoles } from './unknown-roles';

export interface ChangePoliciesDeps {
  store: PolicyStore;
  rules: RuleBook;
  accounts: Pick<Accounts, 'roles'>;
  /** Codes of the roles of the panel. */
  panelRoles: () => Promise<string[]>;
  /** Makes a change felt on this instance at once. */
  refresh: () => Promise<void>;
  audit: Audit;
  transaction: Transaction;
  clock: Clock;
}

export interface WantedPolicy {
  key: string;
  label: string;
  rules: ChangedRules;
}

export interface WantedChange {
  version: number;
  label: string | undefined;
  rules: ChangedRules;
  retireLiveLinks: boolean;
}

/**
 * A policy is made, changed, deleted: with its line in the log, in one transaction. Links and invitations that are there keep
 * what they were made with.
 */
export function createChangePolicies(deps: ChangePoliciesDeps) {
  const { store, rules, audit, clock } = deps;
  const { record } = createListPolicies(deps);
  const unknownRoles = createUnknownRoles(deps);

  /** What is to be stored of these rules. */
  async function judge(key: string, changed: ChangedRules, wanted: ChangedRules) {
    const judged = rules.judge(key, changed, wanted);
    if (judged.kind === 'invalid') return invalidInput(judged.problems);
    if (judged.kind === 'locked') {
      const message = `config/plugins fixes ${judged.rules.join(', ')}. Change it there.`;
      return refusedAs('rule_locked', message, { rules: judged.rules });
    }
    const unknown = await unknownRoles(wanted);
    return unknown.length > 0 ? invalidInput(unknown) : judged;
  }

  async function create(
    wanted: WantedPolicy,
    actor: Actor,
  ): Promise<{ kind: 'created'; policy: PolicyRecord } | PolicyRefused> {
    if (isBuiltIn(wanted.key)) return EXISTS;
    const judged = await judge(wanted.key, {}, wanted.rules);
    if (judged.kind === 'refused') return judged;
    const outcome = await deps.transaction(async () => {
      const earlier = await store.find(wanted.key);
      if (earlier?.deletedAtMs === null) return EXISTS;
      const { key, label } = wanted;
      const policy = {
        key,
        label,
        changed: judged.changed,
        version: (earlier?.version ?? 0) + 1,
        deletedAtMs: null,
      };
      if (!earlier) await store.insert(policy);
      else if (!(await store.update(policy, earlier.version))) return EXISTS;
      await note('policy.created', undefined, policy, actor);
      return { kind: 'stored' as const, policy };
    });
    if (outcome.kind === 'refused') return outcome;
    await deps.refresh();
    return { kind: 'created', policy: await record(outcome.policy) };
  }

  async function change(
    key: string,
    wanted: WantedChange,
    actor: Actor,
  ): Promise<({ kind: 'changed' } & ChangedPolicy) | PolicyRefused> {
    if (wanted.label !== undefined && isBuiltIn(key)) return BUILT_IN;
    const outcome = await deps.transaction(async () => {
      const before = await currentOf(key);
      if (!before) return NOT_FOUND;
      if (before.version !== wanted.version) return CHANGED;
      const judged = await judge(key, before.changed, wanted.rules);
      if (judged.kind === 'refused') return judged;
      const { changed } = judged;
      const label = wanted.label ?? before.label;
      const policy = { ...before, label, changed, version: before.version + 1 };
      if (isSame(before, policy) && !wanted.retireLiveLinks) {
        return { kind: 'stored' as const, policy: before, retiredLinks: 0 };
      }
      if (before.version === 0) await store.insert(policy);
      else if (!(await store.update(policy, before.version))) return CHANGED;
      const retiredLinks = wanted.retireLiveLinks ? await store.retireLinks(key, clock()) : 0;
      await note('policy.changed', before, policy, actor, retiredLinks);
      return { kind: 'stored' as const, policy, retiredLinks };
    });
    if (outcome.kind === 'refused') return noteRefusal('policy.changed', key, outcome, actor);
    await deps.refresh();
    const { policy, retiredLinks } = outcome;
    return { kind: 'changed', data: await record(policy), meta: { retiredLinks } };
  }

  async function remove(key: string, actor: Actor): Promise<{ kind: 'deleted' } | PolicyRefused> {
    if (isBuiltIn(key)) return BUILT_IN;
    const outcome = await deps.transaction(async () => {
      const before = await currentOf(key);
      if (!before) return NOT_FOUND;
      const inUse = await whyInUse(key);
      if (inUse) return inUse;
      const deleted = { ...before, version: before.version + 1, deletedAtMs: clock() };
      if (!(await store.update(deleted, before.version))) return CHANGED;
      await audit.record({ type: 'policy.deleted', subject: key, actor });
      return { kind: 'deleted' as const };
    });
    if (outcome.kind === 'refused') return noteRefusal('policy.deleted', key, outcome, actor);
    await deps.refresh();
    return outcome;
  }

  /** Who wants what a file fixes, or to delete what is in use, leaves a line; a mistake in typing leaves none. */
  async function noteRefusal(
    type: 'policy.changed' | 'policy.deleted',
    subject: string,
    refused: PolicyRefused,
    actor: Actor,
  ): Promise<PolicyRefused> {
    const { code } = refused;
    if (code === 'rule_locked' || code === 'policy_in_use') {
      await audit.record({ type, outcome: 'refused', reason: code, subject, actor });
    }
    return refused;
  }

  async function currentOf(key: string): Promise<StoredPolicy | undefined> {
    const stored = await store.find(key);
    if (!stored) return isBuiltIn(key) ? unchanged(key) : undefined;
    return stored.deletedAtMs === null ? stored : undefined;
  }

  async function whyInUse(key: string): Promise<PolicyRefused | undefined> {
    const use = (await store.use(clock())).get(key) ?? { liveLinks: 0, pendingInvitations: 0 };
    const openImports = await store.openImports(key);
    if (use.liveLinks + use.pendingInvitations + openImports === 0) return undefined;
    const message = 'This policy is in use: its links, invitations and imports must be over first.';
    return refusedAs('policy_in_use', message, { ...use, openImports });
  }

  async function note(
    type: 'policy.created' | 'policy.changed',
    before: StoredPolicy | undefined,
    after: StoredPolicy,
    actor: Actor,
    retiredLinks = 0,
  ): Promise<void> {
    const changes = changesBetween(before ? stateOf(before) : {}, stateOf(after));
    const retired = retiredLinks > 0 ? [{ field: 'retiredLinks', before: null, after: retiredLinks }] : [];
    await audit.record({ type, subject: after.key, changes: [...changes, ...retired], actor });
  }

  const stateOf = ({ key, label, changed }: StoredPolicy) => ({
    ...(label !== null && { label }),
    ...rules.rulesOf(key, changed),
  });

  return { create, change, remove };
}

/** Who saves without having changed anything has changed nothing: no line, no new version. */
function isSame(before: StoredPolicy, after: StoredPolicy): boolean {
  return before.label === after.label && JSON.stringify(before.changed) === JSON.stringify(after.changed);
}
