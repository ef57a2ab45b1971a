import { UNASKED_PLACES } from '../../../server/src/delivery/service';
import type { ClaimedMessage } from '../../../server/src/domain/ports';
import { NOW_MS, openPostOffice, type PostOffice } from './support/post-office';

let office: PostOffice;

beforeEach(async () => {
  office = await openPostOffice();
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
