import { INVITATION_LIFECYCLES } from '../../contracts';
import { parseAddress, type Address } from '../../server/src/domain/address';
import { pendingKeyOf, type Invitation } from '../../server/src/domain/invitation';
import type { InvitationFilter, InvitationStore } from '../../server/src/domain/invitation-ports';
import { randomId } from '../../server/src/domain/link';
import { createInvitationStore } from '../../server/src/invitations/store';
import { NOW_MS, times } from './support/links';
import type { TestDatabase } from './support/test-database';

const RACES = 100;
const DAY_MS = 24 * 60 * 60 * 1000;

export const EVERYTHING: InvitationFilter = {
  search: undefined,
  lifecycles: [],
  deliveries: [],
  engagements: [],
  roles: [],
  policies: [],
  invitedBy: undefined,
  batchId: undefined,
  documentUid: undefined,
  documentId: undefined,
  createdFromMs: undefined,
  createdToMs: undefined,
};

export const NEWEST = { sort: 'createdAt', descending: true, offset: 0, limit: 50 } as const;

export function newInvitation(change: Partial<Invitation> = {}): Invitation {
  const email = change.email ?? address(`${randomId(6)}@client.example`);
  return {
    documentId: randomId(12),
    email,
    pendingKey: pendingKeyOf(email, null),
    name: null,
    role: 'authenticated',
    policy: 'invitation',
    message: null,
    language: 'de',
    redirectTo: '/projects/7?tab=1#top',
    document: null,
    metadata: { project: { id: 7, tags: ['ä', '"'] } },
    lifecycle: 'pending',
    delivery: 'none',
    deliveryProblem: null,
    engagement: 'none',
    invitedBy: 'admin:1',
    batchId: null,
    clientId: null,
    existingClient: null,
    linkLifetimeSeconds: 86_400,
    accessDurationSeconds: 604_800,
    createdAtMs: NOW_MS,
    expiresAtMs: NOW_MS + 14 * DAY_MS,
    accessEndsAtMs: null,
    acceptedAtMs: null,
    closedAtMs: null,
    lastSentAtMs: null,
    remindersSent: 0,
    nextReminderAtMs: NOW_MS + DAY_MS,
    ...change,
  };
}

function address(text: string): Address {
  const parsed = parseAddress(text);
  if (!parsed) throw new Error(text);
  return parsed;
}

