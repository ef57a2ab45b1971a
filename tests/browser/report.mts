/** Told and counted already. */
class PromiseBroken extends Error {}

export interface Report {
  /** A group of promises that build on each other: after a broken one the rest of its story is left out. */
  story(title: string, tell: () => Promise<void>): Promise<void>;
  /** Does one thing and prints that it holds, or that it does not. */
  promise<Result>(title: string, work: () => Result | Promise<Result>): Promise<Result>;
  /** As `promise`, for what nothing builds on: the story goes on after a broken one. */
  check(title: string, work: () => unknown): Promise<void>;
  /** Counts and tells what broke outside of any promise. */
  broken(what: string, error: unknown): void;
  summary(): string;
  failed(): number;
}

export function createReport(): Report {
  let passed = 0;
  let failed = 0;

  function broken(title: string, error: unknown): void {
    failed += 1;
    const why = error instanceof Error ? error.message : String(error);
    console.log(`  ✗ ${title}\n      ${why.replaceAll('\n', '\n      ')}`);
  }

  async function promise<Result>(title: string, work: () => Result | Promise<Result>): Promise<Result> {
    const startedAtMs = Date.now();
    try {
      const result = await work();
      passed += 1;
      console.log(`  ✓ ${title} (${Date.now() - startedAtMs} ms)`);
      return result;
    } catch (error) {
      broken(title, error);
      throw new PromiseBroken(title);
    }
  }

  async function story(title: string, tell: () => Promise<void>): Promise<void> {
    console.log(`\n${title}`);
    try {
      await tell();
    } catch (error) {
      if (!(error instanceof PromiseBroken)) broken('the story goes on between its promises', error);
      console.log('    The rest of this story is left out.');
    }
  }

  return {
    story,
    promise,
    broken,
    check: (title, work) => promise(title, work).then(ignoreResult, goOnAfterBroken),
    summary: () => `${passed} passed, ${failed} failed`,
    failed: () => failed,
  };
}

const ignoreResult = () => undefined;

function goOnAfterBroken(error: unknown): void {
  if (!(error instanceof PromiseBroken)) throw error;
}
