import type { Composed } from '../../../server/src/delivery/compose-mail';
import { FRESH_MS } from '../../../server/src/delivery/home';
import { createOutbox, LEASE_SECONDS, UNASKED_PLACES } from '../../../server/src/delivery/service';
import {
  MAX_ATTEMPTS,
  MAX_REJECTIONS,
  type Lane,
  type Message,
  type MessageState,
} from '../../../server/src/domain/message';
import type { ClaimedMessage, Delivery, Mail, MessageStore } from '../../../server/src/domain/ports';
import { SEND_TIMEOUT_MS } from '../../../server/src/strapi/mailer';

const NOW_MS = Date.UTC(2026, 4, 17, 9, 30, 0);

interface Row extends Message {
  deliver: boolean;
  state: MessageState;
  dueAtMs: number;
  leaseId: string | null;
  problem: string | null;
  finishedAtMs: number | null;
}

/** The outbox's rows in memory, by the same contract as the real store (tests/contract). */
function createMemoryMessages(): MessageStore & { rows: Map<string, Row> } {
  const rows = new Map<string, Row>();
  const close = (claim: ClaimedMessage, change: Partial<Row>): Promise<boolean> => {
    const row = rows.get(claim.documentId);
    if (row?.state !== 'queued' || row.leaseId !== claim.leaseId) return Promise.resolve(false);
    rows.set(claim.documentId, { ...row, ...change, leaseId: null });
    return Promise.resolve(true);
  };
  return {
    rows,
    enqueue(message, { deliver }) {
      const waiting = { state: 'queued', dueAtMs: message.createdAtMs } as const;
      rows.set(message.documentId, {
        ...message,
        ...waiting,
        deliver,
        leaseId: null,
        problem: null,
        finishedAtMs: null,
      });
      return Promise.resolve();
    },
    claimDue(lane, limit, lease, nowMs) {
      const due = [...rows.values()].filter(
        (row) => row.state === 'queued' && row.lane === lane && row.dueAtMs <= nowMs,
      );
      const claimed = due
        .sort((a, b) => a.dueAtMs - b.dueAtMs)
        .slice(0, limit)
        .map((row) => ({ ...row, attempts: row.attempts + 1, dueAtMs: lease.untilMs, leaseId: lease.id }));
      for (const row of claimed) rows.set(row.documentId, row);
      return Promise.resolve(claimed);
    },
    markDone: (claim, state, nowMs) => close(claim, { state, finishedAtMs: nowMs, problem: null }),
    markRetry: (claim, dueAtMs, problem) => close(claim, { dueAtMs, problem }),
    markFailed: (claim, problem, nowMs) => close(claim, { state: 'failed', finishedAtMs: nowMs, problem }),
    nextDueAtMs(lanes) {
      const waiting = [...rows.values()]
        .filter((row) => row.state === 'queued' && lanes.includes(row.lane))
        .map((row) => row.dueAtMs);
      return Promise.resolve(waiting.length === 0 ? undefined : Math.min(...waiting));
    },
  };
}

function mailOf(message: ClaimedMessage): Mail {
  return {
    to: 'ana@client.example',
    subject: 'Sign in',
    html: '<p>Sign in</p>',
    text: 'Sign in',
    messageId: `<${message.documentId}@portal.example>`,
    date: new Date(message.createdAtMs),
    headers: {},
  };
}

const messageNumber = (n: number, lane: Lane = 'asked'): Message => ({
  documentId: `message-${n}`,
  kind: 'sign-in',
  lane,
  linkDocumentId: `link-${n}`,
  clientId: null,
  invitationId: null,
  createdAtMs: NOW_MS,
  requestedFrom: { browser: null, network: null },
  attempts: 0,
});

