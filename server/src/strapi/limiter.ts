import type { RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';
import {
  BUDGETS,
  type Budget,
  type BudgetName,
  type Cost,
  type Exceeded,
  type Spending,
} from '../domain/budget';
import type { Limiter } from '../domain/ports';
import { coalesce } from './coalesce';

export type Budgets = Readonly<Record<BudgetName, Budget>>;
export type Limiters = (name: BudgetName) => RateLimiterAbstract;

/** Where the counters are. */
export interface CounterStore {
  /** Does the work in one transaction, where there are such. The work may run more than once. */
  change<T>(work: (limiters: Limiters) => Promise<T>): Promise<T>;
  read<T>(work: (limiters: Limiters) => Promise<T>): Promise<T>;
}

/**
 * Budgets over a store. A commit costs more than all that it holds, so one serves everybody who came meanwhile: points
 * of one counter are spent together, and each learns which of them was theirs.
 */
export function createLimiter(budgets: Budgets, store: CounterStore): Limiter {
  const change = coalesce<Change, Spending>((take) =>
    store.change((limiters) => createCounters(budgets, limiters).settle(take())),
  );
  const look = coalesce<Cost, Spending>((take) =>
    store.read((limiters) => createCounters(budgets, limiters).lookAt(take())),
  );
  return {
    spend: (costs) => change({ kind: 'spend', costs }),
    async refund(costs) {
      await change({ kind: 'refund', costs });
    },
    look,
  };
}

interface Change {
  kind: 'spend' | 'refund';
  costs: readonly Cost[];
}

const WITHIN: Spending = { kind: 'within' };

function createCounters(budgets: Budgets, limiters: Limiters) {
  /**
   * Budget by budget, so that who exceeds one is not counted behind it; and always in the same order, so that two
   * instances do not wait for each other's counters in a circle.
   */
  async function settle(changes: readonly Change[]): Promise<Spending[]> {
    const outcomes = changes.map(() => WITHIN);
    for (const budget of BUDGETS) {
      const payers = payersOf(budget, changes).filter(({ index }) => outcomes[index]?.kind === 'within');
      await forEachKey(payers, async (key, group) => {
        const spenders = group.filter(({ kind }) => kind === 'spend');
        const spendings = await spendTogether(budget, key, spenders.length);
        for (const [place, { index }] of spenders.entries()) outcomes[index] = spendings[place] ?? WITHIN;
        const refunds = group.length - spenders.length;
        if (refunds > 0) await limiters(budget).reward(key, refunds);
      });
    }
    return outcomes;
  }

  /** Spends `count` points of one counter at once. Whose was which is as good as any order of arrival. */
  async function spendTogether(budget: BudgetName, key: string, count: number): Promise<Spending[]> {
    if (count === 0) return [];
    // The library's `consume` without its verdict, which would be one for all.
    const spent = await limiters(budget).penalty(key, count);
    const { points } = budgets[budget];
    return Array.from({ length: count }, (_, place) => {
      const point = spent.consumedPoints - count + place + 1;
      return point > points ? exceeded(budget, spent, point === points + 1) : WITHIN;
    });
  }

  async function lookAt(costs: readonly Cost[]): Promise<Spending[]> {
    const outcomes = costs.map(() => WITHIN);
    for (const budget of BUDGETS) {
      const lookers = payersOf(
        budget,
        costs.map((cost) => ({ kind: 'look', costs: [cost] })),
      );
      await forEachKey(lookers, async (key, group) => {
        const spent = await limiters(budget).get(key);
        if (!spent || spent.consumedPoints < budgets[budget].points) return;
        for (const { index } of group) outcomes[index] = exceeded(budget, spent, false);
      });
    }
    return outcomes;
  }

  return { settle, lookAt };
}

interface Payer<Kind> {
  kind: Kind;
  key: string;
  /** Whose outcome it is. */
  index: number;
}

function payersOf<Kind>(
  budget: BudgetName,
  orders: readonly { kind: Kind; costs: readonly Cost[] }[],
): Payer<Kind>[] {
  return orders.flatMap(({ kind, costs }, index) =>
    costs.flatMap(([name, key]) => (name === budget ? [{ kind, key, index }] : [])),
  );
}

/** Each key once, all under way together. Rejects when the last has ended: nothing may write behind a rollback. */
async function forEachKey<Kind>(
  payers: readonly Payer<Kind>[],
  work: (key: string, group: readonly Payer<Kind>[]) => Promise<void>,
): Promise<void> {
  const groups = new Map<string, Payer<Kind>[]>();
  for (const payer of payers) {
    const group = groups.get(payer.key);
    if (group) group.push(payer);
    else groups.set(payer.key, [payer]);
  }
  const sorted = [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
  const ended = await Promise.allSettled(sorted.map(([key, group]) => work(key, group)));
  const failed = ended.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

const exceeded = (budget: BudgetName, { msBeforeNext }: RateLimiterRes, justNow: boolean): Exceeded => ({
  kind: 'exceeded',
  budget,
  retryAfterSeconds: Math.max(1, Math.ceil(msBeforeNext / 1000)),
  justNow,
});
