import {
  createAuditStore,
  createChainStore,
  createPersonalLines,
  createPersonLineStore,
} from '../../server/src/audit';
import { createChainKeys } from '../../server/src/audit/chain-keys';
import { createCheckpoints } from '../../server/src/audit/prune-log';
import { createSealEvents, TOLD_EVERY_MS, type SealEventsDeps } from '../../server/src/audit/seal-events';
import { createVerifyChain } from '../../server/src/audit/verify-chain';
import { TABLES } from '../../server/src/content-types';
import type { AuditEvent } from '../../server/src/domain/audit';
import type { ChainStore } from '../../server/src/domain/chain-ports';
import { createKeyring, type Keyring } from '../../server/src/domain/keyring';
import type { Person } from '../../server/src/domain/privacy';
import type { AuditStore } from '../../server/src/domain/ports';
import { NOW_MS, times } from './support/links';
import type { TestDatabase } from './support/test-database';

const DAY_MS = 86_400_000;
const keyring = createKeyring(['a secret of at least thirty-two characters']);

const newEvent = (change: Partial<AuditEvent> = {}): AuditEvent => ({
  type: 'sign-in.succeeded',
  outcome: 'success',
  reason: null,
  actor: null,
  clientId: 7,
  linkDocumentId: 'link',
  invitationId: null,
  batchId: null,
  subject: null,
  changes: null,
  count: 1,
  origin: { browser: 'Firefox on Linux', network: '192.0.2.0/24' },
  atMs: NOW_MS,
  ...change,
});

/** What the seals of the log promise, on every database. */
export function chainStoreContract(testDatabase: () => TestDatabase): void {
  let log: AuditStore;
  let chain: ChainStore;

  beforeEach(() => {
    const { database } = testDatabase();
    log = createAuditStore(database);
    chain = createChainStore(database);
  });

  const sealer = (more: Partial<SealEventsDeps> = {}) =>
    createSealEvents({
      chain,
      keyring,
      transaction: testDatabase().database.transaction,
      clock: () => NOW_MS,
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
      tellHead: () => undefined,
      ...more,
    });
  const sealAll = async () => {
    const { claim, perform } = sealer();
    while ((await claim()).length > 0) await perform();
  };
  /** A line that was written and sealed so many days ago. */
  const sealedDaysAgo = async (days: number, more: Partial<SealEventsDeps> = {}) => {
    const atMs = NOW_MS - days * DAY_MS;
    await log.append(newEvent({ atMs }));
    await sealer({ clock: () => atMs, ...more }).perform();
  };
  const verify = (expected?: { seq: number; seal: string }) =>
    createVerifyChain({ chain, keyring, clock: () => NOW_MS })(expected);
  const checkpoints = () =>
    createCheckpoints({ chain, keyring, transaction: testDatabase().database.transaction });
  const events = () => testDatabase().knex(TABLES.auditEvents);

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

  const personal = () =>
    createPersonalLines({ chain, lines: createPersonLineStore(testDatabase().database), keyring });
  const erase = (person: Person) =>
    testDatabase().database.transaction(async () => {
      await personal().hold();
      return personal().erase(person);
    });
  const NOBODY: Person = { clientIds: [], invitationIds: [], linkIds: [] };

  test('erased, the lines of a person keep their places, sealed or not, and the chain stays whole', async () => {
    await log.append(newEvent({ clientId: 8, linkDocumentId: 'of another' }));
    await log.append(newEvent());
    // Retention has removed the link: only the line before tells whose it was.
    await log.append(newEvent({ clientId: null, type: 'sign-in.requested' }));
    await log.append(newEvent({ clientId: null, linkDocumentId: null, invitationId: 'invitation' }));
    await sealAll();
    const inviting = { clientId: null, linkDocumentId: null, invitationId: 'of another' };
    await log.append(newEvent({ ...inviting, actor: { kind: 'user', id: 7 } }));
    await log.append(newEvent({ ...inviting, actor: { kind: 'user', id: 8 } }));

    const person = { ...NOBODY, clientIds: [7], invitationIds: ['invitation'] };
    expect(await erase(person)).toBe(4);
    expect(await erase(person)).toBe(0);
    await sealAll();

    expect(await verify()).toMatchObject({ problem: null, lines: 6, erased: 3, unsealed: 0 });
    const named = await events().whereNotNull('network').orderBy('seq').select('client_id', 'actor');
    expect(named).toEqual([
      { client_id: 8, actor: null },
      { client_id: null, actor: 'user:8' },
    ]);
    expect(await events().where({ actor: 'user:7' })).toEqual([]);
  });

  test('a line that was emptied by hand is found, and so is one that was erased and names somebody again', async () => {
    for (let line = 0; line < 3; line += 1)
      await log.append(newEvent({ clientId: line, linkDocumentId: null }));
    await sealAll();
    await erase({ ...NOBODY, clientIds: [0] });
    const empty = { client_id: null, network: null, browser: null, salt: null };
    const { erasure } = await events().where({ seq: 1 }).first<{ erasure: string }>('erasure');
    const before = await events().where({ seq: 2 }).first<Record<string, unknown>>();
    for (const forged of [{ ...empty }, { ...empty, erasure }]) {
      await events().where({ seq: 2 }).update(forged);
      expect(await verify()).toMatchObject({ problem: 'line_altered', seq: 2 });
    }
    await events().where({ seq: 2 }).update(before);
    expect(await verify()).toMatchObject({ problem: null, erased: 1 });
    await events().where({ seq: 1 }).update({ network: '192.0.2.0/24' });
    expect(await verify()).toMatchObject({ problem: 'line_altered', seq: 1 });
  });

  test('a line is never sealed while it is being erased', async () => {
    for (let line = 0; line < 40; line += 1) await log.append(newEvent());
    const sealers = times(3, () => sealer().perform());
    await Promise.all([
      ...sealers,
      erase({ ...NOBODY, clientIds: [7] }),
      ...times(3, () => sealer().perform()),
    ]);
    await sealAll();
    expect(await verify()).toMatchObject({ problem: null, lines: 40, unsealed: 0 });
    expect(await events().whereNotNull('client_id')).toEqual([]);
  });

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
