import { useIntl } from 'react-intl';

import type { ChangedValue } from '../../../../contracts';
import { useSay } from '../../translations/say';
import { useAmount } from '../../translations/useAmount';
import { labelOfField } from './field-labels';
import { wordsOfValue } from './value-words';

/** What a field is called, and what a value of it says. */
export function useValueWords(): {
  fieldName: (field: string) => string;
  value: (field: string, value: ChangedValue) => string;
} {
  const say = useSay();
  const duration = useAmount();
  const { formatNumber } = useIntl();
  return {
    fieldName: (field) => {
      const known = labelOfField(field);
      if (!known) return field;
      return known.part
        ? say('changes.part', { field: say(known.label), part: say(known.part) })
        : say(known.label);
    },
    value: (field, value) =>
      wordsOfValue(field, value, { say, duration, number: (count) => formatNumber(count) }),
  };
}
