import {
  BUDGETS,
  type Budget,
  type BudgetName,
  type Cost,
  type Spending,
} from '../../server/src/domain/budget';
import type { Limiter } from '../../server/src/domain/ports';
import { countersOnDatabase } from '../../server/src/strapi/counter-stores';
import { createLimiter, type Budgets } from '../../server/src/strapi/limiter';
import type { TestDatabase } from './support/test-database';

const AN_HOUR: Budget = { points: 1_000, windowSeconds: 3_600 };

function budgetsWith(points: Partial<Record<BudgetName, number>>): Budgets {
  const budgets = BUDGETS.map((name) => [name, { ...AN_HOUR, points: points[name] ?? AN_HOUR.points }]);
  return Object.fromEntries(budgets) as Budgets;
}

const request = (network: string, address: string): Cost[] => [
  ['requestsPerNetwork', network],
  ['requestsInTotal', 'all'],
  ['requestsPerAddress', address],
];

const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

const within = (spendings: readonly Spending[]) => spendings.filter(({ kind }) => kind === 'within').length;

/** How many were told that theirs was the first point too many. */
const firstTooMany = (spendings: readonly Spending[]) =>
  spendings.filter((spending) => spending.kind === 'exceeded' && spending.justNow).length;

/** What the limiter promises while many ask at once. */
export function limiterContract(testDatabase: () => TestDatabase): void {
  let limiters: Limiter[];
  const limiter = (budgets: Budgets) =>
    createLimiter(budgets, countersOnDatabase(testDatabase().strapi, budgets));
  /** Instances have a queue each and share the counters alone. */
  const instances = (points: Partial<Record<BudgetName, number>>, count = 2) => {
    limiters = times(count, () => limiter(budgetsWith(points)));
    return limiters;
  };
  const counted = async (): Promise<Record<string, number>> => {
    const rows = await testDatabase()
      .knex<{ key: string; points: number }>('ml_limits')
      .select('key', 'points');
    return Object.fromEntries(rows.map(({ key, points }) => [key.replace('ml:', ''), points]));
  };
  const spendOn = (index: number, costs: readonly Cost[]) => {
    const instance = limiters[index % limiters.length];
    if (!instance) throw new Error('There is no instance.');
    return instance.spend(costs);
  };

  // The first use makes the table.
  beforeEach(async () => {
    await limiter(budgetsWith({})).look(['requestsInTotal', 'all']);
    await testDatabase().knex('ml_limits').delete();
  });

  it('lets exactly as many in as there are points, of 300 at once on two instances', async () => {
    instances({ requestsInTotal: 40 });
    const spendings = await Promise.all(
      times(300, (index) => spendOn(index, request(`network ${index % 7}`, `address ${index}`))),
    );
    expect(within(spendings)).toBe(40);
    expect(firstTooMany(spendings)).toBe(1);
    expect((await counted())['requestsInTotal:all']).toBe(300);
  });

  it('counts who is refused by network neither in total nor for the address', async () => {
    instances({ requestsPerNetwork: 10 });
    const spendings = await Promise.all(
      times(60, (index) => spendOn(index, request('one network', 'one address'))),
    );
    expect(within(spendings)).toBe(10);
    expect(spendings.filter((spending) => spending.kind === 'exceeded').map(({ budget }) => budget)).toEqual(
      Array<BudgetName>(50).fill('requestsPerNetwork'),
    );
    expect(await counted()).toEqual({
      'requestsPerNetwork:one network': 60,
      'requestsInTotal:all': 10,
      'requestsPerAddress:one address': 10,
    });
  });

  it('tells each caller of the budget that stopped it, and when to come back', async () => {
    const [instance] = instances({ requestsPerAddress: 1 });
    const [first, second, other] = await Promise.all([
      instance?.spend(request('network', 'address')),
      instance?.spend(request('network', 'address')),
      instance?.spend(request('network', 'another')),
    ]);
    expect([first, other]).toEqual([{ kind: 'within' }, { kind: 'within' }]);
    expect(second).toMatchObject({ kind: 'exceeded', budget: 'requestsPerAddress', justNow: true });
    expect(second).toMatchObject({ retryAfterSeconds: expect.any(Number) });
    expect(await instance?.look(['requestsPerAddress', 'address'])).toMatchObject({
      kind: 'exceeded',
      justNow: false,
    });
    expect(await instance?.look(['requestsPerAddress', 'nobody'])).toEqual({ kind: 'within' });
  });

  it('gives back what was refunded, among spendings of the same moment', async () => {
    instances({});
    const costs: Cost[] = [
      ['codeFailuresPerAddress', 'address'],
      ['codeFailuresInTotal', 'all'],
    ];
    await Promise.all(times(20, (index) => spendOn(index, costs)));
    await Promise.all([
      ...times(15, (index) => limiters[index % 2]?.refund(costs)),
      ...times(3, (index) => spendOn(index, costs)),
    ]);
    expect(await counted()).toEqual({ 'codeFailuresPerAddress:address': 8, 'codeFailuresInTotal:all': 8 });
  });

  it('opens a new window when the old one has ended', async () => {
    instances({ requestsInTotal: 5 });
    await Promise.all(times(9, (index) => spendOn(index, request('network', 'address'))));
    await testDatabase()
      .knex('ml_limits')
      .update({ expire: Date.now() - 1 });
    const spendings = await Promise.all(times(9, (index) => spendOn(index, request('network', 'address'))));
    expect(within(spendings)).toBe(5);
  });

  it('is asked by a hundred at the price of a few commits, and of one by one of them alone', async () => {
    instances({}, 1);
    const commits = async (work: () => Promise<unknown>) => {
      const statements = await testDatabase().record(work);
      return statements.filter(({ sql }) => /^commit/i.test(sql)).length;
    };
    expect(await commits(() => spendOn(0, request('network', 'address')))).toBe(1);
    const hundred = times(100, (index) => request(`network ${index}`, `address ${index}`));
    expect(await commits(() => Promise.all(hundred.map((costs) => spendOn(0, costs))))).toBeLessThanOrEqual(
      3,
    );
  });

  it('rejects everyone in a flush that failed, has counted none of them, and serves the next', async () => {
    const [instance] = instances({});
    await poison(testDatabase());
    const asked = await Promise.allSettled([
      ...times(10, (index) => instance?.spend(request(`network ${index}`, `address ${index}`))),
      instance?.spend(request('network', POISON)),
    ]);
    expect(asked.map(({ status }) => status)).toEqual(Array<string>(11).fill('rejected'));
    expect(await counted()).toEqual({});
    expect(await instance?.spend(request('network', 'address'))).toEqual({ kind: 'within' });
  });
}

/** A key that no database takes: too long for the column, which SQLite does not mind of its own accord. */
const POISON = 'x'.repeat(300);

async function poison({ client, knex }: TestDatabase): Promise<void> {
  if (client !== 'sqlite') return;
  await knex.raw(
    `CREATE TRIGGER IF NOT EXISTS too_long BEFORE INSERT ON ml_limits WHEN length(NEW.key) > 255
     BEGIN SELECT RAISE(ABORT, 'too long'); END`,
  );
}
