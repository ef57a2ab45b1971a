import type { InputProblem, ProblemCode } from '../../../contracts';
import { ERROR_TEXTS } from './error-texts';
import type { MessageKey, Say } from './say';

/** What is wrong with a field, in an editor's words. */
const PROBLEM_TEXTS: Readonly<Record<ProblemCode, MessageKey>> = {
  malformed: 'problem.malformed',
  unknown_field: 'problem.unknown-field',
  unknown_role: 'problem.unknown-role',
  taken: ERROR_TEXTS.policy_exists,
  seconds_min: 'problem.seconds-min',
  seconds_max: 'problem.seconds-max',
  above_ceiling: 'rule.ceiling',
  number_range: 'problem.number-range',
  days_range: 'problem.days-range',
  text_length: 'problem.text-length',
  not_a_domain: 'problem.not-a-domain',
  not_a_color: 'problem.not-a-color',
  not_a_key: 'problem.not-a-key',
};

/** An older panel, still open in a browser during an upgrade, says a newer problem in the server's English. */
export function textOfProblem(
  say: Say,
  amount: (seconds: number) => string,
  { code, params = {}, message }: InputProblem,
): string {
  if (!Object.hasOwn(PROBLEM_TEXTS, code)) return message;
  return say(PROBLEM_TEXTS[code], { ...params, duration: amount(Number(params.seconds ?? 0)) });
}
