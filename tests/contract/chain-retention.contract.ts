import { createVerifyChain } from '../../server/src/audit/verify-chain';
import { TABLES } from '../../server/src/content-types';
import { createKeyring } from '../../server/src/domain/keyring';
import { chainOf, DAY_MS, newEvent } from './support/chain';
import { NOW_MS } from './support/links';
import type { TestDatabase } from './support/test-database';

/** What retention leaves of the sealed log, on every database. */
export function chainRetentionContract(testDatabase: () => TestDatabase): void {
  const { log, chain, sealAll, sealedDaysAgo, verify, checkpoints, events } = chainOf(testDatabase);

  test('retention removes the oldest sealed lines and leaves a checkpoint, which vouches for them', async () => {
    for (const days of [400, 300, 10, 300, 1]) await sealedDaysAgo(days);
    const before = await chain.head();
    const { pruneOnce } = checkpoints();
    // The fourth stays: the third is young, and only what lies before every young line goes.
    expect(await pruneOnce(NOW_MS - 100 * DAY_MS)).toBe(2);
    expect(await pruneOnce(NOW_MS - 100 * DAY_MS)).toBe(0);
    expect(await verify()).toMatchObject({ problem: null, from: 2, lines: 3 });
    expect(await verify(before)).toMatchObject({ problem: null });

    const anchors = testDatabase().knex(TABLES.auditAnchors);
    await anchors.where({ name: 'checkpoint' }).update({ seq: 3 });
    expect((await verify()).problem).toBe('checkpoint_forged');
    // Whose secret nobody knows any more proves nothing, and nobody forged it.
    const foreign = createKeyring(['a foreign secret of over thirty-two characters']);
    const report = await createVerifyChain({ chain, keyring: foreign, clock: () => NOW_MS })();
    expect(report.problem).toBe('key_unknown');
  });

  test('an old time that somebody wrote into lines has them neither removed nor vouched for', async () => {
    const { pruneOnce } = checkpoints();
    for (let line = 0; line < 4; line += 1) await log.append(newEvent());
    await sealAll();
    await events()
      .where('seq', '<=', 2)
      .update({ at_ms: NOW_MS - 400 * DAY_MS });
    expect(await pruneOnce(NOW_MS - 100 * DAY_MS)).toBe(0);
    expect(await verify()).toMatchObject({ problem: 'line_altered', seq: 1, from: 0 });
  });

  test('nor has a line of an old time that somebody adds behind them, and that is sealed as it stands', async () => {
    const { pruneOnce } = checkpoints();
    for (let line = 0; line < 4; line += 1) await log.append(newEvent());
    await sealAll();
    const old = NOW_MS - 400 * DAY_MS;
    // None of them fits its seal any more: what they say of their age counts for nothing.
    await events().update({ at_ms: old, sealed_at_ms: old });
    await log.append(newEvent({ atMs: old }));
    await sealAll();
    expect(await pruneOnce(NOW_MS - 100 * DAY_MS)).toBe(0);
    expect(await verify()).toMatchObject({ problem: 'line_altered', seq: 1, from: 0 });
  });

  test('lines whose key is lost go as well, once an old line behind them is proven', async () => {
    const lost = createKeyring(['a lost secret of over thirty-two characters']);
    for (let line = 0; line < 3; line += 1) await sealedDaysAgo(400, { keyring: lost });
    const { pruneOnce } = checkpoints();
    expect(await pruneOnce(NOW_MS - 100 * DAY_MS)).toBe(0);
    for (const days of [300, 1]) await sealedDaysAgo(days);
    expect(await pruneOnce(NOW_MS - 100 * DAY_MS)).toBe(4);
    expect(await verify()).toMatchObject({ problem: null, from: 4, lines: 1 });
  });
}
