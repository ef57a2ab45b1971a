import { TOLD_EVERY_MS } from '../../server/src/audit/seal-events';
import { TABLES } from '../../server/src/content-types';
import { chainOf, newEvent } from './support/chain';
import { NOW_MS, times } from './support/links';
import type { TestDatabase } from './support/test-database';

/** What is told of the head of the log, so that it can be kept elsewhere, on every database. */
export function chainHeadContract(testDatabase: () => TestDatabase): void {
  const { log, chain, sealer, verify, events } = chainOf(testDatabase);

  test('lines that somebody has sealed anew are told to Strapi’s log, with the head that they were under', async () => {
    const errors: string[] = [];
    const silent = () => undefined;
    const { perform } = sealer({
      log: { info: silent, warn: silent, error: (text) => errors.push(text) },
    });
    for (let line = 0; line < 3; line += 1) {
      await log.append(newEvent());
      await perform();
    }
    expect(errors).toEqual([]);
    const { seq, seal } = await chain.head();
    const { seal: first } = await events().where({ seq: 1 }).first<{ seal: string }>('seal');
    const unsealed = { seq: null, seal: null, kid: null, commitment: null, salt: null };
    await events().where({ seq: 2 }).delete();
    await events().where({ seq: 3 }).update(unsealed);
    await testDatabase().knex(TABLES.auditAnchors).where({ name: 'head' }).update({ seq: 1, seal: first });
    await perform();

    expect(errors).toEqual([expect.stringContaining(`${seq}:${seal}`)]);
    // The chain fits again: only the head that was kept elsewhere proves it.
    expect((await verify()).problem).toBeNull();
    expect((await verify({ seq, seal })).problem).toBe('expected_head_missing');
  });

  test('the head is told once an hour, by whichever instance comes first', async () => {
    let told = 0;
    const instances = times(2, () => sealer({ tellHead: () => (told += 1) }));
    for (let round = 0; round < 3; round += 1) {
      await log.append(newEvent());
      await Promise.all(instances.map(({ perform }) => perform()));
    }
    expect(told).toBe(1);
  });

  test('a head that somebody moved is not tried in a loop, and sealing goes on once it is mended', async () => {
    const errors: string[] = [];
    const silent = () => undefined;
    let nowMs = NOW_MS;
    const { claim, perform } = sealer({
      clock: () => nowMs,
      log: { info: silent, warn: silent, error: (text) => errors.push(text) },
    });
    const work = async () => {
      for (let round = 0; round < 5 && (await claim()).length > 0; round += 1) await perform();
    };
    const anchors = testDatabase().knex(TABLES.auditAnchors);
    for (let line = 0; line < 2; line += 1) await log.append(newEvent());
    await work();
    const { seq, seal } = await chain.head();
    await anchors.clone().where({ name: 'head' }).update({ seq: 0, seal: '' });
    await log.append(newEvent());
    await work();
    expect(errors).toHaveLength(1);

    await anchors.clone().where({ name: 'head' }).update({ seq, seal });
    nowMs += 5_000;
    await work();
    expect(await verify()).toMatchObject({ problem: null, lines: 3, unsealed: 0 });
    expect(errors).toHaveLength(1);
  });

  test('the head of a log that has gone quiet is told as well, an hour after the one before', async () => {
    const told: number[] = [];
    let nowMs = NOW_MS;
    const { claim, perform } = sealer({ clock: () => nowMs, tellHead: ({ seq }) => told.push(seq) });
    const work = async () => {
      while ((await claim()).length > 0) await perform();
    };
    await work();
    for (let line = 0; line < 2; line += 1) {
      await log.append(newEvent());
      await work();
    }
    expect(told).toEqual([1]);
    nowMs += TOLD_EVERY_MS - 1;
    await work();
    expect(told).toEqual([1]);
    for (const more of [2, TOLD_EVERY_MS, TOLD_EVERY_MS]) {
      nowMs += more;
      await work();
    }
    expect(told).toEqual([1, 2]);

    // Nor does a time that somebody wrote there silence it.
    await testDatabase()
      .knex(TABLES.auditAnchors)
      .where({ name: 'head' })
      .update({ told_at_ms: nowMs * 2 });
    await log.append(newEvent());
    nowMs += TOLD_EVERY_MS + 1;
    await work();
    nowMs += TOLD_EVERY_MS + 1;
    await work();
    expect(told).toEqual([1, 2, 3]);
  });
}
