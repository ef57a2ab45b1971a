import { inspect } from 'node:util';
import { createHandoff } from '../../server/src/domain/handoff';
import { linkState, randomId, type Link } from '../../server/src/domain/link';
import type { LinkStore } from '../../server/src/domain/ports';
import { createLinkStore } from '../../server/src/sign-in/store';
import { DatabaseError } from '../../server/src/strapi/database';
import {
  ADDRESS_KEY,
  LIFETIME_MS,
  mailedSecrets,
  newLink,
  NOW_MS,
  OTHER_ADDRESS_KEY,
  times,
} from './support/links';
import type { TestDatabase } from './support/test-database';

const EXPIRES_AT_MS = NOW_MS + LIFETIME_MS;

const countTrue = (answers: boolean[]) => answers.filter(Boolean).length;

/** What every link store promises, on every database. */
export function linkStoreContract(testDatabase: () => TestDatabase): void {
  let links: LinkStore;

  beforeEach(() => {
    links = createLinkStore(testDatabase().database);
  });

  async function insert(change: Partial<Link> = {}): Promise<Link> {
    const link = newLink(change);
    await links.insert(link, null);
    return link;
  }

  const read = async (link: Link): Promise<Link> => {
    const found = await links.findByDocumentId(link.documentId);
    if (!found) throw new Error('the link is there');
    return found;
  };

  const newHandoff = (expiresAtMs = NOW_MS + 60_000) => ({ ...createHandoff(), expiresAtMs });

  describe('keeping', () => {
    test('a link comes back as it went in, found by each of its three ids', async () => {
      const link = await insert({ redirectTo: '/projects?tab=files#top', language: 'ar', codeAttempts: 2 });

      expect(await links.findByJti(link.jti)).toEqual(link);
      expect(await links.findByRequestId(link.requestId)).toEqual(link);
      expect(await links.findByDocumentId(link.documentId)).toEqual(link);
    });

    test('a decoy, a used and a revoked link come back as they went in', async () => {
      const decoy = await insert({ clientId: null });
      const used = await insert({ usedAtMs: NOW_MS + 5 });
      const revoked = await insert({ revokedAtMs: NOW_MS + 7, revokedReason: 'superseded' });

      for (const link of [decoy, used, revoked]) expect(await read(link)).toEqual(link);
    });

    test('times beyond 32 bits and long texts survive the round trip, as numbers and whole', async () => {
      const link = await insert({
        issuedAtMs: 253_402_300_799_000,
        expiresAtMs: 8_640_000_000_000_000,
        usedAtMs: Number.MAX_SAFE_INTEGER,
        redirectTo: `/${'x'.repeat(2_047)}`,
      });

      expect(await read(link)).toEqual(link);
    });

    test('an id that is not there finds nothing, nor does an id of another kind', async () => {
      const link = await insert();

      expect(await links.findByJti(randomId(16))).toBeUndefined();
      expect(await links.findByJti(link.requestId)).toBeUndefined();
      expect(await links.findByRequestId(link.jti)).toBeUndefined();
      expect(await links.findByDocumentId(randomId(12))).toBeUndefined();
    });

    test.each(['jti', 'requestId'] as const)(
      'the database itself refuses a second link with one %s',
      async (id) => {
        const link = await insert();

        await expect(links.insert(newLink({ [id]: link[id] }), null)).rejects.toThrow(DatabaseError);
        expect(await testDatabase().dump()).toHaveLength(1);
      },
    );

    test('the database alone yields no token, code or handoff, nor an address', async () => {
      const link = await insert({ redirectTo: '/projects' });
      const handoff = newHandoff();
      await links.addHandoff(link.documentId, handoff, 3, NOW_MS);
      const { token, code } = mailedSecrets(link);
      const [, payload = '', signature = ''] = token.split('.');
      const cells = (await testDatabase().dump()).flatMap((row) => Object.values(row)).map(String);

      for (const secret of [token, payload, signature, code, handoff.plaintextHandoff, '@']) {
        expect(cells.filter((cell) => cell.includes(secret))).toEqual([]);
      }
      expect(cells.filter((cell) => cell === link.jti)).toHaveLength(1);
    });
  });

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

  describe('the places of an address for live links', () => {
    /** As a request does it: finds a place and takes it, in one transaction. */
    const ask = (keys = [ADDRESS_KEY], nowMs = NOW_MS) =>
      testDatabase().database.transaction(async () => {
        const place = await links.findPlace(keys, 3, nowMs);
        const link = newLink({ addressKey: keys[0] ?? '' });
        await links.insert(link, place);
        return { link, place };
      });
    const placed = (answers: { place: string | null }[]) => answers.filter(({ place }) => place !== null);

    test('of twenty simultaneous requests three get one, and none fails', async () => {
      expect(placed(await Promise.all(times(20, () => ask())))).toHaveLength(3);
    });

    test('are free again when their link is used, withdrawn, reported or expired', async () => {
      const [used, reported] = [await ask(), await ask()];
      await ask();
      expect((await ask()).place).toBeNull();

      await links.markUsed(used.link.documentId, NOW_MS);
      await links.markReported(reported.link.documentId, NOW_MS);
      expect(placed([await ask(), await ask(), await ask()])).toHaveLength(2);
      await links.revokeLive([ADDRESS_KEY], 'superseded', NOW_MS);
      expect(placed([await ask(), await ask(), await ask(), await ask()])).toHaveLength(3);
      const answers = [1, 2, 3, 4].map(() => () => ask([ADDRESS_KEY], EXPIRES_AT_MS));
      for (const again of answers.slice(0, 3)) expect((await again()).place).not.toBeNull();
    });

    test('are held while one of their links is redeemed: who holds them next waits for the outcome', async () => {
      const { link } = await ask();
      const { database } = testDatabase();
      const order: string[] = [];
      let holds = (): void => undefined;
      const held = new Promise<void>((resolve) => (holds = resolve));
      const first = database.transaction(async () => {
        await links.lockLive([ADDRESS_KEY], NOW_MS);
        holds();
        await links.markUsed(link.documentId, NOW_MS);
        await new Promise((resolve) => setTimeout(resolve, 200));
        order.push('first');
      });
      await held;
      const second = database.transaction(async () => {
        await links.lockLive([ADDRESS_KEY], NOW_MS);
        order.push('second');
      });
      await Promise.all([first, second]);
      expect(order).toEqual(['first', 'second']);
    });

    test('are those of the address alone, under all of its keys', async () => {
      await ask([OTHER_ADDRESS_KEY]);
      expect(placed([await ask(), await ask(), await ask(), await ask()])).toHaveLength(3);
      expect(await links.findPlace([ADDRESS_KEY, OTHER_ADDRESS_KEY], 4, NOW_MS)).toBeNull();
      expect(await links.findPlace([OTHER_ADDRESS_KEY, ADDRESS_KEY], 5, NOW_MS)).toMatch(OTHER_ADDRESS_KEY);
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

  describe('failing', () => {
    /** All that a logger could print of an error: message, stack, causes, hidden properties. */
    const printed = (error: unknown) =>
      [inspect(error, { showHidden: true, depth: 20 }), JSON.stringify(error), String(error)].join('\n');

    async function failureOf(work: Promise<unknown>): Promise<unknown> {
      return work.then(
        () => {
          throw new Error('it should have failed');
        },
        (error: unknown) => error,
      );
    }

    const valuesOf = (link: Link) => [link.jti, link.requestId, link.documentId, link.addressKey, link.kid];

    test('a failed statement tells its driver’s code and none of its values', async () => {
      const link = await insert();
      const text = printed(
        await failureOf(links.insert(newLink({ ...link, documentId: randomId(12) }), null)),
      );

      expect(text).toMatch(
        /A database statement of magic-link failed: (SQLITE_CONSTRAINT_UNIQUE|23505|ER_DUP_ENTRY)/,
      );
      for (const value of [...valuesOf(link), 'insert into', 'ml_tokens']) expect(text).not.toContain(value);
    });

    test('neither does one that fails within a transaction', async () => {
      const link = await insert();
      const failing = testDatabase().database.transaction(() =>
        links.insert(newLink({ jti: link.jti }), null),
      );
      const text = printed(await failureOf(failing));

      for (const value of [link.jti, 'insert into', 'ml_tokens']) expect(text).not.toContain(value);
      expect(await links.findByJti(link.jti)).toEqual(link);
    });

    // mysql2 says so, without a code, when its connection dies within a transaction; Knex puts the statement in front.
    test('neither does one whose driver gives its error no code', async () => {
      const text =
        "select * from `ml_tokens` where `jti` = 'abc' - Can't add new command when connection is in closed state";
      const failing = testDatabase().database.run(() => Promise.reject(new Error(text)));

      expect(printed(await failureOf(failing))).not.toContain('abc');
    });
  });
}
