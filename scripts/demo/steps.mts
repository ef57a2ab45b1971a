/** A step that did not do what it promises; `message` says which, and why. */
export class StepFailed extends Error {}

/** Does one thing, and prints that it holds; or throws under the step's own name. */
export async function step<Result>(promise: string, work: () => Promise<Result>): Promise<Result> {
  const startedAt = Date.now();
  try {
    const result = await work();
    console.log(`✓ ${promise} (${Date.now() - startedAt} ms)`);
    return result;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new StepFailed(`✗ ${promise}\n  ${why.replaceAll('\n', '\n  ')}`);
  }
}

export function expect(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Error(otherwise);
}
