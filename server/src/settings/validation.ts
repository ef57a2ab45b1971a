import { z } from 'zod';
import type { InputProblem } from '../../../contracts';
import { problemsOf } from '../domain/input-problems';

const IS_NO_VERSION = { error: 'must be the version that the settings were read with' };

/** Each value is judged by the book of settings, which knows its range. */
const change = z.looseObject({ version: z.int(IS_NO_VERSION).min(0, IS_NO_VERSION) });

export function parseSettings(
  body: unknown,
):
  | { kind: 'parsed'; version: number; wanted: Record<string, unknown> }
  | { kind: 'invalid'; problems: InputProblem[] } {
  const result = change.safeParse(body);
  if (!result.success) return { kind: 'invalid', problems: problemsOf(result.error) };
  const { version, ...wanted } = result.data;
  return { kind: 'parsed', version, wanted };
}