export function invitationStoreContract(testDatabase: () => TestDatabase): void {
  let store: InvitationStore;

  beforeEach(() => {
    store = createInvitationStore(testDatabase().database);
  });

  const emailsOf = async (filter: Partial<InvitationFilter>, nowMs = NOW_MS) =>
    (await store.list({ ...EVERYTHING, ...filter }, NEWEST, nowMs)).map(({ email }) => email).sort();

  it('gives back what was put in', async () => {
    const document = { uid: 'api::packet.packet', documentId: randomId(12) };
    const made = newInvitation({
      document,
      accessEndsAtMs: NOW_MS + DAY_MS,
      existingClient: 'set-role',
      clientId: 7,
    });
    await store.insert(made);

    expect(await store.find(made.documentId)).toEqual(made);
    expect(await store.findByPendingKey(made.pendingKey ?? '')).toEqual(made);
    expect(await store.find(randomId(12))).toBeUndefined();
  });

  it(`two editors who invite one address at one moment make one invitation, ${RACES} times`, async () => {
    const { database } = testDatabase();
    for (let race = 0; race < RACES; race += 1) {
      const email = address(`race${race}@client.example`);
      const inviteUnlessPending = async (invitedBy: string) =>
        database.transaction(async () => {
          const key = pendingKeyOf(email, null);
          if (await store.findByPendingKey(key)) return 'already_pending';
          await store.insert(newInvitation({ email, invitedBy }));
          return 'made';
        });
      const outcomes = await Promise.all(['admin:1', 'admin:2'].map(inviteUnlessPending));
      expect(outcomes.sort()).toEqual(['already_pending', 'made']);
    }
    expect(await store.count(EVERYTHING, NOW_MS)).toBe(RACES);
  });

  it('lets go of its key only once time has ended it, or the access that it gives', async () => {
    const over = newInvitation({ expiresAtMs: NOW_MS });
    const accessOver = newInvitation({ accessEndsAtMs: NOW_MS });
    // As it is when somebody extends it at that very moment.
    const open = newInvitation({ expiresAtMs: NOW_MS + 1 });
    for (const one of [over, accessOver, open]) await store.insert(one);
    const released: boolean[] = [];
    for (const { documentId } of [over, accessOver, open])
      released.push(await store.releaseKey(documentId, NOW_MS));

    expect(released).toEqual([true, true, false]);
    expect(await store.find(over.documentId)).toMatchObject({ pendingKey: null });
    expect(await store.find(open.documentId)).toMatchObject({ pendingKey: open.pendingKey });
  });

  it('knows when an address was last mailed about a thing that it has not accepted', async () => {
    const email = address('mailed@client.example');
    const document = { uid: 'api::packet.packet', documentId: randomId(12) };
    const mailedAt = (lastSentAtMs: number | null, change: Partial<Invitation> = {}) =>
      store.insert(newInvitation({ email, lifecycle: 'revoked', pendingKey: null, lastSentAtMs, ...change }));
    expect(await store.lastSentAtMs({ email, document: null })).toBeUndefined();
    await mailedAt(null);
    await mailedAt(NOW_MS - 1);
    await mailedAt(NOW_MS);
    await mailedAt(NOW_MS + 7, { document });
    await mailedAt(NOW_MS + 9, { lifecycle: 'accepted' });

    expect(await store.lastSentAtMs({ email, document: null })).toBe(NOW_MS);
    expect(await store.lastSentAtMs({ email, document })).toBe(NOW_MS + 7);
    // Another person's, though some databases compare without accents.
    expect(await store.lastSentAtMs({ email: address('máiled@client.example'), document: null })).toBe(
      undefined,
    );
  });

  it('is ended by exactly one of many who accept, revoke and decline it at once', async () => {
    const made = newInvitation();
    await store.insert(made);
    const attempts = times(30, (n) => {
      if (n % 3 === 0) return store.accept(made.documentId, { clientId: n, accessEndsAtMs: null }, NOW_MS);
      return store.close(made.documentId, n % 3 === 1 ? 'revoked' : 'declined', NOW_MS);
    });

    expect((await Promise.all(attempts)).filter(Boolean)).toHaveLength(1);
    const after = await store.find(made.documentId);
    expect(after).toMatchObject({ pendingKey: null, nextReminderAtMs: null });
    expect(after?.lifecycle).not.toBe('pending');
  });

  it('waits for who holds its row', async () => {
    const { database, client } = testDatabase();
    if (client === 'sqlite') return;
    const made = newInvitation();
    await store.insert(made);
    const order: string[] = [];
    const holding = database.transaction(async () => {
      await store.lock(made.documentId);
      await new Promise((resolve) => setTimeout(resolve, 100));
      order.push('held');
    });
    await new Promise((resolve) => setTimeout(resolve, 30));
    await store.close(made.documentId, 'revoked', NOW_MS);
    order.push('closed');
    await holding;
    expect(order).toEqual(['held', 'closed']);
  });

  it('what its reader did only ever goes forwards', async () => {
    const made = newInvitation();
    await store.insert(made);
    const after: (string | undefined)[] = [];
    for (const engagement of ['clicked', 'scanned', 'signed-in', 'clicked'] as const) {
      await store.noteEngagement(made.documentId, engagement);
      after.push((await store.find(made.documentId))?.engagement);
    }
    expect(after).toEqual(['clicked', 'clicked', 'signed-in', 'signed-in']);
  });

  it('knows whom mail does not reach, or who said no, until they come', async () => {
    const email = address('ana@client.example');
    expect(await store.isSuppressed(email)).toBe(false);
    const before = { email, pendingKey: null };
    await store.insert(newInvitation({ ...before, lifecycle: 'declined' }));
    await store.insert(newInvitation({ ...before, lifecycle: 'revoked', createdAtMs: NOW_MS + 1 }));
    expect(await store.isSuppressed(email)).toBe(true);
    await store.insert(newInvitation({ ...before, lifecycle: 'accepted', createdAtMs: NOW_MS + 2 }));
    expect(await store.isSuppressed(email)).toBe(false);
    await store.insert(newInvitation({ ...before, delivery: 'bounced', createdAtMs: NOW_MS + 3 }));
    expect(await store.isSuppressed(email)).toBe(true);
    expect(await store.isSuppressed(address('ben@client.example'))).toBe(false);
    expect(await store.isSuppressed(address('aná@client.example'))).toBe(false);
  });

  it('expires by time alone, and every filter agrees', async () => {
    const nowMs = NOW_MS + 20 * DAY_MS;
    const pending = newInvitation({ email: address('pending@client.example'), expiresAtMs: nowMs + 1 });
    const expired = newInvitation({ email: address('expired@client.example'), expiresAtMs: nowMs });
    const revoked = newInvitation({ email: address('revoked@client.example'), lifecycle: 'revoked' });
    const guest = { expiresAtMs: nowMs + 1, lifecycle: 'pending' } as const;
    const late = newInvitation({ ...guest, email: address('late@client.example'), accessEndsAtMs: nowMs });
    const soon = newInvitation({
      ...guest,
      email: address('soon@client.example'),
      accessEndsAtMs: nowMs + 1,
    });
    for (const one of [pending, expired, revoked, late, soon]) await store.insert(one);

    expect(await emailsOf({ lifecycles: ['pending'] }, nowMs)).toEqual([pending.email, soon.email]);
    expect(await emailsOf({ lifecycles: ['expired'] }, nowMs)).toEqual([expired.email, late.email]);
    expect(await emailsOf({ lifecycles: ['expired', 'revoked'] }, nowMs)).toEqual([
      expired.email,
      late.email,
      revoked.email,
    ]);
    expect(await emailsOf({ lifecycles: [...INVITATION_LIFECYCLES] }, nowMs)).toHaveLength(5);
    expect(await emailsOf({ lifecycles: ['accepted'] }, nowMs)).toEqual([]);
  });

  it('finds text in address and name as it was typed, never as a pattern', async () => {
    const plain = newInvitation({ email: address('a_b@client.example'), name: '100% Müller!' });
    const other = newInvitation({ email: address('axb@client.example'), name: 'Nobody' });
    for (const one of [plain, other]) await store.insert(one);

    expect(await emailsOf({ search: 'A_B@' })).toEqual([plain.email]);
    expect(await emailsOf({ search: '100% m' })).toEqual([plain.email]);
    expect(await emailsOf({ search: '!' })).toEqual([plain.email]);
    expect(await emailsOf({ search: '%' })).toEqual([plain.email]);
    expect(await emailsOf({ search: "' OR 1=1 --" })).toEqual([]);
    expect(await emailsOf({ search: 'client.example' })).toHaveLength(2);
  });

  it('filters by every axis, and counts what it lists', async () => {
    const wanted = newInvitation({
      delivery: 'deferred',
      engagement: 'clicked',
      role: 'guest',
      policy: 'guest',
      invitedBy: 'user:7',
      batchId: 'b1',
      createdAtMs: NOW_MS + 5,
    });
    await store.insert(wanted);
    await store.insert(newInvitation());
    const filters: Partial<InvitationFilter>[] = [
      { deliveries: ['deferred', 'failed'] },
      { engagements: ['clicked'] },
      { roles: ['guest'] },
      { policies: ['guest'] },
      { invitedBy: 'user:7' },
      { batchId: 'b1' },
      { createdFromMs: NOW_MS + 5 },
    ];
    for (const filter of filters) {
      expect(await emailsOf(filter)).toEqual([wanted.email]);
      expect(await store.count({ ...EVERYTHING, ...filter }, NOW_MS)).toBe(1);
    }
    expect(await store.count({ ...EVERYTHING, createdToMs: NOW_MS }, NOW_MS)).toBe(1);
  });

  it('pages without losing or repeating a row, also among equals', async () => {
    for (const made of times(25, () => newInvitation())) await store.insert(made);
    const pages = await Promise.all(
      [0, 10, 20].map((offset) =>
        store.list(EVERYTHING, { sort: 'createdAt', descending: true, offset, limit: 10 }, NOW_MS),
      ),
    );
    const seen = pages.flat().map(({ documentId }) => documentId);
    expect(new Set(seen).size).toBe(25);
    expect(seen).toHaveLength(25);
  });

  it('tells what became of its newest mail, and an extension and a sending change nothing else', async () => {
    const made = newInvitation();
    await store.insert(made);
    await store.noteQueued(made.documentId, NOW_MS + 1);
    await store.noteDelivery(made.documentId, 'failed', '550 no such user', NOW_MS + 1);
    await store.noteDelivery(made.documentId, 'sent', null, NOW_MS);
    await store.extend(made.documentId, made.expiresAtMs + 1, null);

    expect(await store.find(made.documentId)).toEqual({
      ...made,
      lastSentAtMs: NOW_MS + 1,
      delivery: 'failed',
      deliveryProblem: '550 no such user',
      expiresAtMs: made.expiresAtMs + 1,
      nextReminderAtMs: null,
    });
  });
}
