import type { ChangedValue } from '../../../contracts';
import { amountOf, secondsOf } from '../../../admin/src/translations/amount';
import { labelOfField } from '../../../admin/src/components/changes/field-labels';
import { wordsOfValue } from '../../../admin/src/components/changes/value-words';
import { listIn, numbersIn } from '../../../admin/src/components/list-text';
import { englishWords } from './a-policy';

const { say, duration } = englishWords();
const words = (field: string, value: ChangedValue) =>
  wordsOfValue(field, value, { say, duration, number: (count) => count.toLocaleString('en') });

test.each<[string, ChangedValue, string]>([
  ['linkLifetimeSeconds', 900, '15 minutes'],
  ['warnBeforeEndSeconds', 0, 'None'],
  ['sessionLifetimeSeconds', null, 'As long as Users & Permissions says'],
  ['accessDurationSeconds', null, 'Access without an end'],
  ['allowedRoles', [], 'Every role that is not denied'],
  ['refusedDomains', [], 'None'],
  ['allowedDomains', ['a.example', 'b.example'], 'a.example, b.example'],
  ['reminderDays', [3, 7], '3, 7'],
  ['warnGuest', true, 'Yes'],
  ['retention.auditDays', 365, '365 days'],
  ['limits.requestsInTotal.points', 1_000, '1,000'],
  ['limits.requestsInTotal.windowSeconds', 60, '1 minute'],
  ['accounts.creation', 'open', 'Everybody'],
  ['privacy.ipAddresses', 'truncated', 'Truncated'],
  ['privacy.ipAddresses', 'newer', 'newer'],
  ['portal.name', 'Portal', 'Portal'],
])('%s of %j reads "%s"', (field, value, text) => {
  expect(words(field, value)).toBe(text);
});

test('a field of a newer version is called by its path', () => {
  expect(labelOfField('limits.somethingNew.points')).toBeUndefined();
  expect(labelOfField('toString')).toBeUndefined();
});

test.each([
  [30, { value: 30, unit: 'second' }],
  [0, { value: 0, unit: 'second' }],
  [900, { value: 15, unit: 'minute' }],
  [86_400, { value: 24, unit: 'hour' }],
  [90_000, { value: 25, unit: 'hour' }],
  [604_800, { value: 7, unit: 'day' }],
] as const)('%s seconds are typed as %j, and read back as the same', (seconds, amount) => {
  expect(amountOf(seconds)).toEqual(amount);
  expect(secondsOf(amount)).toBe(seconds);
});

test('a list is typed with lines, commas or blanks, and holds nothing twice', () => {
  expect(listIn(' a.example,\n b.example a.example ')).toEqual(['a.example', 'b.example']);
  expect(numbersIn('3, 7\nx')).toEqual([3, 7, 'x']);
});
