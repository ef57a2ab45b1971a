import { createWorker, type Worker } from '../../../server/src/delivery/worker';

/** Lets everything run that needs no time: a few turns of the event loop. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

interface Job {
  id: number;
  dueAtMs: number;
}

/** A shelf of due work, and hands whose every move the test decides. */
function createWorkshop() {
  // Asked anew each time: fake timers replace it.
  const clock = () => Date.now();
  const waiting: Job[] = [];
  const claims: number[] = [];
  const begun: number[] = [];
  const errors: string[] = [];
  const finishers = new Map<number, () => void>();
  let mostUnderWay = 0;
  const gates = { claim: Promise.resolve(), nextDue: Promise.resolve() };
  let trouble: Error | undefined;

  const worker: Worker = createWorker<Job>({
    async claim(limit) {
      claims.push(limit);
      await gates.claim;
      if (trouble) throw trouble;
      const due = waiting.filter((job) => job.dueAtMs <= clock()).slice(0, limit);
      for (const job of due) waiting.splice(waiting.indexOf(job), 1);
      return due;
    },
    perform(job) {
      begun.push(job.id);
      return new Promise<void>((resolve) => {
        finishers.set(job.id, () => {
          finishers.delete(job.id);
          resolve();
        });
        mostUnderWay = Math.max(mostUnderWay, finishers.size);
      });
    },
    async nextDueAtMs() {
      const earliest = waiting.length === 0 ? undefined : Math.min(...waiting.map((job) => job.dueAtMs));
      await gates.nextDue;
      return earliest;
    },
    clock,
    log: { info: () => undefined, warn: () => undefined, error: (message) => void errors.push(message) },
  });

  return {
    worker,
    claims,
    begun,
    errors,
    add: (ids: number[], dueAtMs = clock()) => waiting.push(...ids.map((id) => ({ id, dueAtMs }))),
    finish: (id: number) => finishers.get(id)?.(),
    finishAll: () => [...finishers.keys()].forEach((id) => finishers.get(id)?.()),
    mostUnderWay: () => mostUnderWay,
    break: (error: Error | undefined) => {
      trouble = error;
    },
    /** Holds the next claims, or the next questions for due work, until the returned function is called. */
    hold(gate: keyof typeof gates): () => void {
      const openers: (() => void)[] = [];
      gates[gate] = new Promise((resolve) => openers.push(resolve));
      return () => openers.forEach((open) => open());
    },
  };
}

const range = (count: number) => Array.from({ length: count }, (_, n) => n + 1);

let workshop: ReturnType<typeof createWorkshop>;

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

describe('stopping', () => {
  test('waits for what is under way and takes nothing new', async () => {
    workshop.add(range(12));
    workshop.worker.start();
    await settle();
    let stopped = false;
    const stopping = workshop.worker.stop().then(() => {
      stopped = true;
    });
    await settle();
    expect(stopped).toBe(false);

    for (const id of range(9)) workshop.finish(id);
    await settle();
    expect(stopped).toBe(false);
    workshop.finish(10);
    await stopping;
    expect(workshop.begun).toEqual(range(10));
  });

  test('waits for what a claim under way brings', async () => {
    workshop.add([1]);
    const release = workshop.hold('claim');
    workshop.worker.start();
    await settle();
    let stopped = false;
    const stopping = workshop.worker.stop().then(() => {
      stopped = true;
    });
    release();
    await settle();
    expect(workshop.begun).toEqual([1]);
    expect(stopped).toBe(false);
    workshop.finish(1);
    await stopping;
  });

  test.each([
    ['a piece', (): void => void workshop.add([1])],
    ['the database', (): void => void workshop.hold('claim')],
  ])('does not wait longer than five seconds for %s that hangs', async (_, hang) => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
    try {
      hang();
      workshop.worker.start();
      await settle();
      let stopped = false;
      void workshop.worker.stop().then(() => {
        stopped = true;
      });
      await settle();
      jest.advanceTimersByTime(4_999);
      await settle();
      expect(stopped).toBe(false);
      jest.advanceTimersByTime(1);
      await settle();
      expect(stopped).toBe(true);
    } finally {
      jest.useRealTimers();
    }
    // The next afterEach stops it again: nothing may hang there.
    workshop = createWorkshop();
  });

  test('of one that was never started is no trouble', async () => {
    await expect(workshop.worker.stop()).resolves.toBeUndefined();
  });
});
