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

  /** Never rejects: what could not be removed is tried again at the next round, and holds up nothing else. */
  async function perform(): Promise<void> {
    await trying('Records', removeRecords);
    await trying('Guests', removeGuests);
    await trying('Lines of the log', pruneLog);
  }

  async function trying(what: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      log.error(`What is old stays for another hour: ${what}: ${problem}`);
    }
  }

  /** In this order: the rows of a batch are found by it. */
  async function removeRecords(): Promise<void> {
    const beforeMs = oldBeforeMs(rules.recordsDays, clock());
    for (const kind of RECORD_KINDS) await untilNone(() => records.removeOld(kind, beforeMs, PORTION));
  }

  /** By their number, since one whom the app does not let go would be the first of every portion. */
  async function removeGuests(): Promise<void> {
    const beforeMs = oldBeforeMs(rules.guestAccountsDays, clock());
    for (let after = 0; ;) {
      const guests = await records.guestsEndedBefore(beforeMs, after, PORTION);
      for (const clientId of guests) {
        await trying(`Guest ${clientId}`, () => deps.transaction(() => removeGuest(clientId, beforeMs)));
        await rest();
      }
      const last = guests.at(-1);
      if (last === undefined) return;
      after = last;
    }
  }

  async function removeGuest(clientId: number, beforeMs: number): Promise<void> {
    const client = await accounts.lock(clientId);
    // Found some seconds ago: an editor may have given them another end since, with the account held.
    if (!(await records.hasEnded(clientId, beforeMs))) return;
    if (client && !client.blocked) return records.keepGuest(clientId);
    if (client) await accounts.remove(clientId);
    // After it: whose account is deleted, their sessions are ended, which is noted here.
    await records.forgetClient(clientId);
    if (client) await audit.record({ type: 'account.removed', reason: 'access_ended', clientId });
  }

  /** What went before something failed is told as well. */
  async function pruneLog(): Promise<void> {
    const beforeMs = oldBeforeMs(rules.auditDays, clock());
    let pruned = 0;
    try {
      await untilNone(async () => {
        const portion = await deps.pruneOnce(beforeMs);
        pruned += portion;
        return portion;
      });
    } finally {
      if (pruned > 0) await audit.record({ type: 'audit.pruned', count: pruned });
    }
  }

  async function untilNone(removePortion: () => Promise<number>): Promise<void> {
    while ((await removePortion()) > 0) await rest();
  }

  return { claim, perform, nextDueAtMs: () => Promise.resolve(nextAtMs) };
}

const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, REST_MS));
