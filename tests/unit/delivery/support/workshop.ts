import { createWorker, type Worker } from '../../../../server/src/delivery/worker';

/** Lets everything run that needs no time: a few turns of the event loop. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

interface Job {
  id: number;
  dueAtMs: number;
}

export type Workshop = ReturnType<typeof createWorkshop>;

/** A shelf of due work, and hands whose every move the test decides. */
export function createWorkshop() {
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

export const range = (count: number) => Array.from({ length: count }, (_, n) => n + 1);
