import type { Link } from '../../server/src/domain/link';
import { countTrue, EXPIRES_AT_MS, linkStoreOf } from './support/link-store';
import { ADDRESS_KEY, LIFETIME_MS, NOW_MS, OTHER_ADDRESS_KEY, times } from './support/links';
import type { TestDatabase } from './support/test-database';

/** How links end unused, and what is forgotten with them, on every database. */
export function linkEndsContract(testDatabase: () => TestDatabase): void {
  const { links, insert, read } = linkStoreOf(testDatabase);

  describe('retiring', () => {
    test('all live links of the address are revoked with the reason, no others', async () => {
      const live = [await insert(), await insert({ clientId: null })];
      const untouched = [
        await insert({ usedAtMs: NOW_MS - 5 }),
        await insert({ revokedAtMs: NOW_MS - 5, revokedReason: 'superseded' }),
        await insert({ expiresAtMs: NOW_MS }),
        await insert({ addressKey: OTHER_ADDRESS_KEY }),
      ];

      expect(await links.revokeLive([ADDRESS_KEY], 'superseded', NOW_MS)).toBe(2);
      for (const link of live) {
        expect(await read(link)).toEqual({ ...link, revokedAtMs: NOW_MS, revokedReason: 'superseded' });
      }
      for (const link of untouched) expect(await read(link)).toEqual(link);
    });

    test('keys of older secrets count as well; none retire nothing', async () => {
      await insert();
      await insert({ addressKey: OTHER_ADDRESS_KEY });

      expect(await links.revokeLive([], 'superseded', NOW_MS)).toBe(0);
      expect(await links.revokeLive([ADDRESS_KEY, OTHER_ADDRESS_KEY], 'superseded', NOW_MS)).toBe(2);
      expect(await links.revokeLive([ADDRESS_KEY, OTHER_ADDRESS_KEY], 'superseded', NOW_MS)).toBe(0);
    });
  });

  describe('an invitation’s links', () => {
    const INVITATION = 'a'.repeat(24);
    const ofInvitation = (change: Partial<Link> = {}) =>
      insert({ purpose: 'invitation', invitationId: INVITATION, ...change });

    test('end together: all that are unused, the expired ones included, so that none is renewed; no others', async () => {
      const live = await ofInvitation({ clientId: null, newcomerAddress: 'ana@client.example' });
      const expired = await ofInvitation({ issuedAtMs: NOW_MS - LIFETIME_MS, expiresAtMs: NOW_MS });
      const used = await ofInvitation({ usedAtMs: NOW_MS - 5 });
      const revoked = await ofInvitation({ revokedAtMs: NOW_MS - 5, revokedReason: 'resent' });
      const others = [await ofInvitation({ invitationId: 'b'.repeat(24) }), await insert()];

      expect(await links.revokeOfInvitation(INVITATION, 'declined', NOW_MS)).toBe(2);
      for (const link of [live, expired]) {
        const after = { revokedAtMs: NOW_MS, revokedReason: 'declined', newcomerAddress: null };
        expect(await read(link)).toMatchObject(after);
      }
      for (const link of [used, revoked, ...others]) expect(await read(link)).toEqual(link);
    });

    test('are spared when the sign-in links of their address are retired', async () => {
      const invitation = await ofInvitation();
      await insert();
      expect(await links.revokeLive([ADDRESS_KEY], 'superseded', NOW_MS)).toBe(1);
      expect(await read(invitation)).toEqual(invitation);
    });
  });

  describe('reporting', () => {
    test('a live and an expired link are revoked for good, with the reason; a used one stays used', async () => {
      const [live, used] = [await insert(), await insert({ usedAtMs: NOW_MS })];

      expect(await links.markReported(live.documentId, EXPIRES_AT_MS + 1)).toBe(true);
      expect(await links.markReported(used.documentId, NOW_MS + 1)).toBe(true);

      expect(await read(live)).toEqual({
        ...live,
        revokedAtMs: EXPIRES_AT_MS + 1,
        revokedReason: 'reported',
      });
      expect(await read(used)).toEqual(used);
    });

    test('of twenty simultaneous reports of a link exactly one counts', async () => {
      const link = await insert();
      const answers = await Promise.all(
        times(20, () =>
          testDatabase().database.transaction(() => links.markReported(link.documentId, NOW_MS)),
        ),
      );
      expect(countTrue(answers)).toBe(1);
    });
  });

  describe('a newcomer’s link', () => {
    const newcomer = { clientId: null, newcomerAddress: 'new@client.example' } as const;

    test('forgets the address when it is used, and learns whose it was', async () => {
      const { documentId } = await insert(newcomer);
      await links.markUsed(documentId, NOW_MS);
      await links.giveTo(documentId, 12);
      expect(await links.findByDocumentId(documentId)).toMatchObject({ clientId: 12, newcomerAddress: null });
    });

    test('forgets the address when it is withdrawn or reported', async () => {
      const [withdrawn, reported] = [await insert(newcomer), await insert(newcomer)];
      await links.markReported(reported.documentId, NOW_MS);
      await links.revokeLive([ADDRESS_KEY], 'superseded', NOW_MS);
      for (const { documentId } of [withdrawn, reported])
        expect(await links.findByDocumentId(documentId)).toMatchObject({ newcomerAddress: null });
    });
  });
}
