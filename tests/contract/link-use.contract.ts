import { linkState, randomId } from '../../server/src/domain/link';
import { DatabaseError } from '../../server/src/strapi/database';
import { countTrue, EXPIRES_AT_MS, linkStoreOf, newHandoff } from './support/link-store';
import { ADDRESS_KEY, NOW_MS, times } from './support/links';
import type { TestDatabase } from './support/test-database';

/** What every link store promises to who uses a link: by itself, by its code, by a handoff. */
export function linkUseContract(testDatabase: () => TestDatabase): void {
  const { links, insert, read } = linkStoreOf(testDatabase);

  describe('using', () => {
    test('of fifty who use one link at once, exactly one succeeds', async () => {
      const link = await insert();
      const answers = await Promise.all(times(50, () => links.markUsed(link.documentId, NOW_MS + 1)));

      expect(countTrue(answers)).toBe(1);
      expect((await read(link)).usedAtMs).toBe(NOW_MS + 1);
    });

    test('of twenty transactions that use one link at once, exactly one succeeds', async () => {
      const link = await insert();
      const { transaction } = testDatabase().database;
      const answers = await Promise.all(
        times(20, () =>
          transaction(async () => {
            const used = await links.markUsed(link.documentId, NOW_MS + 1);
            if (used) await links.revokeLive([ADDRESS_KEY], 'superseded', NOW_MS + 1);
            return used;
          }),
        ),
      );

      expect(countTrue(answers)).toBe(1);
      expect(linkState(await read(link), NOW_MS + 1)).toBe('used');
    });

    test('a link is used until its last millisecond, and never from its expiry on', async () => {
      const [late, tooLate] = [await insert(), await insert()];

      expect(await links.markUsed(late.documentId, EXPIRES_AT_MS - 1)).toBe(true);
      expect(await links.markUsed(tooLate.documentId, EXPIRES_AT_MS)).toBe(false);
      expect(await read(tooLate)).toEqual(tooLate);
    });

    test('a used, a revoked and an unknown link is never used', async () => {
      const used = await insert({ usedAtMs: NOW_MS - 5 });
      const revoked = await insert({ revokedAtMs: NOW_MS - 5, revokedReason: 'superseded' });

      for (const link of [used, revoked]) {
        expect(await links.markUsed(link.documentId, NOW_MS)).toBe(false);
        expect(await read(link)).toEqual(link);
      }
      expect(await links.markUsed(randomId(12), NOW_MS)).toBe(false);
    });

    test('using one link touches no other', async () => {
      const [link, other] = [await insert(), await insert()];
      await links.markUsed(link.documentId, NOW_MS);

      expect(await read(other)).toEqual(other);
    });

    test('when what follows fails, the transaction leaves the link unused and its siblings alive', async () => {
      const [link, sibling] = [await insert(), await insert()];
      const failing = testDatabase().database.transaction(async () => {
        expect(await links.markUsed(link.documentId, NOW_MS)).toBe(true);
        expect(await links.revokeLive([ADDRESS_KEY], 'superseded', NOW_MS)).toBe(1);
        throw new Error('no session today');
      });

      await expect(failing).rejects.toThrow('no session today');
      expect(await read(link)).toEqual(link);
      expect(await read(sibling)).toEqual(sibling);
      expect(await links.markUsed(link.documentId, NOW_MS)).toBe(true);
    });
  });

  describe('counting code attempts', () => {
    test('of fifty guesses at once, five are counted', async () => {
      const link = await insert();
      const answers = await Promise.all(times(50, () => links.countCodeAttempt(link.requestId, 5)));

      expect(countTrue(answers)).toBe(5);
      expect((await read(link)).codeAttempts).toBe(5);
    });

    test('each request has its own count, an unknown one has none', async () => {
      const [link, other] = [await insert(), await insert()];
      await links.countCodeAttempt(link.requestId, 5);

      expect((await read(link)).codeAttempts).toBe(1);
      expect((await read(other)).codeAttempts).toBe(0);
      expect(await links.countCodeAttempt(randomId(16), 5)).toBe(false);
    });

    test('an attempt that was counted before a transaction survives its rollback', async () => {
      const link = await insert();
      await links.countCodeAttempt(link.requestId, 5);
      const failing = testDatabase().database.transaction(async () => {
        await links.markUsed(link.documentId, NOW_MS);
        throw new Error('no session today');
      });

      await expect(failing).rejects.toThrow('no session today');
      expect(await read(link)).toEqual({ ...link, codeAttempts: 1 });
    });
  });

  describe('handing off', () => {
    test('a handoff leads to its link and tells its expiry', async () => {
      const link = await insert();
      const handoff = newHandoff();

      expect(await links.addHandoff(link.documentId, handoff, 3, NOW_MS)).toBe(true);
      expect(await links.findByHandoff(handoff.hash)).toEqual({
        link,
        handoff: { expiresAtMs: handoff.expiresAtMs },
      });
    });

    test('nothing but the hash finds it: not the handoff itself, not another hash', async () => {
      const link = await insert();
      const handoff = newHandoff();
      await links.addHandoff(link.documentId, handoff, 3, NOW_MS);

      expect(await links.findByHandoff(handoff.plaintextHandoff)).toBeUndefined();
      expect(await links.findByHandoff(newHandoff().hash)).toBeUndefined();
    });

    test('a handoff leaves the link unused, its times untouched', async () => {
      const link = await insert();
      await links.addHandoff(link.documentId, newHandoff(), 3, NOW_MS + 1);

      expect(await read(link)).toEqual(link);
      expect(await links.markUsed(link.documentId, NOW_MS + 2)).toBe(true);
    });

    test('of twenty presses at once, in one millisecond, three get a handoff', async () => {
      const link = await insert();
      const answers = await Promise.all(
        times(20, () => links.addHandoff(link.documentId, newHandoff(), 3, NOW_MS)),
      );

      expect(countTrue(answers)).toBe(3);
    });

    test('expired handoffs make room for new ones, and each link has its own three', async () => {
      const [link, other] = [await insert(), await insert()];
      for (const handoff of times(3, () => newHandoff())) {
        await links.addHandoff(link.documentId, handoff, 3, NOW_MS);
      }

      expect(await links.addHandoff(link.documentId, newHandoff(), 3, NOW_MS + 59_999)).toBe(false);
      expect(await links.addHandoff(other.documentId, newHandoff(), 3, NOW_MS)).toBe(true);
      const later = newHandoff(NOW_MS + 120_000);
      expect(await links.addHandoff(link.documentId, later, 3, NOW_MS + 60_000)).toBe(true);
    });

    test('a used, revoked, expired or unknown link gets none', async () => {
      const dead = [
        await insert({ usedAtMs: NOW_MS - 5 }),
        await insert({ revokedAtMs: NOW_MS - 5, revokedReason: 'superseded' }),
        await insert({ expiresAtMs: NOW_MS }),
      ];

      for (const link of dead) {
        const handoff = newHandoff();
        expect(await links.addHandoff(link.documentId, handoff, 3, NOW_MS)).toBe(false);
        expect(await links.findByHandoff(handoff.hash)).toBeUndefined();
      }
      expect(await links.addHandoff(randomId(12), newHandoff(), 3, NOW_MS)).toBe(false);
    });

    test('a handoff of a link that has been used since still leads to it: the link’s own state decides', async () => {
      const link = await insert();
      const handoff = newHandoff();
      await links.addHandoff(link.documentId, handoff, 3, NOW_MS);
      await links.markUsed(link.documentId, NOW_MS + 1);

      const found = await links.findByHandoff(handoff.hash);
      expect(found && linkState(found.link, NOW_MS + 1)).toBe('used');
    });

    test('the database itself refuses a second handoff with one hash', async () => {
      const link = await insert();
      const handoff = newHandoff();
      await links.addHandoff(link.documentId, handoff, 3, NOW_MS);

      await expect(links.addHandoff(link.documentId, handoff, 3, NOW_MS)).rejects.toThrow(DatabaseError);
    });
  });
}
