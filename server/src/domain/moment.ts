/** As far as a Date reaches, either way. */
const FARTHEST_MS = 8.64e15;

/** Epoch milliseconds for people. What somebody wrote into the database by hand is still shown, as far as a date goes. */
export const isoOf = (ms: number): string =>
  new Date(Math.max(-FARTHEST_MS, Math.min(ms, FARTHEST_MS))).toISOString();
