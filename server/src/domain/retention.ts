const DAY_MS = 24 * 60 * 60 * 1000;

/** How long things are kept, in whole days. */
export interface RetentionRules {
  /** Lines of the log. */
  auditDays: number;
  /** Links and mails after their end, and what was typed into imports. */
  recordsDays: number;
  /** Accounts that existed for guest access only, after it ended. */
  guestAccountsDays: number;
}

/** What is removed when it is old, and nothing depends on it any more. */
export const RECORD_KINDS = ['handoffs', 'links', 'messages', 'batch-rows', 'batches'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** Old is what ended before this moment, in epoch milliseconds. */
export const oldBeforeMs = (days: number, nowMs: number): number => nowMs - days * DAY_MS;

/** Old records in the database. */
export interface RecordStore {
  /** Removes up to `limit` records that ended before `beforeMs`. Resolves with how many there were. */
  removeOld(kind: RecordKind, beforeMs: number, limit: number): Promise<number>;
  /** Guests whose access ended before then, whose accounts were blocked by that end: from the lowest id above `after` on. */
  guestsEndedBefore(beforeMs: number, after: number, limit: number): Promise<number[]>;
  /** Whether it still is so. */
  hasEnded(clientId: number, beforeMs: number): Promise<boolean>;
  /** Their account was unblocked by somebody else: that end blocks it no more. */
  keepGuest(clientId: number): Promise<void>;
  /** What we know of somebody whose account is gone. */
  forgetClient(clientId: number): Promise<void>;
}
