import { createPersonalLines, createPersonLineStore } from '../../server/src/audit';
import type { Person } from '../../server/src/domain/privacy';
import { chainOf, keyring, newEvent } from './support/chain';
import { times } from './support/links';
import type { TestDatabase } from './support/test-database';

/** What becomes of the sealed lines of a person who is erased, on every database. */
export function chainErasureContract(testDatabase: () => TestDatabase): void {
  const { log, chain, sealer, sealAll, verify, events } = chainOf(testDatabase);

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
}
