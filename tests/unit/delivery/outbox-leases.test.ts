import { FRESH_MS } from '../../../server/src/delivery/home';
import { LEASE_SECONDS } from '../../../server/src/delivery/service';
import { SEND_TIMEOUT_MS } from '../../../server/src/strapi/mailer';
import { mailOf, NOW_MS, openPostOffice, type PostOffice } from './support/post-office';

let office: PostOffice;

beforeEach(async () => {
  office = await openPostOffice();
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
