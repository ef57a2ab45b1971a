import { countRefusals } from '../../../admin/src/hooks/count-refusals';

test('tells how many were refused for each reason, the most frequent first', () => {
  expect(countRefusals(['too soon', 'blocked', 'blocked'])).toEqual([
    { reason: 'blocked', count: 2 },
    { reason: 'too soon', count: 1 },
  ]);
  expect(countRefusals([])).toEqual([]);
});
