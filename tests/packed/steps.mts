/** Counts steps and prints a line for each, with how long it took. */
export function createReport() {
  let passed = 0;
  let failed = 0;

  /** Runs one step. A failure is told, counted and thrown on: what builds on the step does not run. */
  async function step<T>(title: string, work: () => T | Promise<T>): Promise<T> {
    const startedAtMs = Date.now();
    const line = (verdict: string) =>
      console.log(`${verdict} ${title} (${((Date.now() - startedAtMs) / 1000).toFixed(1)} s)`);
    try {
      const result = await work();
      passed += 1;
      line('passed');
      return result;
    } catch (error) {
      failed += 1;
      line('FAILED');
      console.log(error);
      throw new StepFailed(title);
    }
  }

  return { step, summary: () => `${passed} passed, ${failed} failed`, failed: () => failed };
}

export type Step = ReturnType<typeof createReport>['step'];

/** Told and counted already. */
export class StepFailed extends Error {}
