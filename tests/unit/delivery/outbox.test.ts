import { MAX_ATTEMPTS, MAX_REJECTIONS } from '../../../server/src/domain/message';
import { LEASE_SECONDS } from '../../../server/src/delivery/service';
import { messageNumber, NOW_MS, openPostOffice, type PostOffice } from './support/post-office';

let office: PostOffice;

beforeEach(async () => {
  office = await openPostOffice();
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
