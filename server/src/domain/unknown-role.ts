import type { InputProblem } from '../../../contracts';

/** A role that is misspelt would keep everybody out, or nobody, without a word. */
export function unknownRole(
  path: string,
  named: readonly string[],
  known: readonly string[],
): InputProblem[] {
  const strange = named.find((role) => !known.includes(role));
  if (strange === undefined) return [];
  const message = `names a role that is not there, "${strange}"; there are: ${known.join(', ')}`;
  return [{ path, code: 'unknown_role', params: { role: strange }, message }];
}