/** A post office whose mail server answers as the test says, on a clock that only the test moves. */
function createPostOffice() {
  let nowMs = NOW_MS;
  const messages = createMemoryMessages();
  const sent: Mail[] = [];
  const logged: string[] = [];
  const told: [string, string, string | null, number][] = [];
  const lines: string[] = [];
  const office = {
    atHome: true,
    answer: (): Promise<Delivery> => Promise.resolve({ kind: 'sent' }),
    compose: (message: ClaimedMessage): Promise<Composed> =>
      Promise.resolve({ kind: 'mail', mail: mailOf(message) }),
  };
  const outbox = createOutbox({
    messages,
    mailer: {
      send(mail) {
        sent.push(mail);
        return office.answer();
      },
      close: () => undefined,
    },
    isAtHome: () => Promise.resolve(office.atHome),
    composeMail: (message) => office.compose(message),
    noteDelivery: (...noted) => Promise.resolve(void told.push(noted)),
    audit: {
      record: ({ type, outcome, linkDocumentId }) =>
        Promise.resolve(void lines.push(`${type} ${outcome} ${linkDocumentId}`)),
      countFlood: () => undefined,
    },
    transaction: (work) => work(),
    clock: () => nowMs,
    log: {
      info: () => undefined,
      warn: (line) => void logged.push(line),
      error: (line) => void logged.push(line),
    },
    chance: () => 0,
  });

  async function deliverDue(): Promise<void> {
    for (const message of await outbox.claim(10)) await outbox.deliver(message);
  }

  return Object.assign(office, {
    outbox,
    messages,
    sent,
    logged,
    told,
    lines,
    deliverDue,
    enqueue: (n: number, deliver = true, lane: Lane = 'asked') =>
      messages.enqueue(messageNumber(n, lane), { deliver, dueAtMs: messageNumber(n).createdAtMs }),
    row: (n: number): Row => {
      const row = messages.rows.get(`message-${n}`);
      if (!row) throw new Error(`there is no message ${n}`);
      return row;
    },
    now: () => nowMs,
    passSeconds: (seconds: number) => {
      nowMs += seconds * 1000;
    },
    /** Delivers whenever something is due, until nothing waits. Returns the times of all tries, in seconds. */
    async runToTheEnd(): Promise<number[]> {
      const tries: number[] = [];
      for (
        let dueAtMs = await outbox.nextDueAtMs();
        dueAtMs !== undefined;
        dueAtMs = await outbox.nextDueAtMs()
      ) {
        nowMs = Math.max(nowMs, dueAtMs);
        tries.push((nowMs - NOW_MS) / 1000);
        await deliverDue();
      }
      return tries;
    },
  });
}

let office: ReturnType<typeof createPostOffice>;

beforeEach(async () => {
  office = createPostOffice();
  await office.enqueue(1);
});

test('a mail that the server takes is sent once and done', async () => {
  expect(await office.runToTheEnd()).toEqual([0]);
  expect(office.sent.map((mail) => mail.messageId)).toEqual(['<message-1@portal.example>']);
  expect(office.row(1)).toMatchObject({ state: 'sent', finishedAtMs: NOW_MS, attempts: 1, leaseId: null });
});

test('a deferred mail is tried ten times with doubling waits, then given up with the reason kept', async () => {
  office.answer = () => Promise.resolve({ kind: 'deferred', problem: '451 try later' });

  // No jitter here: half of 15, 30, 60 … seconds.
  expect(await office.runToTheEnd()).toEqual([
    0, 7.5, 22.5, 52.5, 112.5, 232.5, 472.5, 952.5, 1_912.5, 3_832.5,
  ]);
  expect(office.sent).toHaveLength(MAX_ATTEMPTS);
  expect(office.row(1)).toMatchObject({ state: 'failed', problem: '451 try later', attempts: MAX_ATTEMPTS });
  expect(office.logged).toEqual(['Message message-1 was given up: 451 try later']);
});

test('a rejected mail is tried three times, as some servers say "never" and mean "not now", then given up', async () => {
  office.answer = () => Promise.resolve({ kind: 'rejected', problem: '550 no such user' });

  expect(await office.runToTheEnd()).toHaveLength(MAX_REJECTIONS);
  expect(office.row(1)).toMatchObject({
    state: 'failed',
    problem: '550 no such user',
    attempts: MAX_REJECTIONS,
  });
});

test('while a mail waits for its next try, the reason of the last one is kept', async () => {
  office.answer = () => Promise.resolve({ kind: 'deferred', problem: '451 try later' });
  await office.deliverDue();

  expect(office.row(1)).toMatchObject({ state: 'queued', problem: '451 try later', leaseId: null });
});

test('a mail that goes through at last keeps no problem', async () => {
  let tries = 0;
  office.answer = () =>
    Promise.resolve((tries += 1) < 3 ? { kind: 'deferred', problem: '451' } : { kind: 'sent' });
  await office.runToTheEnd();

  expect(office.row(1)).toMatchObject({ state: 'sent', problem: null, attempts: 3 });
});

