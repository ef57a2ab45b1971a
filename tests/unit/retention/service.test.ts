import type { Accounts } from '../../../server/src/domain/ports';
import type { RecordStore } from '../../../server/src/domain/retention';
import { createRetention } from '../../../server/src/retention';

const NOW_MS = 1_800_000_000_000;

/** Two guests whose access ended long ago. `onRemoval` happens while the first one is removed. */
async function round(onRemoval: (extended: Set<number>) => void) {
  const removed: number[] = [];
  const extended = new Set<number>();
  const records: RecordStore = {
    removeOld: () => Promise.resolve(0),
    guestsEndedBefore: (_beforeMs, after) => Promise.resolve([1, 2].filter((id) => id > after)),
    hasEnded: (clientId) => Promise.resolve(!extended.has(clientId)),
    keepGuest: () => Promise.resolve(),
    forgetClient: () => Promise.resolve(),
  };
  const accounts = {
    lock: (id: number) => Promise.resolve({ id, blocked: true }),
    remove(id: number) {
      removed.push(id);
      onRemoval(extended);
      return Promise.resolve();
    },
  } as unknown as Accounts;
  const retention = createRetention({
    records,
    accounts,
    pruneOnce: () => Promise.resolve(0),
    rules: { auditDays: 365, recordsDays: 90, guestAccountsDays: 30 },
    audit: { record: () => Promise.resolve(), countFlood: () => undefined },
    transaction: (work) => work(),
    clock: () => NOW_MS,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  });
  await retention.perform();
  return removed;
}

describe('a round of retention', () => {
  it('removes guests whose access ended long ago', async () => {
    expect(await round(() => undefined)).toEqual([1, 2]);
  });

  it('keeps a guest who got another end since they were found, even if blocked again', async () => {
    expect(await round((extended) => extended.add(2))).toEqual([1]);
  });
});
