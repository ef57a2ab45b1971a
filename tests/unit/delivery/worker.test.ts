import { createWorkshop, range, settle, type Workshop } from './support/workshop';

let workshop: Workshop;

beforeEach(() => {
  workshop = createWorkshop();
});

afterEach(async () => {
  workshop.finishAll();
  await workshop.worker.stop();
});

test('starting finds what waited', async () => {
  workshop.add([1, 2]);
  workshop.worker.start();
  await settle();

  expect(workshop.begun).toEqual([1, 2]);
});

test('before the start and after the stop nothing wakes it', async () => {
  workshop.add([1]);
  workshop.worker.wake();
  await settle();
  workshop.worker.start();
  await workshop.worker.stop();
  const claims = workshop.claims.length;
  workshop.worker.wake();
  await settle();

  expect(workshop.claims).toHaveLength(claims);
});

test('the answer to a request goes first: waking looks for nothing in the caller’s stack', async () => {
  workshop.worker.start();
  await settle();
  const claims = workshop.claims.length;
  workshop.add([1]);
  workshop.worker.wake();
  await Promise.resolve();

  expect(workshop.claims).toHaveLength(claims);
  await settle();
  expect(workshop.begun).toEqual([1]);
});

test('one stalled piece does not hold up the others', async () => {
  workshop.add(range(30));
  workshop.worker.start();
  await settle();
  for (const id of range(30).slice(1)) {
    workshop.finish(id);
    await settle();
  }

  expect(workshop.begun).toEqual(range(30));
});

test('never more than ten are under way, and no more are claimed than there is room for', async () => {
  workshop.add(range(25));
  workshop.worker.start();
  await settle();
  expect(workshop.begun).toHaveLength(10);
  workshop.worker.wake();
  await settle();
  expect(workshop.claims).toEqual([10]);

  workshop.finish(3);
  workshop.finish(7);
  await settle();
  expect(workshop.begun).toHaveLength(12);

  while (workshop.begun.length < 25) {
    workshop.finishAll();
    await settle();
  }
  expect(workshop.mostUnderWay()).toBe(10);
  expect(Math.max(...workshop.claims)).toBe(10);
});

test('a hundred wakes at once are one look', async () => {
  workshop.worker.start();
  await settle();
  const claims = workshop.claims.length;
  for (let n = 0; n < 100; n += 1) workshop.worker.wake();
  await settle();

  expect(workshop.claims).toHaveLength(claims + 1);
});

test('a wake while it claims is not lost', async () => {
  const release = workshop.hold('claim');
  workshop.worker.start();
  await settle();
  workshop.worker.wake();
  release();
  await settle();

  expect(workshop.claims).toHaveLength(2);
});

test('a wake while it asks when to rest is not lost', async () => {
  const release = workshop.hold('nextDue');
  workshop.worker.start();
  await settle();
  // The shelf was empty when it was asked; what is put there now would wait for the longest rest.
  workshop.add([1]);
  workshop.worker.wake();
  release();
  await settle();

  expect(workshop.begun).toEqual([1]);
});

test('a database in trouble is told once and asked again after a rest, and what it held is then done', async () => {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
  try {
    workshop.add([1]);
    workshop.break(new Error('no connection'));
    workshop.worker.start();
    await settle();
    expect(workshop.errors).toEqual(['The magic-link worker rests: no connection']);

    workshop.break(undefined);
    jest.advanceTimersByTime(4_999);
    await settle();
    expect(workshop.begun).toEqual([]);
    jest.advanceTimersByTime(1);
    await settle();
    expect(workshop.begun).toEqual([1]);
  } finally {
    jest.useRealTimers();
  }
});

describe('resting', () => {
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  async function passTime(ms: number): Promise<void> {
    jest.advanceTimersByTime(ms);
    await settle();
  }

  test('what falls due later is done on time', async () => {
    workshop.add([1], Date.now() + 3_000);
    workshop.worker.start();
    await settle();
    await passTime(2_999);
    expect(workshop.begun).toEqual([]);
    await passTime(1);
    expect(workshop.begun).toEqual([1]);
  });

  test('what another instance left behind is found within ten seconds without a wake', async () => {
    workshop.worker.start();
    await settle();
    workshop.add([1]);
    await passTime(10_000);

    expect(workshop.begun).toEqual([1]);
  });

  test('far-off work is looked at again and again, as timers of weeks overflow', async () => {
    workshop.add([1], Date.now() + 60 * 86_400_000);
    workshop.worker.start();
    await settle();
    const claims = workshop.claims.length;
    await passTime(9_999);
    expect(workshop.claims).toHaveLength(claims);
    await passTime(1);
    expect(workshop.claims).toHaveLength(claims + 1);
  });
});
