import type { z } from 'zod';
import type { InputProblem } from '../../../contracts';

/** What is wrong with what somebody sent, field by field; `prefix`: the path of the group that was looked at. */
export function describeProblems({ issues }: z.ZodError, prefix: string[] = []): InputProblem[] {
  return issues.flatMap((issue) => {
    const path = [...prefix, ...issue.path];
    if (issue.code !== 'unrecognized_keys') return [{ path: path.join('.'), message: issue.message }];
    return issue.keys.map((key) => ({ path: [...path, key].join('.'), message: 'is not known' }));
  });
}