test('the log tells of each mail that left or was given up, once, and of a decoy as such', async () => {
  const { compose } = office;
  await office.deliverDue();
  await office.enqueue(2, false);
  office.compose = () => Promise.resolve({ kind: 'decoy' });
  await office.deliverDue();
  await office.enqueue(3);
  office.compose = compose;
  office.answer = () => Promise.resolve({ kind: 'rejected', problem: '550 no such user' });
  await office.runToTheEnd();

  expect(office.lines).toEqual([
    'message.sent success link-1',
    'message.sent withheld link-2',
    'message.failed refused link-3',
  ]);
});

test('a decoy is composed like any other, withheld, and never handed to a mail server', async () => {
  const composed: string[] = [];
  office.compose = (message) => {
    composed.push(message.documentId);
    return Promise.resolve({ kind: 'decoy' });
  };
  await office.runToTheEnd();

  expect(composed).toEqual(['message-1']);
  expect(office.sent).toEqual([]);
  expect(office.row(1)).toMatchObject({ state: 'withheld', finishedAtMs: NOW_MS });
});

test('a mail whose link died while it waited is cancelled', async () => {
  office.compose = () => Promise.resolve({ kind: 'pointless', reason: 'link_revoked' });
  await office.runToTheEnd();

  expect(office.sent).toEqual([]);
  expect(office.row(1)).toMatchObject({ state: 'cancelled' });
  expect(office.lines).toEqual(['message.failed withheld link-1']);
});

describe('an invitation', () => {
  const letter = { ...messageNumber(1), kind: 'invitation', invitationId: 'invitation-1' } as const;

  beforeEach(() => office.messages.enqueue(letter, { deliver: true, dueAtMs: NOW_MS }));

  test('is told of which of its mails, by the time of that, something became', async () => {
    office.answer = () => Promise.resolve({ kind: 'deferred', problem: '451' });
    await office.deliverDue();
    office.passSeconds(60);
    office.answer = () => Promise.resolve({ kind: 'sent' });
    await office.deliverDue();

    expect(office.told).toEqual([
      ['invitation-1', 'deferred', '451', NOW_MS],
      ['invitation-1', 'sent', null, NOW_MS],
    ]);
  });

  test('is told why its mail was pointless', async () => {
    office.compose = () => Promise.resolve({ kind: 'pointless', reason: 'client_blocked' });
    await office.deliverDue();

    expect(office.told).toEqual([['invitation-1', 'failed', expect.stringContaining('blocked'), NOW_MS]]);
  });

  test('is told nothing of a try that another instance has taken over', async () => {
    office.answer = () => Promise.resolve({ kind: 'deferred', problem: 'too late' });
    const [slow] = await office.outbox.claim(1);
    office.passSeconds(LEASE_SECONDS);
    await office.outbox.claim(1);
    if (slow) await office.outbox.deliver(slow);

    expect(office.told).toEqual([]);
  });
});

test('a message that cannot be composed waits for the end of its lease; the others go', async () => {
  await office.enqueue(2);
  office.compose = (message) =>
    message.documentId === 'message-1'
      ? Promise.reject(new Error('no such key'))
      : Promise.resolve({ kind: 'mail', mail: mailOf(message) });
  await office.deliverDue();

  expect(office.row(2).state).toBe('sent');
  expect(office.row(1)).toMatchObject({ state: 'queued', dueAtMs: NOW_MS + LEASE_SECONDS * 1000 });
  expect(office.logged).toEqual(['Message message-1 waits for the end of its lease: no such key']);
});

test('a database that fails after the mail went out breaks nothing: the lease decides', async () => {
  office.messages.markDone = () =>
    Promise.reject(new Error('A database statement of magic-link failed: 57P01'));
  await expect(office.deliverDue()).resolves.toBeUndefined();

  expect(office.row(1)).toMatchObject({ state: 'queued', dueAtMs: NOW_MS + LEASE_SECONDS * 1000 });
});

test('two instances never send one message: what one has leased the other does not see', async () => {
  const mine = await office.outbox.claim(10);
  const theirs = await office.outbox.claim(10);

  expect(mine.map((message) => message.documentId)).toEqual(['message-1']);
  expect(theirs).toEqual([]);
});

