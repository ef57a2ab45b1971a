import { inspect } from 'node:util';
import { randomId, type Link } from '../../server/src/domain/link';
import { DatabaseError } from '../../server/src/strapi/database';
import { linkStoreOf, newHandoff } from './support/link-store';
import { mailedSecrets, newLink, NOW_MS } from './support/links';
import type { TestDatabase } from './support/test-database';

/** What every link store promises of the links that it keeps, on every database. */
export function linkStoreContract(testDatabase: () => TestDatabase): void {
  const { links, insert, read } = linkStoreOf(testDatabase);

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
