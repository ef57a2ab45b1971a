import type { InputProblem } from '../../../contracts';

/** What a schema found wrong. */
interface Mistakes {
  issues: readonly { code?: string; path: readonly PropertyKey[]; message: string; keys?: unknown }[];
}

/** What is wrong with what somebody sent, field by field. `prefix`: the path of the group that was looked at. */
export function problemsOf({ issues }: Mistakes, prefix: readonly string[] = []): InputProblem[] {
  const problems = issues.flatMap((issue) => {
    const path = [...prefix, ...issue.path].map(String);
    if (issue.code !== 'unrecognized_keys') return [{ path: path.join('.'), message: issue.message }];
    return (issue.keys as string[]).map((key) => ({
      path: [...path, key].join('.'),
      message: 'is not known',
    }));
  });
  const isNoObject = problems.some(({ path }) => path === '');
  return isNoObject ? [{ path: '', message: 'Send a JSON object' }] : problems;
}

/** All of them in one line, for people. */
export const sentenceOf = (problems: readonly InputProblem[]): string =>
  `${problems.map(({ path, message }) => (path === '' ? message : `"${path}" ${message}`)).join('; ')}.`;
