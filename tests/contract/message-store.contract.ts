import { TABLES } from '../../server/src/content-types';
import { createMessageStore } from '../../server/src/delivery/store';
import { randomId } from '../../server/src/domain/link';
import { LANES, type Message } from '../../server/src/domain/message';
import type { ClaimedMessage, MessageStore } from '../../server/src/domain/ports';
import { newMessage, NOW_MS, times } from './support/links';
import type { TestDatabase } from './support/test-database';

const LEASE_MS = 60_000;

interface Outcome {
  state: string;
  problem: string | null;
  attempts: number;
  dueAtMs: number;
  finishedAtMs: number | null;
  leaseId: string | null;
}

/** As a driver gives it: PostgreSQL returns big integers as text. */
interface OutcomeRow {
  state: string;
  problem: string | null;
  attempts: number;
  due_at_ms: number | string;
  finished_at_ms: number | string | null;
  lease_id: string | null;
}

/** What every outbox promises, on every database. */
export function messageStoreContract(testDatabase: () => TestDatabase): void {
  let messages: MessageStore;

  beforeEach(() => {
    messages = createMessageStore(testDatabase().database);
  });

  async function enqueue(change: Partial<Message> = {}, deliver = true): Promise<Message> {
    const message = newMessage(change);
    await messages.enqueue(message, { deliver, dueAtMs: message.createdAtMs });
    return message;
  }

  const claim = (limit = 10, nowMs = NOW_MS): Promise<ClaimedMessage[]> =>
    messages.claimDue('asked', limit, { id: randomId(16), untilMs: nowMs + LEASE_MS }, nowMs);

  async function claimOne(nowMs = NOW_MS): Promise<ClaimedMessage> {
    const [message, ...others] = await claim(10, nowMs);
    if (!message || others.length > 0) throw new Error('one message is due');
    return message;
  }

  async function read({ documentId }: { documentId: string }): Promise<Outcome> {
    const rows: OutcomeRow[] = await testDatabase().knex(TABLES.messages).where({ document_id: documentId });
    const [row] = rows;
    if (!row) throw new Error('the message is there');
    return {
      state: row.state,
      problem: row.problem,
      attempts: row.attempts,
      dueAtMs: Number(row.due_at_ms),
      finishedAtMs: row.finished_at_ms === null ? null : Number(row.finished_at_ms),
      leaseId: row.lease_id,
    };
  }

  const idsOf = (claimed: { documentId: string }[]) => claimed.map(({ documentId }) => documentId).sort();

  describe('claiming', () => {
    test('a message comes out as it went in, under this lease, one attempt on', async () => {
      const message = await enqueue();
      const lease = { id: randomId(16), untilMs: NOW_MS + LEASE_MS };

      expect(await messages.claimDue('asked', 10, lease, NOW_MS)).toEqual([
        { ...message, attempts: 1, deliver: true, leaseId: lease.id },
      ]);
    });

    test('a decoy says so, and what is not known of its origin stays unknown', async () => {
      const message = await enqueue({ requestedFrom: { browser: null, network: null } }, false);

      expect(await claimOne()).toMatchObject({
        documentId: message.documentId,
        deliver: false,
        requestedFrom: { browser: null, network: null },
      });
    });

    test('times beyond 32 bits survive the round trip as numbers', async () => {
      const createdAtMs = 253_402_300_799_000;
      await enqueue({ createdAtMs });

      expect(await claim(10, createdAtMs - 1)).toEqual([]);
      expect(await messages.nextDueAtMs(['asked'])).toBe(createdAtMs);
      expect((await claimOne(createdAtMs)).createdAtMs).toBe(createdAtMs);
    });

    test('of ten claimers at once, each message goes to exactly one', async () => {
      const all = await Promise.all(times(40, () => enqueue()));
      const claimed = (await Promise.all(times(10, () => claim(10)))).flat();

      expect(new Set(idsOf(claimed)).size).toBe(claimed.length);
      const rest: ClaimedMessage[] = [];
      for (let round = 0; round < all.length / 10; round += 1) rest.push(...(await claim(10)));
      expect(idsOf([...claimed, ...rest])).toEqual(idsOf(all));
      for (const message of all) expect((await read(message)).attempts).toBe(1);
    });

    test('ten claimers of one message: one gets it, nine get nothing and no error', async () => {
      const message = await enqueue();
      const claims = await Promise.all(times(10, () => claim(10)));

      expect(idsOf(claims.flat())).toEqual([message.documentId]);
      expect((await read(message)).attempts).toBe(1);
    });

    test('no more than wanted, the longest waiting first', async () => {
      const inOrder = await Promise.all(times(5, (n) => enqueue({ createdAtMs: NOW_MS - 5_000 + n })));

      expect(idsOf(await claim(2))).toEqual(idsOf(inOrder.slice(0, 2)));
      expect(idsOf(await claim(2))).toEqual(idsOf(inOrder.slice(2, 4)));
      expect(idsOf(await claim(2))).toEqual(idsOf(inOrder.slice(4)));
      expect(await claim(2)).toEqual([]);
    });

    test('what is not due yet stays where it is', async () => {
      const message = await enqueue({ createdAtMs: NOW_MS + 1 });

      expect(await claim()).toEqual([]);
      expect(await read(message)).toMatchObject({ attempts: 0, leaseId: null });
      expect(await claim(10, NOW_MS + 1)).toHaveLength(1);
    });

    test('a kind of a newer version is left alone and holds up nothing', async () => {
      const foreign = await enqueue({ createdAtMs: NOW_MS - 60_000 });
      await testDatabase()
        .knex(TABLES.messages)
        .where({ document_id: foreign.documentId })
        .update({ kind: 'carrier-pigeon' });
      const message = await enqueue();

      expect(idsOf(await claim(1))).toEqual([message.documentId]);
      expect(await messages.nextDueAtMs(['asked'])).toBe(NOW_MS + LEASE_MS);
      expect(await read(foreign)).toMatchObject({ attempts: 0, leaseId: null, dueAtMs: NOW_MS - 60_000 });
    });

    test('a message of a rolled-back transaction was never there', async () => {
      const failing = testDatabase().database.transaction(async () => {
        await enqueue();
        throw new Error('no link today');
      });

      await expect(failing).rejects.toThrow('no link today');
      expect(await claim()).toEqual([]);
      expect(await testDatabase().dump()).toEqual([]);
    });
  });

  describe('leasing', () => {
    test('a leased message is nobody else’s until the lease ends, then it falls due by itself', async () => {
      const message = await enqueue();
      const first = await claimOne();

      expect(await claim(10, NOW_MS + LEASE_MS - 1)).toEqual([]);
      const second = await claimOne(NOW_MS + LEASE_MS);
      expect(second).toEqual({ ...first, attempts: 2, leaseId: second.leaseId });
      expect(second.leaseId).not.toBe(first.leaseId);
      expect(second.documentId).toBe(message.documentId);
    });

    test('who finishes after the lease was taken over changes nothing', async () => {
      const message = await enqueue();
      const slow = await claimOne();
      const owner = await claimOne(NOW_MS + LEASE_MS);
      const before = await read(message);

      expect(await messages.markDone(slow, 'sent', NOW_MS + LEASE_MS)).toBe(false);
      expect(await messages.markRetry(slow, NOW_MS + 90_000, 'too late')).toBe(false);
      expect(await messages.markFailed(slow, 'too late', NOW_MS + LEASE_MS)).toBe(false);
      expect(await read(message)).toEqual(before);
      expect(await messages.markDone(owner, 'sent', NOW_MS + LEASE_MS)).toBe(true);
    });

    test('who finishes late but before anyone took over still counts: the mail did go out', async () => {
      const message = await enqueue();
      const slow = await claimOne();

      expect(await messages.markDone(slow, 'sent', NOW_MS + 2 * LEASE_MS)).toBe(true);
      expect(await read(message)).toMatchObject({ state: 'sent', leaseId: null });
      expect(await claim(10, NOW_MS + 2 * LEASE_MS)).toEqual([]);
    });

    test('of ten who close one claim, one succeeds', async () => {
      await enqueue();
      const claimed = await claimOne();
      const answers = await Promise.all(times(10, () => messages.markDone(claimed, 'sent', NOW_MS)));

      expect(answers.filter(Boolean)).toHaveLength(1);
    });
  });

  describe('finishing', () => {
    test.each(['sent', 'withheld', 'cancelled'] as const)(
      '%s: closed for good, at its time, without a problem',
      async (state) => {
        const message = await enqueue();
        await messages.markRetry(await claimOne(), NOW_MS, 'an earlier problem');
        const claimed = await claimOne();

        expect(await messages.markDone(claimed, state, NOW_MS + 3)).toBe(true);
        expect(await read(message)).toMatchObject({
          state,
          finishedAtMs: NOW_MS + 3,
          problem: null,
          attempts: 2,
        });
        expect(await claim(10, NOW_MS + 86_400_000)).toEqual([]);
        expect(await messages.markRetry(claimed, NOW_MS, 'after the end')).toBe(false);
      },
    );

    test('another try: due at the next full millisecond, free for anyone, the problem kept', async () => {
      const message = await enqueue();
      const problem = `451 4.7.1 später noch einmal ${'x'.repeat(300)}`;

      expect(await messages.markRetry(await claimOne(), NOW_MS + 7_500.2, problem)).toBe(true);
      expect(await read(message)).toMatchObject({
        state: 'queued',
        problem,
        dueAtMs: NOW_MS + 7_501,
        leaseId: null,
      });
      expect(await claim(10, NOW_MS + 7_500)).toEqual([]);
      expect(await claim(10, NOW_MS + 7_501)).toHaveLength(1);
      expect((await read(message)).problem).toBe(problem);
    });

    test('given up: closed for good with the reason', async () => {
      const message = await enqueue();

      expect(await messages.markFailed(await claimOne(), '550 no such user', NOW_MS + 3)).toBe(true);
      expect(await read(message)).toMatchObject({
        state: 'failed',
        problem: '550 no such user',
        finishedAtMs: NOW_MS + 3,
      });
      expect(await claim(10, NOW_MS + 86_400_000)).toEqual([]);
    });

    test('closing one message touches no other under the same lease', async () => {
      await Promise.all(times(2, () => enqueue()));
      const [first, second] = await claim();
      if (!first || !second) throw new Error('two are due');
      await messages.markDone(first, 'sent', NOW_MS);

      expect(await read(second)).toMatchObject({ state: 'queued', leaseId: second.leaseId });
    });
  });

  describe('lanes', () => {
    test('keep apart: a claim takes of its own, and each has its next due time', async () => {
      const asked = await enqueue({ createdAtMs: NOW_MS + 2 });
      const single = await enqueue({ lane: 'single', createdAtMs: NOW_MS + 1 });
      const bulk = await enqueue({ lane: 'bulk' });
      const lease = () => ({ id: randomId(16), untilMs: NOW_MS + LEASE_MS });

      expect(await messages.nextDueAtMs(LANES)).toBe(NOW_MS);
      expect(await messages.nextDueAtMs(['asked', 'single'])).toBe(NOW_MS + 1);
      expect(await messages.nextDueAtMs(['asked'])).toBe(NOW_MS + 2);
      for (const message of [single, bulk, asked]) {
        const claimed = await messages.claimDue(message.lane, 10, lease(), NOW_MS + 2);
        expect(claimed).toMatchObject([{ documentId: message.documentId, lane: message.lane }]);
      }
    });
  });

  describe('when the next message falls due', () => {
    test('never, the earliest, the lease’s end, never again', async () => {
      expect(await messages.nextDueAtMs(['asked'])).toBeUndefined();
      await enqueue({ createdAtMs: NOW_MS + 9 });
      await enqueue();
      expect(await messages.nextDueAtMs(['asked'])).toBe(NOW_MS);
      const first = await claimOne();
      expect(await messages.nextDueAtMs(['asked'])).toBe(NOW_MS + 9);
      const second = await claimOne(NOW_MS + 9);
      expect(await messages.nextDueAtMs(['asked'])).toBe(NOW_MS + LEASE_MS);
      await messages.markDone(first, 'sent', NOW_MS);
      await messages.markFailed(second, '550', NOW_MS);
      expect(await messages.nextDueAtMs(['asked'])).toBeUndefined();
    });
  });
}
