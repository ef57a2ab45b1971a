import { createIntl } from 'react-intl';

import { type InputProblem, PROBLEM_CODES, type ProblemCode } from '../../../contracts';
import { textOfProblem } from '../../../admin/src/translations/problem-texts';
import german from '../../../admin/src/translations/de.json';

const intl = createIntl({ locale: 'de', messages: german });
const textOf = (problem: Omit<InputProblem, 'path' | 'message'>) =>
  textOfProblem(
    (id, values) => intl.formatMessage({ id }, values),
    (seconds) => `${seconds} Sekunden`,
    { ...problem, path: 'somewhere', message: 'must be so' },
  );

test.each(PROBLEM_CODES)('"%s" is told in the reader’s language', (code) => {
  const text = textOf({ code, params: { seconds: 60, min: 1, max: 90, role: 'staff' } });
  expect(text).not.toMatch(/must be|[{}]/);
});

test('a text names the numbers that it is about, as the language writes them', () => {
  expect(textOf({ code: 'number_range', params: { min: 1, max: 1_000_000 } })).toContain('1.000.000');
  expect(textOf({ code: 'seconds_min', params: { seconds: 60 } })).toBe('Mindestens 60 Sekunden.');
});

test.each(['of_tomorrow', 'toString', undefined])(
  'what a newer server calls "%s" is told in its words',
  (code) => {
    expect(textOf({ code: code as ProblemCode })).toBe('must be so');
  },
);
