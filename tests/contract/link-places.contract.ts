import { EXPIRES_AT_MS, linkStoreOf } from './support/link-store';
import { ADDRESS_KEY, newLink, NOW_MS, OTHER_ADDRESS_KEY, times } from './support/links';
import type { TestDatabase } from './support/test-database';

/** How many links of one address are live at once, on every database. */
export function linkPlacesContract(testDatabase: () => TestDatabase): void {
  const { links } = linkStoreOf(testDatabase);

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
}
