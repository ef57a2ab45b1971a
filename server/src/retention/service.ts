import type { Accounts, Audit, Clock, Log, Transaction } from '../domain/ports';
import { oldBeforeMs, RECORD_KINDS, type RecordStore, type RetentionRules } from '../domain/retention';

export interface RetentionDeps {
  records: RecordStore;
  accounts: Accounts;
  /** Removes a portion of the lines of the log before a moment. */
  pruneOnce: (beforeMs: number) => Promise<number>;
  rules: RetentionRules;
  audit: Audit;
  transaction: Transaction;
  clock: Clock;
  log: Log;
}

/** How often this instance looks, in milliseconds. */
const EVERY_MS = 60 * 60_000;
/** Few at a time, with a rest behind them: nobody who signs in waits for what is cleared away. */
const PORTION = 200;
const REST_MS = 50;

type Round = 'round';

/** What is old goes, in small portions. Work for `createWorker`; several instances get in nobody's way. */
export function createRetention({ records, accounts, audit, clock, log, rules, ...deps }: RetentionDeps) {
  let nextAtMs = 0;

  function claim(): Promise<Round[]> {
    if (clock() < nextAtMs) return Promise.resolve([]);
    nextAtMs = clock() + EVERY_MS;
    return Promise.resolve(['round']);
  }

  /** Never rejects: what could not be removed is tried again at the next round. */
  async function perform(): Promise<void> {
    try {
      await clearAway();
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      log.error(`What is old stays for another hour: ${problem}`);
    }
  }

  async function clearAway(): Promise<void> {
    const beforeMs = oldBeforeMs(rules.recordsDays, clock());
    for (const kind of RECORD_KINDS) await untilNone(() => records.removeOld(kind, beforeMs, PORTION));
    await untilNone(() => removeGuests(oldBeforeMs(rules.guestAccountsDays, clock())));
    const pruned = await untilNone(() => deps.pruneOnce(oldBeforeMs(rules.auditDays, clock())));
    if (pruned > 0) await audit.record({ type: 'audit.pruned', count: pruned });
  }

  /** Each one leaves the query, so that none holds up the others. */
  async function removeGuests(beforeMs: number): Promise<number> {
    const guests = await records.guestsEndedBefore(beforeMs, PORTION);
    for (const clientId of guests) {
      await deps.transaction(() => removeGuest(clientId));
      await rest();
    }
    return guests.length;
  }

  async function removeGuest(clientId: number): Promise<void> {
    const client = await accounts.lock(clientId);
    if (client && !client.blocked) return records.keepGuest(clientId);
    if (client) await accounts.remove(clientId);
    // After it: whose account is deleted, their sessions are ended, which is noted here.
    await records.forgetClient(clientId);
    if (client) await audit.record({ type: 'account.removed', reason: 'access_ended', clientId });
  }

  async function untilNone(removePortion: () => Promise<number>): Promise<number> {
    let removed = 0;
    for (;;) {
      const portion = await removePortion();
      removed += portion;
      if (portion === 0) return removed;
      await rest();
    }
  }

  return { claim, perform, nextDueAtMs: () => Promise.resolve(nextAtMs) };
}

const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, REST_MS));
