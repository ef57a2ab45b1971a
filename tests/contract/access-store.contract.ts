import { createDueStore } from '../../server/src/clients/due-store';
import { createLinkControl } from '../../server/src/clients/link-store';
import { createMilestoneStore } from '../../server/src/clients/milestone-store';
import { createAccessStore } from '../../server/src/clients/store';
import { TABLES } from '../../server/src/content-types';
import type { AccessStore, DueStore } from '../../server/src/domain/access-ports';
import { randomId, RENEWABLE_MS } from '../../server/src/domain/link';
import { createLinkStore } from '../../server/src/sign-in/store';
import { newLink, NOW_MS, times } from './support/links';
import type { TestDatabase } from './support/test-database';

const LEASE_END_MS = NOW_MS + 60_000;

/** What guest access and the work that falls due by itself promise, on every database. */
export function accessStoreContract(testDatabase: () => TestDatabase): void {
  let access: AccessStore;
  let due: DueStore;

  beforeEach(() => {
    access = createAccessStore(testDatabase().database);
    due = createDueStore(testDatabase().database);
  });

  async function invite(change: Record<string, unknown> = {}): Promise<string> {
    const documentId = randomId(12);
    await testDatabase()
      .knex(TABLES.invitations)
      .insert({
        document_id: documentId,
        lifecycle: 'pending',
        policy: 'guest',
        engagement: 'clicked',
        ...change,
      });
    return documentId;
  }

  describe('guest access', () => {
    test('comes out as it went in', async () => {
      expect(await access.lock(7)).toBeUndefined();
      await access.noteInvitation(7, 'ab');
      await access.setGuestAccount(7, true);
      await access.setEnd(7, { endsAtMs: NOW_MS + 5, dueAtMs: NOW_MS + 2 });
      expect(await access.lock(7)).toEqual({
        clientId: 7,
        endsAtMs: NOW_MS + 5,
        endedAtMs: null,
        warnedAtMs: null,
        dueAtMs: NOW_MS + 2,
        guestAccount: true,
        blockedAtEnd: false,
        invitationId: 'ab',
      });
    });

    test('is ended by one of many who try', async () => {
      await access.setEnd(7, { endsAtMs: NOW_MS, dueAtMs: NOW_MS });
      const ended = await Promise.all(times(5, () => access.markEnded(7, NOW_MS, true)));
      expect(ended.filter(Boolean)).toHaveLength(1);
      expect(await access.lock(7)).toMatchObject({ endedAtMs: NOW_MS, dueAtMs: null, blockedAtEnd: true });
    });

    test('with a new end, all that was done about the old one is forgotten', async () => {
      await access.setEnd(7, { endsAtMs: NOW_MS, dueAtMs: NOW_MS });
      await access.markWarned(7, NOW_MS, NOW_MS);
      await access.markEnded(7, NOW_MS, true);
      await access.setEnd(7, { endsAtMs: null, dueAtMs: null });
      expect(await access.lock(7)).toMatchObject({
        endsAtMs: null,
        endedAtMs: null,
        warnedAtMs: null,
        blockedAtEnd: false,
      });
    });

    test('knows the policy of its invitation', async () => {
      expect(await access.policyOfInvitation(await invite())).toBe('guest');
      expect(await access.policyOfInvitation('unknown')).toBeUndefined();
    });
  });

  describe('due work', () => {
    const claim = (kind: 'access' | 'reminder' | 'expiry', nowMs = NOW_MS) =>
      due.claimDue(kind, 10, nowMs, nowMs + 60_000);

    test('goes to one of many who ask at once, the longest due first', async () => {
      for (const n of times(4, (each) => each + 1)) {
        await access.setEnd(n, { endsAtMs: NOW_MS, dueAtMs: NOW_MS - n });
      }
      await access.setEnd(9, { endsAtMs: NOW_MS + 1, dueAtMs: NOW_MS + 1 });
      const claims = await Promise.all(times(4, () => claim('access')));
      expect(
        claims
          .flat()
          .map(({ id }) => id)
          .sort(),
      ).toEqual(['1', '2', '3', '4']);
      expect(await due.claimDue('access', 10, NOW_MS, LEASE_END_MS)).toEqual([]);
      expect((await due.claimDue('access', 2, LEASE_END_MS, LEASE_END_MS + 1)).length).toBe(2);
    });

    test('falls due again when the lease of who claimed it ends', async () => {
      await access.setEnd(7, { endsAtMs: NOW_MS, dueAtMs: NOW_MS });
      expect(await claim('access')).toEqual([{ kind: 'access', id: '7', leasedUntilMs: LEASE_END_MS }]);
      expect(await claim('access', LEASE_END_MS - 1)).toEqual([]);
      expect(await due.nextDueAtMs(['access'])).toBe(LEASE_END_MS);
      expect(await claim('access', LEASE_END_MS)).toHaveLength(1);
    });

    test('reminders are of pending invitations alone', async () => {
      const pending = await invite({ next_reminder_at_ms: NOW_MS });
      await invite({ next_reminder_at_ms: NOW_MS, lifecycle: 'accepted' });
      await invite({ next_reminder_at_ms: NOW_MS + 1 });
      expect(await due.nextDueAtMs(['access', 'reminder', 'expiry'])).toBe(NOW_MS);
      expect((await claim('reminder')).map(({ id }) => id)).toEqual([pending]);
      expect(await claim('reminder')).toHaveLength(0);
    });

    test('an expiry is claimed once per lease and noted once, of pending invitations alone', async () => {
      const expired = await invite({ expires_at_ms: NOW_MS, next_reminder_at_ms: NOW_MS + 1 });
      await invite({ expires_at_ms: NOW_MS + 1 });
      await invite({ expires_at_ms: NOW_MS, lifecycle: 'revoked' });
      expect((await claim('expiry')).map(({ id }) => id)).toEqual([expired]);
      expect(await claim('expiry')).toEqual([]);
      expect(await claim('expiry', LEASE_END_MS)).toHaveLength(2);
      const noted = await Promise.all(times(3, () => due.noteExpiry(expired, NOW_MS)));
      expect(noted.filter(Boolean)).toHaveLength(1);
      expect((await claim('expiry', LEASE_END_MS + 60_000)).map(({ id }) => id)).not.toContain(expired);
      expect(await due.nextDueAtMs(['reminder'])).toBeUndefined();
    });

    test('an invitation expires with the access that it gives as well, and is claimed once for both', async () => {
      const both = await invite({ expires_at_ms: NOW_MS, access_ends_at_ms: NOW_MS });
      const byAccess = await invite({ expires_at_ms: NOW_MS + 1, access_ends_at_ms: NOW_MS });
      await invite({ expires_at_ms: NOW_MS + 1, access_ends_at_ms: NOW_MS + 1 });
      expect((await claim('expiry')).map(({ id }) => id)).toEqual([both, byAccess]);
      expect(await claim('expiry')).toEqual([]);
      expect(await due.noteExpiry(byAccess, NOW_MS)).toBe(true);
    });
  });

  test('milestones: the first one says when the client was activated, and the invitation knows', async () => {
    const milestones = createMilestoneStore(testDatabase().database);
    const invitation = await invite();
    const other = await invite();
    await access.noteInvitation(7, invitation);
    expect(await milestones.lock(7)).toEqual({ invitationId: invitation, reached: {} });
    await milestones.save(7, { upload: NOW_MS }, NOW_MS);
    await milestones.save(7, { upload: NOW_MS, paid: NOW_MS + 1 }, NOW_MS + 1);
    const reached = { upload: NOW_MS, paid: NOW_MS + 1 };
    expect(await milestones.lock(7)).toEqual({ invitationId: invitation, reached });
    const row = await testDatabase().knex(TABLES.clients).where({ user_id: 7 }).first('activated_at_ms');
    expect(Number((row as { activated_at_ms: number | string }).activated_at_ms)).toBe(NOW_MS);
    const rows: { document_id: string; engagement: string }[] = await testDatabase().knex(TABLES.invitations);
    const engagements = new Map(rows.map((one) => [one.document_id, one.engagement]));
    expect([engagements.get(invitation), engagements.get(other)]).toEqual(['activated', 'clicked']);
  });

  test('links: one, or all that are live or may be renewed, are withdrawn, and nothing is left of a newcomer', async () => {
    const { database, knex } = testDatabase();
    const links = createLinkStore(database);
    const control = createLinkControl(database);
    const invitationId = randomId(12);
    const [one, two, used, expired, ...older] = [
      newLink({ clientId: null, newcomerAddress: 'ana@client.example' }),
      newLink(),
      newLink({ usedAtMs: NOW_MS }),
      newLink({ expiresAtMs: NOW_MS, invitationId }),
      newLink({ expiresAtMs: NOW_MS - RENEWABLE_MS }),
      newLink({ expiresAtMs: NOW_MS - RENEWABLE_MS + 1 }),
    ];
    for (const link of [one, two, used, expired, ...older]) await links.insert(link, null);
    expect(await control.revoke(one.documentId, 'by-editor', NOW_MS)).toEqual({
      clientId: null,
      invitationId: null,
    });
    expect(await control.revoke(one.documentId, 'by-editor', NOW_MS)).toBeUndefined();
    expect(await control.revoke(used.documentId, 'by-editor', NOW_MS)).toBeUndefined();
    expect(await control.revoke(expired.documentId, 'by-editor', NOW_MS)).toEqual({
      clientId: expired.clientId,
      invitationId,
    });
    expect(await control.revokeAll('emergency', NOW_MS)).toBe(2);
    expect(await links.findByDocumentId(one.documentId)).toMatchObject({
      revokedReason: 'by-editor',
      newcomerAddress: null,
    });
    expect(await links.findByDocumentId(two.documentId)).toMatchObject({ revokedReason: 'emergency' });
    expect(await knex(TABLES.tokens).whereNotNull('revoked_at_ms')).toHaveLength(4);
  });
}
