import { defaultConfig } from '../../../server/src/config/defaults';
import type { Limiter } from '../../../server/src/domain/ports';
import { createOutage, insureLimiter } from '../../../server/src/strapi/insured-limiter';
import { countersInMemory } from '../../../server/src/strapi/counter-stores';
import { createLimiter } from '../../../server/src/strapi/limiter';

const POINTS = 3;
const budgets = { ...defaultConfig.limits, requestsPerNetwork: { points: POINTS, windowSeconds: 3_600 } };

const createMemoryLimiter = () => createLimiter(budgets, countersInMemory(budgets));

/** A shared store that is away when the test says so, and counts how often it was asked. */
function createWorld() {
  const store = createMemoryLimiter();
  const world = { nowMs: Date.UTC(2026, 4, 17), away: false, asked: 0, logged: [] as string[] };
  const ask = <Answer>(answer: () => Promise<Answer>): Promise<Answer> => {
    world.asked += 1;
    return world.away ? Promise.reject(new Error('connection lost')) : answer();
  };
  const shared: Limiter = {
    spend: (...cost) => ask(() => store.spend(...cost)),
    refund: (...cost) => ask(() => store.refund(...cost)),
    look: (...cost) => ask(() => store.look(...cost)),
  };
  const keep = (line: string) => void world.logged.push(line);
  const outage = createOutage({
    store: 'Redis',
    log: { info: keep, warn: keep, error: keep },
    clock: () => world.nowMs,
  });
  const problemOf = (error: unknown) => (error as Error).message;
  const limiter = insureLimiter({ shared, memory: createMemoryLimiter(), outage, problemOf });
  const spend = async () => (await limiter.spend([['requestsPerNetwork', 'a-network']])).kind;
  return { world, limiter, spend };
}

describe('limits whose store is away', () => {
  it('go on in memory, and still end', async () => {
    const { world, spend } = createWorld();
    world.away = true;
    for (let count = 0; count < POINTS; count += 1) expect(await spend()).toBe('within');
    expect(await spend()).toBe('exceeded');
  });

  it('are looked at and refunded as well', async () => {
    const { world, spend, limiter } = createWorld();
    world.away = true;
    for (let count = 0; count < POINTS; count += 1) await spend();
    expect((await limiter.look(['requestsPerNetwork', 'a-network'])).kind).toBe('exceeded');
    await limiter.refund([['requestsPerNetwork', 'a-network']]);
    expect(await spend()).toBe('within');
  });

  it('come back by themselves to what the store has counted', async () => {
    const { world, spend } = createWorld();
    for (let count = 0; count < POINTS; count += 1) await spend();
    world.away = true;
    expect(await spend()).toBe('within');
    world.away = false;
    world.nowMs += 1_000;
    expect(await spend()).toBe('exceeded');
  });

  it('say so once when it begins and once when it ends, however often the store is asked', async () => {
    const { world, spend } = createWorld();
    world.away = true;
    for (let seconds = 0; seconds < 60; seconds += 1) {
      await spend();
      world.nowMs += 1_000;
    }
    world.away = false;
    for (let seconds = 0; seconds < 60; seconds += 1) {
      await spend();
      world.nowMs += 1_000;
    }
    expect(world.logged).toEqual([
      expect.stringMatching(/Redis is away \(connection lost\)/),
      expect.stringMatching(/Redis is back/),
    ]);
  });

  it('do not flood the log when the store comes and goes', async () => {
    const { world, spend } = createWorld();
    for (let seconds = 0; seconds < 60; seconds += 1) {
      world.away = seconds % 2 === 0;
      await spend();
      world.nowMs += 1_000;
    }
    expect(world.logged).toHaveLength(1);
  });

  it('ask a store that hangs once a second, not once a request', async () => {
    const { world, spend } = createWorld();
    world.away = true;
    for (let count = 0; count < 20; count += 1) await spend();
    expect(world.asked).toBe(1);
    world.nowMs += 1_000;
    await spend();
    expect(world.asked).toBe(2);
  });
});
