import { LIMIT_NAMES, type LimitName } from '../../../contracts';

/** What is counted, by what it is counted against; what has several costs pays them in this order. */
export const BUDGETS = LIMIT_NAMES;
export type BudgetName = LimitName;

export interface Budget {
  /** How often within the window. */
  points: number;
  /** Whole seconds; the window opens with the first point. */
  windowSeconds: number;
}

/** One point of a budget, and against whom it counts. */
export type Cost = readonly [budget: BudgetName, key: string];

export type Spending = { kind: 'within' } | Exceeded;

export interface Exceeded {
  kind: 'exceeded';
  budget: BudgetName;
  retryAfterSeconds: number;
  /** This very point was the first too many; over all instances, one caller a window is told so. */
  justNow: boolean;
}
