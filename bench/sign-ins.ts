import type { App } from '../tests/integration/support/app';
import { createCaller } from './load';
import { redeem } from './rows';

const PAUSE_MS = 100;

/**
 * Somebody signs in every tenth of a second until `end`: how long each took, in milliseconds. Throws when one is refused;
 * ends sooner when there are no links left.
 */
export async function signInUntil(
  app: App,
  tokens: Iterator<string>,
  end: Promise<unknown>,
): Promise<number[]> {
  const caller = createCaller(app.url, 1);
  const waits: number[] = [];
  const isOver = watch(end);
  try {
    while (!isOver()) {
      const next = tokens.next();
      if (next.done) break;
      const startedAt = performance.now();
      await caller.call(redeem(next.value));
      waits.push(performance.now() - startedAt);
      await pause(PAUSE_MS);
    }
  } finally {
    caller.close();
  }
  return waits;
}

export function watch(end: Promise<unknown>): () => boolean {
  let over = false;
  const note = () => void (over = true);
  end.then(note, note);
  return () => over;
}

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
