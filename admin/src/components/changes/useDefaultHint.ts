import type { ChangedValue } from '../../../../contracts';
import { isSame } from '../../hooks/draft';
import { useSay } from '../../translations/say';
import { useValueWords } from './useValueWords';

/** What a field would be without changes, where it is something else. */
export function useDefaultHint(): (
  field: string,
  value: ChangedValue | undefined,
  original: ChangedValue | undefined,
) => string {
  const say = useSay();
  const words = useValueWords();
  return (field, value, original) =>
    original === undefined || isSame(value, original)
      ? ''
      : say('field.default', { value: words.value(field, original) });
}
