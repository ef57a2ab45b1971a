import type { ChainReport } from '../../contracts';
import { startApp, type App } from './support/app';
import { dataIn, EDITOR, invite, seedAdmins, signInEditor, type Editor } from './support/editors';
import { tokenIn, type Inbox } from './support/inbox';
import { settled, UNSEALED, withoutSeal } from './support/rows';
import { ANA, magicLinkConfig, requestMail, sessionIn, startPortal, verify } from './support/sign-in';

const DAY_MS = 86_400_000;
const KEPT = 'kept@client.example';
/** An app that lets some accounts not go, such as those with orders. */
const options = {
  bootstrap: `${seedAdmins([{ email: EDITOR }])}
    strapi.db.lifecycles.subscribe({
      models: ['plugin::users-permissions.user'],
      async beforeDelete({ params: { where } }) {
        const user = await strapi.db.query('plugin::users-permissions.user').findOne({ where });
        if (user?.email === '${KEPT}') throw new Error('This account has orders.');
      },
    });`,
};

describe('what is old', () => {
  let first: App;
  let app: App;
  let inbox: Inbox;
  let editor: Editor;

  beforeAll(async () => {
    ({ app: first, inbox } = await startPortal({ ...options, clients: [{ email: ANA }] }));
    app = first;
    editor = await signInEditor(app);
  });

  afterAll(async () => {
    await app.stop();
    await first.stop();
    await inbox.stop();
  });

  const count = async (table: string) => {
    const [{ rows }] = (await app.database(table).count({ rows: '*' })) as [{ rows: number | string }];
    return Number(rows);
  };
  const sealed = async () => {
    while ((await app.database('ml_audit_events').whereNull('seq')).length > 0) await pause(100);
  };
  const check = async () => dataIn<ChainReport>(await editor.get('/audit-events/verify'));
  const pruned = () => app.database('ml_audit_events').where({ type: 'audit.pruned' });
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

  /** The first round comes with the start. */
  async function restart(): Promise<void> {
    await app.kill();
    app = await startApp({ ...options, magicLink: magicLinkConfig(inbox), directory: first.directory });
    editor = await signInEditor(app);
    await pause(3_000);
  }

  const guest = async (email: string) => {
    await invite(editor, { email, policy: 'guest' });
    const { user } = await sessionIn(await verify(app, { token: tokenIn(await inbox.mailTo(email)) }));
    return user.id;
  };

  it('goes by itself: links, mails, codes of handoffs and guests, and of the log the oldest lines', async () => {
    await requestMail(app, inbox, ANA);
    const [gone, stays] = [await guest('gone@client.example'), await guest('stays@client.example')];
    for (const id of [gone, stays]) await dataIn(await editor.post(`/clients/${id}/end-access`));
    await settled(app);
    await sealed();
    const old = Date.now() - 100 * DAY_MS;
    await app.database('ml_tokens').update({ issued_at_ms: old, expires_at_ms: old });
    await app.database('ml_messages').update({ finished_at_ms: old });
    await app.database('ml_clients').where({ user_id: gone }).update({ access_ended_at_ms: old });
    const lines = await count('ml_audit_events');

    await restart();

    expect(await count('ml_tokens')).toBe(0);
    expect(await count('ml_messages')).toBe(0);
    const left = await app.database('up_users').whereIn('id', [gone, stays]).select('id');
    expect(left).toEqual([{ id: stays }]);
    expect(await app.database('ml_clients').where({ user_id: gone })).toEqual([]);
    expect(await app.database('ml_audit_events').where({ type: 'account.removed' })).toMatchObject([
      { client_id: gone, reason: 'access_ended' },
    ]);
    // Of the log nothing is old enough.
    expect(await count('ml_audit_events')).toBeGreaterThan(lines);
  });

  it('goes though the app does not let one account go, which is said and tried again', async () => {
    const [kept, gone] = [await guest(KEPT), await guest('behind@client.example')];
    for (const id of [kept, gone]) await dataIn(await editor.post(`/clients/${id}/end-access`));
    const old = Date.now() - 100 * DAY_MS;
    await app.database('ml_clients').whereIn('user_id', [kept, gone]).update({ access_ended_at_ms: old });

    await restart();

    const left = await app.database('up_users').whereIn('id', [kept, gone]).select('id');
    expect(left).toEqual([{ id: kept }]);
    expect(app.log()).toContain(`What is old stays for another hour: Guest ${kept}`);
    await app.database('ml_clients').where({ user_id: kept }).update({ guest_account: false });
  });

  it('goes though nobody finished it: an import that was given up, while a young one stays', async () => {
    const opened = async (name: string) => {
      const answer = await editor.post('/invitations/batches', { idempotencyKey: name, name });
      const { documentId } = await dataIn<{ documentId: string }>(answer);
      await dataIn(
        await editor.post(`/invitations/batches/${documentId}/rows`, {
          rows: [{ email: `${name}@client.example` }],
        }),
      );
      return documentId;
    };
    const [given, young] = [await opened('given-up'), await opened('young')];
    const old = Date.now() - 100 * DAY_MS;
    await app.database('ml_batches').where({ document_id: given }).update({ created_at_ms: old });

    await restart();

    expect(await app.database('ml_batches').select('document_id')).toEqual([{ document_id: young }]);
    expect(await app.database('ml_batch_rows').select('batch_document_id')).toEqual([
      { batch_document_id: young },
    ]);
  });

  it('is kept while it is young, waits to be sent, or while a guest was let in again', async () => {
    const id = await guest('again@client.example');
    await dataIn(await editor.post(`/clients/${id}/end-access`));
    const old = Date.now() - 100 * DAY_MS;
    await app.database('ml_clients').where({ user_id: id }).update({ access_ended_at_ms: old });
    await app.database('up_users').where({ id }).update({ blocked: false });
    const [links, mails] = [await count('ml_tokens'), await count('ml_messages')];

    await restart();

    expect(await app.database('up_users').where({ id })).toHaveLength(1);
    // Nor is it looked at again: many such would hold up all others.
    const marked = app.database('ml_clients').where({ user_id: id, blocked_at_end: true });
    expect(await marked).toEqual([]);
    expect([await count('ml_tokens'), await count('ml_messages')]).toEqual([links, mails]);
  });

  it('of the log leaves a checkpoint, with which the rest is still proven', async () => {
    await sealed();
    const all: { id: number }[] = await app.database('ml_audit_events').orderBy('seq').select('id');
    const firstThree = all.slice(0, 3).map(({ id }) => id);
    // As if it had begun then, with these: the age of a line is that of its seal.
    await app.control({ clockOffsetMs: -400 * DAY_MS });
    await app.database('ml_audit_anchors').delete();
    await app.database('ml_audit_events').whereNotIn('id', firstThree).delete();
    await app.database('ml_audit_events').update(UNSEALED);
    await sealed();
    await app.control({ clockOffsetMs: 0 });

    await restart();

    expect(await check()).toMatchObject({ problem: null, from: 3 });
    expect(await pruned()).toMatchObject([{ count: 3 }]);
  });

  describe('where somebody wrote into the database', () => {
    const events = () => app.database('ml_audit_events');
    const checkpoint = () => app.database('ml_audit_anchors').where({ name: 'checkpoint' });
    type Line = Record<string, unknown> & { id: number; seq: number | string; seal: string };
    const lines = (): Promise<Line[]> =>
      Promise.resolve(events().whereNotNull('seq').orderBy('seq') as unknown as Promise<Line[]>);

    const prunedSince = (of: Line[]) => pruned().where('id', '>', of.at(-1)?.id ?? 0);

    /** What a round of retention takes of these lines. */
    async function goneAfterRound(of: Line[]): Promise<number[]> {
      await restart();
      const left = new Set((await lines()).map(({ id }) => id));
      return of.map(({ id }) => id).filter((id) => !left.has(id));
    }

    it('an old time into lines, added one behind them and set the checkpoint back: nothing goes, each is found', async () => {
      const before = await lines();
      const { seq, seal } = await checkpoint().first<Line>();
      const old = Date.now() - 400 * DAY_MS;
      await events().update({ at_ms: old, sealed_at_ms: old });
      const last = withoutSeal(before.at(-1) as Line);
      const added = {
        ...last,
        id: undefined,
        document_id: 'added-by-hand',
        type: 'sign-in.refused',
        at_ms: old,
      };
      await events().insert(added);
      await sealed();
      await checkpoint().update({ seq: 1 });

      expect(await goneAfterRound(before)).toEqual([]);
      expect(await prunedSince(before)).toEqual([]);
      expect((await check()).problem).toBe('checkpoint_forged');
      await checkpoint().update({ seq, seal });
      expect(await check()).toMatchObject({ problem: 'line_altered', seq: Number(before[0]?.seq) });
      for (const { id, at_ms, sealed_at_ms } of before)
        await events().where({ id }).update({ at_ms, sealed_at_ms });
      expect((await check()).problem).toBeNull();
    });

    it('a checkpoint further on, and took the lines before it away: nobody vouches for that, and it is found', async () => {
      await sealed();
      const all = await lines();
      const before = await checkpoint().first<Line>();
      const taken = all.slice(0, 3);
      const { seq, seal } = taken.at(-1) as Line;
      await checkpoint().update({ seq, seal });
      await events().where('seq', '<=', seq).delete();

      expect(await goneAfterRound(all.slice(3))).toEqual([]);
      expect(await prunedSince(all)).toEqual([]);
      expect((await check()).problem).toBe('checkpoint_forged');
      expect(await checkpoint().first<Line>()).toMatchObject({ mac: before.mac });
      await events().insert(taken);
      await checkpoint().update({ seq: before.seq, seal: before.seal });
      expect((await check()).problem).toBeNull();
    });
  });
});
