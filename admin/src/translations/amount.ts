/** A duration as people type it: a number, and of what. */

export const UNIT_SECONDS = { second: 1, minute: 60, hour: 3_600, day: 86_400 } as const;
export type AmountUnit = keyof typeof UNIT_SECONDS;

export interface Amount {
  value: number | undefined;
  unit: AmountUnit;
}

/** The largest unit that says it without a fraction; a single day is told in hours, as links are spoken of. */
export function amountOf(seconds: number): Amount & { value: number } {
  const days = seconds / UNIT_SECONDS.day;
  if (Number.isInteger(days) && days > 1) return { value: days, unit: 'day' };
  const unit = (['hour', 'minute'] as const).find(
    (each) => seconds > 0 && seconds % UNIT_SECONDS[each] === 0,
  );
  return { value: seconds / UNIT_SECONDS[unit ?? 'second'], unit: unit ?? 'second' };
}

export const secondsOf = ({ value, unit }: Amount): number | undefined =>
  value === undefined ? undefined : Math.round(value * UNIT_SECONDS[unit]);
