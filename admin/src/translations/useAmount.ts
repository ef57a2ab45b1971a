import { useIntl } from 'react-intl';

import { amountOf } from './amount';

/** 86,400 as "24 hours", 604,800 as "7 days", in the panel's language. */
export function useAmount(): (seconds: number) => string {
  const { formatNumber } = useIntl();
  return (seconds) => {
    const { value, unit } = amountOf(seconds);
    return formatNumber(value, { style: 'unit', unit, unitDisplay: 'long' });
  };
}
