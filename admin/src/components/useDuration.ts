import { useIntl } from 'react-intl';

import { wholeSpan } from './time';

/** 86,400 as "1 day", in the panel's language. */
export function useDuration(): (seconds: number) => string {
  const { formatNumber } = useIntl();
  return (seconds) => {
    const { value, unit } = wholeSpan(seconds);
    return formatNumber(value, { style: 'unit', unit, unitDisplay: 'long' });
  };
}
