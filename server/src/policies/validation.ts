import { z } from 'zod';
import type { InputProblem } from '../../../contracts';
import { problemsOf, says } from '../domain/input-problems';
import type { WantedChange, WantedPolicy } from './change-policies';

const IS_NO_KEY = says(
  'not_a_key',
  'must be 1 to 40 small letters, digits and dashes, such as quarter-packets',
);
const IS_NO_LABEL = says('text_length', 'must be 1 to 60 characters on one line', { max: 60 });
const IS_NO_VERSION = { error: 'must be the version that the policy was read with' };

const key = z.string(IS_NO_KEY).regex(/^[a-z0-9-]{1,40}$/, IS_NO_KEY);
const label = z
  .string(IS_NO_LABEL)
  .trim()
  .regex(/^[^\p{Cc}]{1,60}$/u, IS_NO_LABEL);
/** Each rule is judged by the book of rules, which knows its range and ceiling. */
const rules = z.record(z.string(), z.unknown(), { error: 'must be a group of rules in braces: { … }' });

const newPolicy = z.strictObject({ key, label, rules: rules.default({}) });

const change = z.strictObject({
  version: z.int(IS_NO_VERSION).min(0, IS_NO_VERSION),
  label: label.optional(),
  rules: rules.default({}),
  retireLiveLinks: z.boolean({ error: 'must be true or false' }).default(false),
});

export type Invalid = { kind: 'invalid'; problems: InputProblem[] };

export function parseNewPolicy(body: unknown): { kind: 'parsed'; wanted: WantedPolicy } | Invalid {
  const result = newPolicy.safeParse(body);
  return result.success ? { kind: 'parsed', wanted: result.data } : invalid(result.error);
}

export function parseChange(body: unknown): { kind: 'parsed'; wanted: WantedChange } | Invalid {
  const result = change.safeParse(body);
  if (!result.success) return invalid(result.error);
  return { kind: 'parsed', wanted: { ...result.data, label: result.data.label } };
}

const invalid = (error: z.ZodError): Invalid => ({ kind: 'invalid', problems: problemsOf(error) });
