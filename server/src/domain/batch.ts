import type { BatchDefaults, BatchState, RowField, RowProblem, RowState } from '../../../contracts';

/** Many invitations at once, as they are stored. Times in epoch milliseconds. */
export interface Batch {
  documentId: string;
  name: string | null;
  state: BatchState;
  /** `admin:12`, `api-token:3`, `user:7`: who invites. */
  createdBy: string;
  defaults: BatchDefaults;
  createdAtMs: number;
  startedAtMs: number | null;
  finishedAtMs: number | null;
  /** When it is next worked on; null while nobody works on it. A lease moves it to the lease's end. */
  dueAtMs: number | null;
}

/** What a row says, as it was typed. */
export type RowFields = Partial<Record<RowField, string>>;

/** One row that may become an invitation. `row`: as a spreadsheet counts. */
export interface BatchRow {
  row: number;
  fields: RowFields;
  /** Of its address, so that two rows of one address meet; null for what is no address. */
  addressKey: string | null;
}

/** A row that got no invitation, and why. */
export interface FailedRow {
  row: number;
  fields: RowFields;
  problem: RowProblem;
  explanation: string | null;
}

/** How many rows of a batch stand where, and why. */
export interface Tally {
  state: RowState;
  problem: RowProblem | null;
  count: number;
}

/** What a row comes to. What it leaves empty, the batch's defaults say. */
export function bodyOfRow(fields: RowFields, defaults: BatchDefaults) {
  return { ...defaults, ...fields, email: fields.email ?? '' };
}
