import { createWorkshop, range, settle, type Workshop } from './support/workshop';

let workshop: Workshop;

beforeEach(() => {
  workshop = createWorkshop();
});

afterEach(async () => {
  workshop.finishAll();
  await workshop.worker.stop();
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
