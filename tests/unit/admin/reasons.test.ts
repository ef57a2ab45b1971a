import { NOTE_REASONS, REFUSAL_REASONS, WITHHOLDING_REASONS } from '../../../contracts';
import { wordsForReason } from '../../../admin/src/components/reasons';
import english from '../../../admin/src/translations/en.json';

test.each([...REFUSAL_REASONS, ...WITHHOLDING_REASONS, ...NOTE_REASONS])(
  'an editor reads words for "%s"',
  (reason) => {
    const key = wordsForReason(reason);
    expect(key && english[key]).toMatch(/ /);
  },
);

test('a milestone of a configuration has no words of ours', () => {
  expect(wordsForReason('first-brief')).toBeUndefined();
  expect(wordsForReason('toString')).toBeUndefined();
});