test('what a killed instance held is sent by another one when the lease is over, not before', async () => {
  await office.outbox.claim(10);
  office.passSeconds(LEASE_SECONDS - 1);
  await office.deliverDue();
  expect(office.sent).toEqual([]);

  office.passSeconds(1);
  await office.deliverDue();
  expect(office.sent).toHaveLength(1);
  expect(office.row(1)).toMatchObject({ state: 'sent', attempts: 2 });
});

test('who comes back after the lease was taken over changes nothing', async () => {
  const [slow] = await office.outbox.claim(10);
  office.passSeconds(LEASE_SECONDS);
  await office.deliverDue();
  const finished = office.row(1);
  office.answer = () => Promise.resolve({ kind: 'deferred', problem: 'too late' });
  if (slow) await office.outbox.deliver(slow);

  expect(office.row(1)).toEqual(finished);
});

test('a lease is longer than a mail server may take, so that a slow one is not asked twice at once', () => {
  expect(LEASE_SECONDS * 1000).toBeGreaterThan(SEND_TIMEOUT_MS);
});

test('every claim has a lease of its own', async () => {
  await office.enqueue(2);
  const leases = [...(await office.outbox.claim(1)), ...(await office.outbox.claim(1))].map(
    ({ leaseId }) => leaseId,
  );

  expect(new Set(leases).size).toBe(2);
  for (const lease of leases) expect(lease).toMatch(/^[0-9a-f]{32}$/);
});

test('while the database may be a copy, every message stays where it is, and home is asked for again soon', async () => {
  office.atHome = false;
  await office.deliverDue();
  expect(office.sent).toEqual([]);
  expect(office.row(1)).toMatchObject({ state: 'queued', attempts: 0, leaseId: null });
  expect(await office.outbox.nextDueAtMs()).toBe(office.now() + FRESH_MS);

  office.atHome = true;
  await office.deliverDue();
  expect(office.sent).toHaveLength(1);
});

test('a link of another public address is not mailed here, and waits for the server that can', async () => {
  office.compose = () => Promise.resolve({ kind: 'elsewhere' });
  await office.deliverDue();
  expect(office.sent).toEqual([]);
  expect(office.row(1)).toMatchObject({ state: 'queued', leaseId: null });
  expect(office.row(1).dueAtMs).toBeGreaterThan(office.now());
});

describe('mail that nobody asked for', () => {
  const numbersOf = (claimed: ClaimedMessage[]) => claimed.map(({ documentId }) => documentId.slice(8));

  test('leaves after what somebody waits for: those who asked, single invitations, the many', async () => {
    await office.enqueue(2, true, 'bulk');
    await office.enqueue(3, true, 'single');
    await office.enqueue(4);

    expect(numbersOf(await office.outbox.claim(10))).toEqual(['1', '4', '3', '2']);
  });

  test('never takes all places, and gives them to the next of its kind when it is through', async () => {
    await office.deliverDue();
    for (let n = 2; n <= 20; n += 1) await office.enqueue(n, true, n % 2 === 0 ? 'bulk' : 'single');

    const first = await office.outbox.claim(10);
    expect(first).toHaveLength(UNASKED_PLACES);
    expect(await office.outbox.claim(10)).toEqual([]);
    await office.enqueue(21);
    expect(numbersOf(await office.outbox.claim(10))).toEqual(['21']);
    for (const message of first) await office.outbox.deliver(message);
    expect(await office.outbox.claim(10)).toHaveLength(UNASKED_PLACES);
  });

  test('is not waited for while its places are taken: the worker would never rest', async () => {
    await office.deliverDue();
    for (let n = 2; n <= 20; n += 1) await office.enqueue(n, true, 'bulk');
    expect(await office.outbox.nextDueAtMs()).toBe(NOW_MS);
    const [first] = await office.outbox.claim(10);

    expect(await office.outbox.nextDueAtMs()).toBeUndefined();
    if (first) await office.outbox.deliver(first);
    expect(await office.outbox.nextDueAtMs()).toBe(NOW_MS);
  });

  test('that can not be looked for holds up nothing of what was leased before it', async () => {
    const { claimDue } = office.messages;
    office.messages.claimDue = (lane, ...rest) =>
      lane === 'bulk' ? Promise.reject(new Error('gone')) : claimDue(lane, ...rest);

    expect(numbersOf(await office.outbox.claim(10))).toEqual(['1']);
    await expect(office.outbox.claim(10)).rejects.toThrow('gone');
  });
});
