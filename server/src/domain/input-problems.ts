import type { InputProblem } from '../../../contracts';

/** What a schema found wrong. */
interface Mistakes {
  issues: readonly { code?: string; path: readonly PropertyKey[]; message: string; keys?: unknown }[];
}

type Wrong = Omit<InputProblem, 'path'>;

/** By its message: zod carries no more of a mistake from a schema to here than that. */
const KNOWN = new Map<string, Wrong>();

/** What a schema says of a mistake that forms can make: for programs, and in words. Of any other zod gets the words alone. */
export function says(
  code: InputProblem['code'],
  message: string,
  params?: InputProblem['params'],
): { error: string } {
  KNOWN.set(message, { code, message, ...(params && { params }) });
  return { error: message };
}

const UNKNOWN_FIELD: Wrong = { code: 'unknown_field', message: 'is not known' };
const NO_OBJECT: InputProblem = { path: '', code: 'malformed', message: 'Send a JSON object' };

/** What is wrong with what somebody sent, field by field. `prefix`: the path of the group that was looked at. */
export function problemsOf({ issues }: Mistakes, prefix: readonly string[] = []): InputProblem[] {
  const problems = issues.flatMap(({ code, path: place, message, keys }): InputProblem[] => {
    const path = [...prefix, ...place].map(String);
    if (code !== 'unrecognized_keys') return [{ path: path.join('.'), ...wrongBy(message) }];
    return (keys as string[]).map((key) => ({ path: [...path, key].join('.'), ...UNKNOWN_FIELD }));
  });
  return problems.some(({ path }) => path === '') ? [NO_OBJECT] : problems;
}

const wrongBy = (message: string): Wrong => KNOWN.get(message) ?? { code: 'malformed', message };

/** All of them in one line, for people. */
export const sentenceOf = (problems: readonly InputProblem[]): string =>
  `${problems.map(({ path, message }) => (path === '' ? message : `"${path}" ${message}`)).join('; ')}.`;
