const UNITS = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

export type TimeUnit = (typeof UNITS)[number][0] | 'second';

export interface Span {
  value: number;
  unit: TimeUnit;
}

/** The largest unit of which there is at least one, rounded towards zero: 90 minutes ago is one hour ago. */
export function spanBetween(fromMs: number, toMs: number): Span {
  const seconds = (toMs - fromMs) / 1000;
  const [unit, size] = UNITS.find(([, each]) => Math.abs(seconds) >= each) ?? (['second', 1] as const);
  return { value: Math.trunc(seconds / size), unit };
}

/** The largest unit that says it without a fraction: 86,400 seconds are a day, 90,000 are 25 hours. */
export function wholeSpan(seconds: number): Span {
  const exact = UNITS.filter(([unit]) => unit === 'day' || unit === 'hour' || unit === 'minute');
  const [unit, size] =
    exact.find(([, each]) => seconds >= each && seconds % each === 0) ?? (['second', 1] as const);
  return { value: seconds / size, unit };
}
