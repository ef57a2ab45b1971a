import type { ChainReport, Erasure } from '../../contracts';
import type { App } from './support/app';
import { collect, isDone, steer, untilBatch } from './support/batches';
import { dataIn, EDITOR, invite, seedAdmins, signInEditor, type Editor } from './support/editors';
import { tokenIn, type Inbox } from './support/inbox';
import { change, inject } from './support/faults';
import { rowsOf, settled } from './support/rows';
import { requestMail, sessionIn, startPortal, verify } from './support/sign-in';

const ROUNDS = 6;
const TABLES = [
  ...['ml_tokens', 'ml_messages', 'ml_handoffs', 'ml_clients', 'ml_invitations', 'ml_batch_rows'],
  ...['ml_audit_events', 'up_users'],
];
/** SQLite has one connection: there nobody comes in between. */
const withRowLocks = process.env.DATABASE_CLIENT ? it : it.skip;

describe('who is erased while something happens', () => {
  let app: App;
  let inbox: Inbox;
  let editor: Editor;

  beforeAll(async () => {
    ({ app, inbox } = await startPortal({
      bootstrap: seedAdmins([{ email: EDITOR }]),
      magicLink: { accounts: { creation: 'open' } },
    }));
    editor = await signInEditor(app);
  });

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  const erase = async (email: string): Promise<Erasure> =>
    dataIn(await editor.post('/privacy/erase', { email }));
  const idOf = async (email: string) => {
    const user = await app.database('up_users').where({ email }).first<{ id: number } | undefined>('id');
    return user?.id;
  };

  async function sealed(): Promise<ChainReport> {
    const open = () => app.database('ml_audit_events').whereNull('seq');
    while ((await open()).length > 0) await new Promise((resolve) => setTimeout(resolve, 100));
    return dataIn(await editor.get('/audit-events/verify'));
  }

  /** Neither by address nor by the number of their account. */
  async function isNowhere(email: string, id: number | undefined): Promise<void> {
    const tables = ['ml_tokens', 'ml_messages', 'ml_invitations', 'ml_batch_rows', 'ml_audit_events'];
    for (const table of tables) {
      const rows: Record<string, unknown>[] = await app.database(table);
      expect(JSON.stringify(rows).toLowerCase()).not.toContain(email);
      if (id === undefined || table === 'ml_batch_rows') continue;
      expect(rows.filter((row) => row.client_id === id || row.actor === `user:${id}`)).toEqual([]);
    }
  }

  it('signing in for the first time: got in before and goes with it, or finds nothing any more', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const email = `new-${round}@client.example`;
      await invite(editor, { email, name: `Newcomer ${round}` });
      const token = tokenIn(await inbox.mailTo(email));
      const [verified] = await Promise.all([verify(app, { token }), erase(email)]);
      const id = await idOf(email);
      expect([200, 400]).toContain(verified.status);
      expect(id !== undefined).toBe(verified.status === 200);
      await settled(app);
      await isNowhere(email, id);
    }
    expect(await sealed()).toMatchObject({ problem: null });
  });

  it('twice at once: each line is erased once, and both are answered', async () => {
    const email = 'twice@client.example';
    await invite(editor, { email });
    await sessionIn(await verify(app, { token: tokenIn(await inbox.mailTo(email)) }));
    await settled(app);
    const erasures = await Promise.all([erase(email), erase(email), erase(email)]);
    expect(erasures.filter(({ nothingHeld }) => !nothingHeld)).toHaveLength(1);
    expect(erasures.reduce((sum, { invitations }) => sum + invitations, 0)).toBe(1);
    await isNowhere(email, await idOf(email));
    expect(await sealed()).toMatchObject({ problem: null });
  });

  it('being imported: invited before and goes with it, or is invited no more; the others are', async () => {
    for (const pauseMs of [0, 100, 300]) {
      const email = `imported-${pauseMs}@client.example`;
      const others = Array.from({ length: 10 }, (_, n) => ({ email: `o${pauseMs}-${n}@client.example` }));
      const batch = await collect(editor, [...others.slice(0, 5), { email }, ...others.slice(5)]);
      await steer(editor, batch.documentId, 'start');
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      await erase(email);
      const done = await untilBatch(editor, batch.documentId, isDone);
      expect(Object.values(done.rows).reduce((sum, rows) => sum + rows, 0)).toBe(11);
      for (const other of others) expect(await app.database('ml_invitations').where(other)).toHaveLength(1);
      await isNowhere(email, undefined);
    }
    expect(await sealed()).toMatchObject({ problem: null });
  });

  /** Whoever makes such a change has it in hand for a second, before its transaction goes on. */
  async function linger(event: string, when: string): Promise<() => Promise<void>> {
    if (process.env.DATABASE_CLIENT === 'mysql') {
      await app.database.raw(
        `CREATE TRIGGER ml_linger ${event} FOR EACH ROW BEGIN IF ${when} THEN DO SLEEP(1); END IF; END`,
      );
      return () => app.database.raw('DROP TRIGGER ml_linger');
    }
    await app.database.raw(
      `CREATE FUNCTION ml_linger() RETURNS trigger AS $$ BEGIN PERFORM pg_sleep(1); RETURN NULL; END $$ LANGUAGE plpgsql`,
    );
    await app.database.raw(
      `CREATE TRIGGER ml_linger ${event} FOR EACH ROW WHEN (${when}) EXECUTE FUNCTION ml_linger()`,
    );
    return () => app.database.raw('DROP FUNCTION ml_linger() CASCADE');
  }
  const moment = () => new Promise((resolve) => setTimeout(resolve, 400));

  withRowLocks('while an account is being made for them: it is waited for, and goes with it', async () => {
    const [invited, asking] = ['lingers@client.example', 'lingers-too@client.example'];
    await invite(editor, { email: invited, name: 'Linger Longer' });
    const tokens = {
      [invited]: tokenIn(await inbox.mailTo(invited)),
      [asking]: tokenIn((await requestMail(app, inbox, asking)).mail),
    };
    const hurry = await linger('AFTER INSERT ON ml_audit_events', `NEW.type = 'sign-in.succeeded'`);
    for (const [email, token] of Object.entries(tokens)) {
      const verified = verify(app, { token });
      await moment();
      expect(await erase(email)).toMatchObject({ account: 'kept', sessionsEnded: true, links: 1 });
      await sessionIn(await verified);
      await settled(app);
      await isNowhere(email, await idOf(email));
    }
    await hurry();
  });

  /** Nobody seals until the function that comes back is called. */
  async function holdHead(): Promise<() => Promise<void>> {
    const held = await app.database.transaction();
    await held('ml_audit_anchors').where({ name: 'head' }).forUpdate().first();
    return async () => {
      await held.commit();
    };
  }

  withRowLocks(
    'while their lines are being sealed: that is waited for, and none ends as altered',
    async () => {
      const email = 'lingers-in-the-log@client.example';
      await invite(editor, { email });
      const token = tokenIn(await inbox.mailTo(email));
      await settled(app);
      await sealed();
      const release = await holdHead();
      // One portion: a line of somebody else, at whose seal it lingers, and behind it one that names them.
      await invite(editor, { email: 'somebody-else@client.example', notify: false });
      await sessionIn(await verify(app, { token }));
      const id = await idOf(email);
      const hurry = await linger(
        'AFTER UPDATE ON ml_audit_events',
        `OLD.seq IS NULL AND NEW.seq IS NOT NULL AND NEW.type = 'invitation.created'`,
      );
      // By now the sealer waits for the head, and goes on at once.
      await new Promise((resolve) => setTimeout(resolve, 2_500));
      await release();
      await moment();
      expect((await erase(email)).logLines).toBeGreaterThan(0);
      await hurry();
      expect(await sealed()).toMatchObject({ problem: null });
      await isNowhere(email, id);
    },
  );

  withRowLocks('while an import invites them: that is waited for, and goes with it', async () => {
    const email = 'lingers-in-a-list@client.example';
    const hurry = await linger('AFTER UPDATE ON ml_batch_rows', `NEW.state = 'invited'`);
    const batch = await collect(editor, [{ email, name: 'Linger Longer' }]);
    await steer(editor, batch.documentId, 'start');
    await moment();
    expect(await erase(email)).toMatchObject({ invitations: 1, importRows: 1, account: 'none' });
    await hurry();
    await untilBatch(editor, batch.documentId, isDone);
    await isNowhere(email, undefined);
  });

  it('a guest: the account goes as well, and who was made permanent keeps it', async () => {
    const [guest, kept] = ['guest@client.example', 'kept@client.example'];
    for (const email of [guest, kept]) {
      await invite(editor, { email, policy: 'guest', name: 'Gustav Gast' });
      await sessionIn(await verify(app, { token: tokenIn(await inbox.mailTo(email)) }));
    }
    const [guestId, keptId] = [await idOf(guest), await idOf(kept)];
    await dataIn(await editor.post(`/clients/${keptId}/end-access`));
    await app.database('up_users').where({ id: keptId }).update({ blocked: false });
    await settled(app);

    expect(await erase(guest)).toMatchObject({ account: 'removed', sessionsEnded: false });
    expect(await idOf(guest)).toBeUndefined();
    expect(await app.database('ml_clients').where({ user_id: guestId })).toEqual([]);
    await isNowhere(guest, guestId);
    expect(await erase(guest)).toMatchObject({ account: 'none', nothingHeld: true });

    expect(await erase(kept)).toMatchObject({ account: 'kept' });
    expect(await idOf(kept)).toBe(keptId);
    await isNowhere(kept, keptId);
    expect(await sealed()).toMatchObject({ problem: null });
  });

  it('whose account somebody else had removed before: what the plugin kept of it goes, too', async () => {
    const email = 'gone@client.example';
    await invite(editor, { email, name: 'Gone Girl' });
    await sessionIn(await verify(app, { token: tokenIn(await inbox.mailTo(email)) }));
    const id = await idOf(email);
    await settled(app);
    await app.database('up_users').where({ id }).delete();
    expect(await erase(email)).toMatchObject({ account: 'none', clients: 1, nothingHeld: false });
    await isNowhere(email, id);
    expect(await app.database('ml_clients').where({ user_id: id })).toEqual([]);
  });

  it('with their account: what was sent to an earlier address of it goes as well', async () => {
    const [earlier, today] = ['earlier@client.example', 'today@client.example'];
    await invite(editor, { email: earlier });
    await sessionIn(await verify(app, { token: tokenIn(await inbox.mailTo(earlier)) }));
    await settled(app);
    await app.database('up_users').where({ email: earlier }).update({ email: today });
    expect(await erase(today)).toMatchObject({ account: 'kept', invitations: 1 });
    await isNowhere(earlier, await idOf(today));
  });

  it('leaves nothing half done where the database fails', async () => {
    const email = 'half@client.example';
    await invite(editor, { email, name: 'Half Done' });
    await sessionIn(await verify(app, { token: tokenIn(await inbox.mailTo(email)) }));
    await settled(app);
    await sealed();
    const before = await rowsOf(app, TABLES);
    const mend = await inject(
      app.database,
      change('ml_audit_events', 'INSERT', `NEW.type = 'privacy.erased'`),
    );
    expect((await editor.post('/privacy/erase', { email })).status).toBe(500);
    await mend();
    expect(await rowsOf(app, TABLES)).toEqual(before);
    expect(app.log()).not.toContain(email);
    expect(await erase(email)).toMatchObject({ invitations: 1 });
  });
});
