/** What is counted, by what it is counted against. */
export const BUDGETS = [
  'requestsPerAddress',
  'requestsPerNetwork',
  'requestsInTotal',
  'failedProofsPerNetwork',
  'codeFailuresPerAddress',
  'codeFailuresPerNetwork',
  'codeFailuresInTotal',
] as const;
export type BudgetName = (typeof BUDGETS)[number];

export interface Budget {
  /** How often within the window. */
  points: number;
  /** Whole seconds; the window opens with the first point. */
  windowSeconds: number;
}

export type Spending =
  | { kind: 'within' }
  /** `justNow`: this very point was the first too many; over all instances, one caller a window is told so. */
  | { kind: 'exceeded'; retryAfterSeconds: number; justNow: boolean };
