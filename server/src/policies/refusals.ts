import type { InputProblem, PolicyErrorCode } from '../../../contracts';
import { sentenceOf } from '../domain/input-problems';

/** Why a wish about a policy is not met. */
export interface PolicyRefused {
  kind: 'refused';
  code: PolicyErrorCode;
  message: string;
  details?: { problems: InputProblem[] } | Record<string, unknown>;
}

export const refusedAs = (
  code: PolicyErrorCode,
  message: string,
  details?: PolicyRefused['details'],
): PolicyRefused => ({ kind: 'refused', code, message, ...(details && { details }) });

export const invalidInput = (problems: InputProblem[]): PolicyRefused =>
  refusedAs('invalid_input', sentenceOf(problems), { problems });

export const NOT_FOUND = refusedAs('not_found', 'There is no such policy.');
export const BUILT_IN = refusedAs('policy_built_in', 'A built-in policy has its name, and can’t be deleted.');
export const CHANGED = refusedAs(
  'policy_changed',
  'Somebody else changed this policy meanwhile. Load it again, then change it.',
);
export const EXISTS = refusedAs('policy_exists', 'There is a policy with this key.', {
  problems: [{ path: 'key', code: 'taken', message: 'is taken' }],
});
