import { createChainKeys } from '../../server/src/audit/chain-keys';
import { createVerifyChain } from '../../server/src/audit/verify-chain';
import { TABLES } from '../../server/src/content-types';
import { createKeyring, type Keyring } from '../../server/src/domain/keyring';
import { chainOf, newEvent } from './support/chain';
import { NOW_MS, times } from './support/links';
import type { TestDatabase } from './support/test-database';

/** What the seals of the log promise, on every database. */
export function chainStoreContract(testDatabase: () => TestDatabase): void {
  const { log, chain, sealer, sealAll, verify, events } = chainOf(testDatabase);

  test('50 writers and three sealers at once: intact, without a gap, and nothing stays unsealed', async () => {
    const sealers = times(3, async () => {
      const { perform } = sealer();
      for (let round = 0; round < 30; round += 1) await perform();
    });
    const writers = times(50, async (writer) => {
      for (let line = 0; line < 4; line += 1) await log.append(newEvent({ clientId: writer }));
    });
    await Promise.all([...sealers, ...writers]);
    await sealAll();

    expect(await verify()).toMatchObject({ problem: null, lines: 200, unsealed: 0 });
    const seqs = (await events().select('seq')).map(({ seq }: { seq: number | string }) => Number(seq));
    expect(new Set(seqs).size).toBe(200);
    expect(Math.max(...seqs)).toBe(200);
  });

  test('what a row says comes out of the database as it was sealed, whatever it holds', async () => {
    await log.append(newEvent({ origin: { browser: 'Ünïcode " \\ 🦊', network: '2001:db8::/48' } }));
    await log.append(newEvent({ actor: { kind: 'admin', id: 3 }, clientId: null, reason: 'replaced' }));
    await log.append(newEvent({ actor: { kind: 'user', id: 9 }, atMs: 253_402_300_799_000, count: 7_000 }));
    await sealAll();
    expect(await verify()).toMatchObject({ problem: null, lines: 3 });
  });

  test.each([
    ['altered', () => events().where({ seq: 2 }).update({ outcome: 'refused' }), 'line_altered', 2],
    ['given to another client', () => events().where({ seq: 2 }).update({ client_id: 8 }), 'line_altered', 2],
    [
      'given to another admin',
      () => events().where({ seq: 2 }).update({ actor: 'admin:1' }),
      'line_altered',
      2,
    ],
    ['removed', () => events().where({ seq: 2 }).delete(), 'line_missing', 2],
    ['cut off at the end', () => events().where({ seq: 4 }).delete(), 'line_missing', 4],
  ] as const)('a line that was %s is found', async (_what, tamper, problem, seq) => {
    for (let line = 0; line < 4; line += 1) await log.append(newEvent());
    await sealAll();
    await tamper();
    expect(await verify()).toMatchObject({ problem, seq });
  });

  test.each([
    ['before the first', 0, 'line_altered'],
    ['far before the first', -9_223_372_036_854_770_000n, 'line_altered'],
    ['behind the head', 3, 'head_differs'],
    ['far behind the head', 9_223_372_036_854_770_000n, 'head_differs'],
  ] as const)('a line that was put %s is found', async (_where, seq, problem) => {
    for (let line = 0; line < 2; line += 1) await log.append(newEvent());
    await sealAll();
    await log.append(newEvent({ actor: { kind: 'admin', id: 1 } }));
    await events().whereNull('seq').update({ seq, seal: 'x', kid: 'x', commitment: 'x', salt: 'x' });
    expect((await verify()).problem).toBe(problem);
  });

  test('lines of a retired secret stay proven, if it stood behind the new one at a start', async () => {
    const [oldest, old, current] = ['oldest', 'old', 'current'].map(
      (name) => `${name} secret of over thirty-two characters`,
    );
    const ringOf = (...secrets: (string | undefined)[]) =>
      createKeyring(secrets.flatMap((each) => each ?? []));
    const rings = [ringOf(oldest), ringOf(old, oldest), ringOf(current, old)];
    for (const ring of rings) {
      await createChainKeys({ chain, keyring: ring }).keepOldOnes();
      await log.append(newEvent());
      await sealer({ keyring: ring }).perform();
    }
    const check = (ring: Keyring) => createVerifyChain({ chain, keyring: ring, clock: () => NOW_MS })();
    expect(await check(ringOf(current))).toMatchObject({ problem: null, lines: 3 });
    expect(await check(ringOf('a foreign secret of over thirty-two characters'))).toMatchObject({
      problem: 'key_unknown',
    });
    // The database alone yields none of the keys.
    const kept = JSON.stringify(await testDatabase().knex(TABLES.auditAnchors));
    for (const ring of rings) {
      const key = ring.key(ring.currentKid, 'auditChain');
      for (const form of ['hex', 'base64', 'base64url'] as const)
        expect(kept).not.toContain(key?.toString(form));
    }
  });
}
