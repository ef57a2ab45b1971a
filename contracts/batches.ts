import type { Actor, CreateInvitationBody, InvitationErrorCode } from './invitations';

/** Many invitations at once, from a spreadsheet or a program: `/magic-link/invitations/batches`. Times are ISO 8601 UTC. */

/** What a row may say of its invitation. What it leaves empty, the batch's defaults say. */
export const ROW_FIELDS = [
  'email',
  'name',
  'role',
  'policy',
  'message',
  'locale',
  'redirectTo',
  'invitationExpiresAt',
  'accessEndsAt',
] as const;
export type RowField = (typeof ROW_FIELDS)[number];

/** One row as it was typed. `row`: as a spreadsheet counts; by default 1, 2, 3 … in the order given. */
export type BatchRowInput = { row?: number } & Partial<Record<RowField, string>>;

/** For all rows of a batch. `ifPending`: without it, an address that has a pending invitation is refused. */
export interface BatchDefaults extends Pick<
  CreateInvitationBody,
  | 'role'
  | 'policy'
  | 'message'
  | 'locale'
  | 'redirectTo'
  | 'expiresInSeconds'
  | 'invitationExpiresAt'
  | 'accessEndsAt'
  | 'metadata'
  | 'existingClient'
> {
  ifPending?: 'replace' | 'skip';
}

/** CSV text with a header, or rows; up to 500 a call. */
export type RowsBody = { csv: string; firstRow?: number } | { rows: BatchRowInput[] };

/** `POST /magic-link/invitations/preview`. Nothing is stored. */
export type PreviewBody = RowsBody & { defaults?: BatchDefaults };

/**
 * What would become of a row. `duplicate`: an earlier row has its address. `suppressed`: mail to it bounced, was
 * complained about, or an invitation was declined; it can be invited by itself. Else as `POST /invitations` would refuse it.
 */
export type RowVerdict = 'valid' | 'duplicate' | 'suppressed' | InvitationErrorCode;

export interface PreviewedRow {
  row: number;
  /** As it was typed. */
  email: string;
  verdict: RowVerdict;
  /** Why, for people; null for a valid row. */
  problem: string | null;
  /** The field that is to be mended, where it is one. */
  path: string | null;
}

export interface Preview {
  rows: PreviewedRow[];
}

/** `POST /magic-link/invitations/batches`. The same key again gives the same batch. */
export interface CreateBatchBody {
  /** 1 to 200 characters, chosen by the caller: one for each import. */
  idempotencyKey: string;
  /** Such as the name of the file. */
  name?: string;
  defaults?: BatchDefaults;
}

/** `collecting`: rows may be added, nothing is sent. `done` and `cancelled` are final. */
export const BATCH_STATES = ['collecting', 'running', 'paused', 'done', 'cancelled'] as const;
export type BatchState = (typeof BATCH_STATES)[number];

/** `skipped`: it had a pending invitation, and the batch says to leave it so. */
export const ROW_STATES = ['waiting', 'invited', 'skipped', 'failed'] as const;
export type RowState = (typeof ROW_STATES)[number];

/** Why a row got no invitation. `internal_error`: three tries failed; the server's log says why. */
export type RowProblem = Exclude<RowVerdict, 'valid'> | 'cancelled' | 'internal_error';

export interface BatchRecord {
  documentId: string;
  name: string | null;
  state: BatchState;
  createdBy: Actor;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  /** How many rows there are, and how many stand where. */
  total: number;
  rows: Record<RowState, number>;
  /** How many failed for which reason. */
  problems: Partial<Record<RowProblem, number>>;
  defaults: BatchDefaults;
}

/** Answer of `POST /magic-link/invitations/batches/:id/rows`. Rows that were there already are not added again. */
export interface RowsAdded {
  added: number;
  total: number;
}

/** `error.details.code` of these routes, beside those of an invitation. */
export const BATCH_ERROR_CODES = [
  'invalid_input',
  'not_found',
  'invalid_csv',
  'no_email_column',
  'too_many_rows',
  'row_conflict',
  'key_conflict',
  'batch_started',
  'batch_empty',
  'batch_not_running',
  'batch_over',
  'rate_limited',
] as const;
export type BatchErrorCode = (typeof BATCH_ERROR_CODES)[number];

/** Query of `GET /magic-link/invitations/batches`; newest first. */
export interface BatchQuery {
  page?: number;
  /** 1 to 100. @default 20 */
  pageSize?: number;
}
