import { spanBetween, wholeSpan } from '../../../admin/src/components/time';

test.each([
  [-30, { value: -30, unit: 'second' }],
  [-5_399, { value: -1, unit: 'hour' }],
  [172_800, { value: 2, unit: 'day' }],
  [-40 * 86_400, { value: -1, unit: 'month' }],
])('a moment %s seconds away is told in its largest unit', (seconds, span) => {
  expect(spanBetween(0, seconds * 1000)).toEqual(span);
});

test.each([
  [900, { value: 15, unit: 'minute' }],
  [86_400, { value: 1, unit: 'day' }],
  [90_000, { value: 25, unit: 'hour' }],
  [61, { value: 61, unit: 'second' }],
])('%s seconds are told without a fraction', (seconds, span) => {
  expect(wholeSpan(seconds)).toEqual(span);
});
