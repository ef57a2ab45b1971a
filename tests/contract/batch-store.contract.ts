import { createBatchStore, createRowStore } from '../../server/src/batches';
import type { Batch, BatchRow } from '../../server/src/domain/batch';
import type { BatchStore, RowStore } from '../../server/src/domain/batch-ports';
import { randomId } from '../../server/src/domain/link';
import { NOW_MS, times } from './support/links';
import type { TestDatabase } from './support/test-database';

const LEASE_MS = 60_000;

export function newBatch(change: Partial<Batch> = {}): Batch {
  return {
    documentId: randomId(12),
    name: 'fair.csv',
    state: 'running',
    createdBy: 'admin:1',
    defaults: { locale: 'de', metadata: { from: ['ä', '"'] } },
    createdAtMs: NOW_MS,
    startedAtMs: NOW_MS,
    finishedAtMs: null,
    dueAtMs: NOW_MS,
    ...change,
  };
}

const newRow = (row: number, change: Partial<BatchRow> = {}): BatchRow => ({
  row,
  fields: { email: `row${row}@client.example`, name: 'Ä "quoted"' },
  addressKey: randomId(32),
  ...change,
});

/** What the store of batches and that of their rows promise, on every database. */
export function batchStoreContract(testDatabase: () => TestDatabase): void {
  let batches: BatchStore;
  let rows: RowStore;

  beforeEach(() => {
    const { database } = testDatabase();
    batches = createBatchStore(database);
    rows = createRowStore(database);
  });

  async function insert(change: Partial<Batch> = {}): Promise<Batch> {
    const batch = newBatch(change);
    await batches.insert(batch, randomId(32));
    return batch;
  }

  describe('batches', () => {
    it('come out as they went in, and are found by their key', async () => {
      const batch = newBatch();
      const key = randomId(32);
      await batches.insert(batch, key);

      expect(await batches.find(batch.documentId)).toEqual(batch);
      expect(await batches.findByKey(key)).toEqual(batch);
      expect(await batches.findByKey(randomId(32))).toBeUndefined();
      await batches.update(batch.documentId, {
        ...batch,
        state: 'done',
        finishedAtMs: NOW_MS + 1,
        dueAtMs: null,
      });
      expect(await batches.lockShared(batch.documentId)).toEqual(await batches.lock(batch.documentId));
      expect(await batches.lock(batch.documentId)).toEqual({
        ...batch,
        state: 'done',
        finishedAtMs: NOW_MS + 1,
        dueAtMs: null,
      });
    });

    it('of one key are one, however many are made at a time', async () => {
      const { database } = testDatabase();
      const key = randomId(32);
      const open = () =>
        database.transaction(async () => {
          const existing = await batches.findByKey(key);
          if (existing) return existing.documentId;
          const batch = newBatch();
          await batches.insert(batch, key);
          return batch.documentId;
        });
      expect(new Set(await Promise.all(times(10, open))).size).toBe(1);
      expect(await batches.count(undefined)).toBe(1);
    });

    it('are listed, the newest first, all or those of one inviter', async () => {
      const first = await insert();
      const second = await insert({ createdBy: 'user:7' });
      const third = await insert({ createdAtMs: NOW_MS + 1 });
      const page = { offset: 0, limit: 2 };

      expect(await batches.list(undefined, page)).toEqual([third, second]);
      expect(await batches.list(undefined, { offset: 2, limit: 2 })).toEqual([first]);
      expect(await batches.list('user:7', page)).toEqual([second]);
      expect([await batches.count(undefined), await batches.count('user:7')]).toEqual([3, 1]);
    });

    it('that are due go to one of many who ask at once', async () => {
      const made = await Promise.all(times(5, () => insert()));
      const claims = await Promise.all(times(6, (n) => batches.claimDue(10, NOW_MS, NOW_MS + LEASE_MS + n)));
      const claimed = claims.flat().map(({ documentId }) => documentId);
      expect(claimed.sort()).toEqual(made.map(({ documentId }) => documentId).sort());
    });

    it('rest while they are paused, over, or leased; what a killed one held falls due again', async () => {
      await insert({ state: 'paused', dueAtMs: null });
      await insert({ state: 'done', dueAtMs: null });
      const running = await insert();
      expect(await batches.nextDueAtMs()).toBe(NOW_MS);
      const [lease] = await batches.claimDue(10, NOW_MS, NOW_MS + LEASE_MS);
      expect(lease?.documentId).toBe(running.documentId);
      expect(await batches.claimDue(10, NOW_MS, NOW_MS + LEASE_MS)).toEqual([]);
      expect(await batches.nextDueAtMs()).toBe(NOW_MS + LEASE_MS);
      expect(await batches.claimDue(10, NOW_MS + LEASE_MS, NOW_MS + 2 * LEASE_MS)).toHaveLength(1);
    });

    it('are given back by who holds them, and by nobody else', async () => {
      const { documentId } = await insert();
      const [lease] = await batches.claimDue(10, NOW_MS, NOW_MS + LEASE_MS);
      await batches.release({ documentId, leasedUntilMs: NOW_MS + 1 }, NOW_MS + 2);
      expect(await batches.nextDueAtMs()).toBe(NOW_MS + LEASE_MS);
      if (lease) await batches.release(lease, NOW_MS + 2);
      expect(await batches.nextDueAtMs()).toBe(NOW_MS + 2);
    });
  });

  describe('rows', () => {
    const BATCH = randomId(12);
    const invited = (row: number) => rows.markInvited(BATCH, row, randomId(12));
    const failed = (row: number) =>
      rows.markSettled(BATCH, row, { state: 'failed', problem: 'invalid_email', explanation: 'No address.' });

    it('come out as they went in, in their order', async () => {
      const made = times(120, (n) => newRow(n + 1, n === 7 ? { addressKey: null, fields: {} } : {}));
      await rows.insert(BATCH, [...made].reverse());

      expect(await rows.count(BATCH)).toBe(120);
      expect(await rows.waiting(BATCH, 500)).toEqual(made);
      expect(await rows.waiting(BATCH, 3)).toEqual(made.slice(0, 3));
      const found = await rows.find(BATCH, [2, 8, 500]);
      expect(found.sort((a, b) => a.row - b.row)).toEqual([made[1], made[7]]);
      expect(await rows.count(randomId(12))).toBe(0);
    });

    it('of one number are one', async () => {
      await rows.insert(BATCH, [newRow(1)]);
      await expect(rows.insert(BATCH, [newRow(1)])).rejects.toThrow();
      await rows.insert(randomId(12), [newRow(1)]);
      expect(await rows.count(BATCH)).toBe(1);
    });

    it('are settled once, whoever tries at the same time, and an invited one forgets what was typed', async () => {
      await rows.insert(BATCH, [newRow(1), newRow(2)]);
      const tries = await Promise.all(times(20, (n) => (n % 2 === 0 ? invited(1) : failed(1))));
      expect(tries.filter(Boolean)).toHaveLength(1);
      expect(await rows.waiting(BATCH, 10)).toMatchObject([{ row: 2 }]);

      await invited(2);
      const [stored] = await rows.find(BATCH, [2]);
      expect(stored?.fields).toEqual({});
    });

    it('are counted by where they stand and why', async () => {
      const other = randomId(12);
      await rows.insert(
        BATCH,
        times(6, (n) => newRow(n + 1)),
      );
      await rows.insert(other, [newRow(1)]);
      await Promise.all([invited(1), failed(2), failed(3)]);
      await rows.markSettled(BATCH, 4, { state: 'skipped', problem: 'already_pending', explanation: null });

      const tallies = await rows.tally([BATCH, other, 'none']);
      const sorted = [...(tallies.get(BATCH) ?? [])].sort((a, b) => (a.state < b.state ? -1 : 1));
      expect(sorted).toEqual([
        { state: 'failed', problem: 'invalid_email', count: 2 },
        { state: 'invited', problem: null, count: 1 },
        { state: 'skipped', problem: 'already_pending', count: 1 },
        { state: 'waiting', problem: null, count: 2 },
      ]);
      expect(tallies.get(other)).toEqual([{ state: 'waiting', problem: null, count: 1 }]);
      expect(tallies.get('none')).toEqual([]);
    });

    it('that wait are cancelled together; what failed is read in portions, with what was typed and why', async () => {
      await rows.insert(
        BATCH,
        times(5, (n) => newRow(n + 1)),
      );
      await Promise.all([invited(2), failed(1)]);
      await rows.cancelWaiting(BATCH);

      const first = await rows.failed(BATCH, 0, 2);
      expect(first).toMatchObject([
        { row: 1, fields: newRow(1).fields, problem: 'invalid_email', explanation: 'No address.' },
        { row: 3, fields: newRow(3).fields, problem: 'cancelled', explanation: null },
      ]);
      expect(await rows.failed(BATCH, 3, 10)).toMatchObject([{ row: 4 }, { row: 5 }]);
      expect(await rows.waiting(BATCH, 10)).toEqual([]);
    });

    it('know the first earlier one of their address', async () => {
      const addressKey = randomId(32);
      await rows.insert(BATCH, [newRow(1), newRow(2, { addressKey }), newRow(3, { addressKey })]);
      await rows.insert(randomId(12), [newRow(1, { addressKey })]);

      expect(await rows.findEarlier(BATCH, 3, addressKey)).toBe(2);
      expect(await rows.findEarlier(BATCH, 2, addressKey)).toBeUndefined();
    });

    it('that failed for no fault of theirs count their tries', async () => {
      await rows.insert(BATCH, [newRow(1)]);
      expect([await rows.countTry(BATCH, 1), await rows.countTry(BATCH, 1)]).toEqual([1, 2]);
    });

    it('are counted by who started their batches since when, but for those that failed', async () => {
      const recent = await insert({ startedAtMs: NOW_MS + 5 });
      const older = await insert({ startedAtMs: NOW_MS - 5 });
      const others = await insert({ createdBy: 'user:7', startedAtMs: NOW_MS + 5 });
      for (const { documentId } of [recent, older, others]) {
        await rows.insert(documentId, [newRow(1), newRow(2), newRow(3)]);
      }
      const how = { state: 'failed', problem: 'duplicate', explanation: null } as const;
      await rows.markSettled(recent.documentId, 1, how);

      expect(await rows.startedSince('admin:1', NOW_MS)).toEqual({ count: 2, firstStartMs: NOW_MS + 5 });
      expect(await rows.startedSince('admin:1', NOW_MS + 9)).toEqual({ count: 0, firstStartMs: null });
    });
  });
}
