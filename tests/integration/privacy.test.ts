import type { AuditPage, ChainReport, Erasure, PersonalData } from '../../contracts';
import type { App } from './support/app';
import { collect, isDone, steer, untilBatch } from './support/batches';
import { dataIn, EDITOR, invite, seedAdmins, signInEditor, type Editor } from './support/editors';
import { linkIn, tokenIn, type Inbox } from './support/inbox';
import { openPage, pressButton } from './support/page';
import { settled, UNSEALED } from './support/rows';
import { ANA, BEN, refusalIn, requestLink, sessionIn, startPortal, verify } from './support/sign-in';

const IDA = 'ida@client.example';
/** Whom a database that ignores accents takes for Ida. */
const LOOKALIKE = 'idà@client.example';
const NAME = 'Ida Ziegelhuber';
const NOTE = 'Welcome aboard, dear Ida';
const FROM = '203.0.113.77';
const THEIR_NETWORK = '203.0.113.0/24';
const THEIR_BROWSER = 'Opera on Windows';
const OPERA =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Safari/537.36 OPR/106.0';
/** As they come: through a proxy, from a network and a browser that nobody else has. */
const AS_IDA = { 'x-forwarded-for': FROM, 'user-agent': OPERA };

const TABLES = [
  'ml_tokens',
  'ml_messages',
  'ml_handoffs',
  'ml_clients',
  'ml_invitations',
  'ml_batches',
  'ml_batch_rows',
  'ml_audit_events',
  'ml_audit_anchors',
];
/** What lets somebody in, or proves something, if it gets out. */
const SECRET_COLUMNS = [
  ...['jti', 'kid', 'request_id', 'address_key', 'live_place', 'code_challenge', 'proven_address_key'],
  ...['pending_key', 'lease_id', 'hash', 'creation_key', 'seal', 'commitment', 'salt', 'erasure', 'mac'],
];

const options = {
  bootstrap: seedAdmins([{ email: EDITOR }]),
  server: { proxy: { koa: true, maxIpsCount: 1 } },
  magicLink: { accounts: { creation: 'open' } },
};

describe('one person', () => {
  let app: App;
  let inbox: Inbox;
  let editor: Editor;

  beforeAll(async () => {
    ({ app, inbox } = await startPortal(options));
    editor = await signInEditor(app);
  });

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  const exportOf = async (email: string): Promise<PersonalData> =>
    dataIn(await editor.post('/privacy/export', { email }));
  const erase = async (email: string): Promise<Erasure> =>
    dataIn(await editor.post('/privacy/erase', { email }));
  const check = async () => dataIn<ChainReport>(await editor.get('/audit-events/verify'));
  const rows = (table: string) => app.database(table) as unknown as Promise<Record<string, unknown>[]>;
  const dump = async () =>
    JSON.stringify(await Promise.all(TABLES.map(async (table) => [table, await rows(table)])));

  async function sealed(): Promise<void> {
    const open = () => app.database('ml_audit_events').whereNull('seq');
    while ((await open()).length > 0) await new Promise((resolve) => setTimeout(resolve, 100));
  }

  const verifyAs = (proof: object, headers: Record<string, string>) =>
    app.post('/api/magic-link/verify', proof, headers);
  const asks = async (email: string, headers: Record<string, string>) => {
    const before = inbox.mailsTo(email).length;
    await app.post('/api/magic-link/request', { email }, headers);
    return inbox.mailTo(email, before + 1);
  };

  /** Ida is invited, comes, asks again, leaves a link unused and a page open, and stands in two imports. */
  async function idaLeavesTraces(): Promise<number> {
    await invite(editor, {
      ...{ email: IDA, name: NAME, message: NOTE, metadata: { customer: NAME } },
      redirectTo: '/ida-only',
    });
    const invited = tokenIn(await inbox.mailTo(IDA));
    const { user } = await sessionIn(await verifyAs({ token: invited }, AS_IDA));
    await sessionIn(await verifyAs({ token: tokenIn(await asks(IDA, AS_IDA)) }, AS_IDA));
    await verifyAs({ token: invited }, AS_IDA);
    const open = await asks(IDA, AS_IDA);
    await pressButton(app, await openPage(linkIn(open)));
    await invite(editor, { email: IDA, name: NAME, existingClient: 'keep-role' });
    const skipped = await collect(editor, [
      { email: IDA, name: NAME },
      { email: `Ida <${IDA}>`, name: NAME },
      { email: 'hugo@client.example' },
    ]);
    await steer(editor, skipped.documentId, 'start');
    await untilBatch(editor, skipped.documentId, isDone);
    await collect(editor, [{ email: IDA.toUpperCase(), name: NAME, message: NOTE }]);
    await settled(app);
    return user.id;
  }

  /** Ben, and who looks like Ida. */
  async function othersLeaveTraces(): Promise<void> {
    await sessionIn(await verify(app, { token: tokenIn(await asks(BEN, {})) }));
    await invite(editor, { email: LOOKALIKE, name: 'Idà', message: 'Benvenuta' });
    await inbox.mailTo(LOOKALIKE);
    await requestLink(app, BEN);
    await settled(app);
    // MariaDB takes both for one address here as well, and would have Ida wait.
    await app.database('ml_invitations').update({ last_sent_at_ms: null });
  }

  /** All rows that are about the others, however they are known. */
  async function rowsOfOthers(idas: number) {
    const without = (row: Record<string, unknown>) =>
      Object.fromEntries(
        Object.entries(row).filter(([column]) => !['updated_at', 'due_at_ms'].includes(column)),
      );
    const { id: ben } = await app.database('up_users').where({ email: BEN }).first<{ id: number }>('id');
    const invitation = await app
      .database('ml_invitations')
      .where({ email: LOOKALIKE })
      .first<{ document_id: string }>('document_id');
    const about = { invitation_document_id: invitation.document_id };
    expect(ben).not.toBe(idas);
    const found = await Promise.all([
      app.database('ml_tokens').where({ client_id: ben }).orWhere(about).orderBy('id'),
      app.database('ml_messages').where(about).orderBy('id'),
      app.database('ml_clients').whereNot({ user_id: idas }).orderBy('id'),
      app.database('ml_invitations').where('document_id', invitation.document_id),
      app.database('ml_audit_events').where({ client_id: ben }).orWhere(about).orderBy('id'),
      app.database('up_users').whereNot({ id: idas }).orderBy('id'),
    ]);
    for (const list of found) expect(list).not.toEqual([]);
    return found.map((list: Record<string, unknown>[]) => list.map(without));
  }

  it('is exported with all that is held, without a secret, and without anybody else', async () => {
    await othersLeaveTraces();
    const idas = await idaLeavesTraces();
    await sealed();
    const data = await exportOf(IDA.toUpperCase());
    const text = JSON.stringify(data);

    expect(data).toMatchObject({ email: IDA, complete: true });
    expect(data.accounts).toMatchObject([{ id: idas, email: IDA }]);
    expect(data.clients).toMatchObject([{ accountId: idas, name: NAME }]);
    expect(data.invitations).toHaveLength(2);
    expect(data.invitations[1]).toMatchObject({
      ...{ name: NAME, message: NOTE, metadata: { customer: NAME }, lifecycle: 'accepted' },
      invitedBy: 'admin',
    });
    expect(data.links.map(({ state }) => state).sort()).toEqual(['live', 'live', 'used', 'used']);
    expect(data.messages).toHaveLength(4);
    expect(data.importRows.map(({ fields }) => fields?.email)).toEqual([
      IDA.toUpperCase(),
      `Ida <${IDA}>`,
      IDA,
    ]);
    const types = data.log.map(({ type }) => type);
    for (const type of ['sign-in.succeeded', 'sign-in.refused', 'invitation.created'])
      expect(types).toContain(type);
    expect(data.log.find(({ type }) => type === 'sign-in.succeeded')).toMatchObject({
      ...{ by: null, network: THEIR_NETWORK, browser: THEIR_BROWSER },
    });
    expect(data.log.find(({ type }) => type === 'invitation.created')).toMatchObject({
      ...{ by: 'admin', network: null, browser: null },
    });

    for (const stranger of [BEN, LOOKALIKE, 'Idà', 'Benvenuta', 'hugo@', EDITOR, 'Noor'])
      expect(text).not.toContain(stranger);
    for (const table of TABLES) {
      for (const row of await rows(table)) {
        for (const column of SECRET_COLUMNS) {
          const value = row[column];
          if (typeof value === 'string' && value !== '') expect(text).not.toContain(value);
        }
      }
    }
    const { data: lines } = (await (
      await editor.get('/audit-events?type=privacy.exported')
    ).json()) as AuditPage;
    expect(lines).toMatchObject([{ actor: { kind: 'admin', name: 'Noor Studio' }, clientEmail: null }]);
  });

  it('is erased from every table, and the log stays whole; of others no row changes', async () => {
    const { id: idas } = await app.database('up_users').where({ email: IDA }).first<{ id: number }>('id');
    await sealed();
    const others = await rowsOfOthers(idas);
    const before = await dump();
    for (const trace of [IDA, NAME, NOTE, THEIR_NETWORK, THEIR_BROWSER]) expect(before).toContain(trace);
    // What they do last waits for its seal when they are erased.
    await app.post('/api/magic-link/request', { email: IDA }, AS_IDA);

    const erasure = await erase(IDA);
    expect(erasure).toMatchObject({ account: 'kept', sessionsEnded: true, nothingHeld: false });
    expect(erasure).toMatchObject({ invitations: 2, links: 5, importRows: 3, clients: 1 });

    const after = await dump();
    const traces = [IDA, NAME, NOTE, THEIR_NETWORK, THEIR_BROWSER, FROM, 'ida-only', `user:${idas}`];
    for (const trace of [...traces, ...traces.map((each) => each.toUpperCase())])
      expect(after).not.toContain(trace);
    for (const table of ['ml_tokens', 'ml_messages', 'ml_invitations', 'ml_audit_events'])
      expect(await app.database(table).where({ client_id: idas })).toEqual([]);
    expect(await rowsOfOthers(idas)).toEqual(others);

    await sealed();
    expect(await check()).toMatchObject({ problem: null, erased: expect.any(Number) as number });
    expect((await check()).erased).toBeGreaterThan(5);
    const [line] = await app.database('ml_audit_events').where({ type: 'privacy.erased' });
    expect(line).toMatchObject({ client_id: null, network: null, invitation_document_id: null });
  });

  it('keeps the account of Users & Permissions, what protects it, and no session that came by link', async () => {
    expect(await app.database('up_users').where({ email: IDA })).toHaveLength(1);
    const [client] = await app
      .database('ml_clients')
      .whereIn('user_id', app.database('up_users').where({ email: IDA }).select('id'));
    expect(client).toMatchObject({ name: null, last_sign_in_at_ms: null, invitation_document_id: null });
    expect(client).toMatchObject({
      sessions_valid_from_seconds: expect.anything() as number,
      proven_address_key: expect.any(String) as string,
    });
  });

  it('erased once more, has nothing left', async () => {
    expect(await erase(IDA)).toMatchObject({
      ...{ account: 'kept', sessionsEnded: false, nothingHeld: true },
      ...{ clients: 0, invitations: 0, links: 0, messages: 0, importRows: 0, logLines: 0 },
    });
    expect(await exportOf(IDA)).toMatchObject({ invitations: [], links: [], messages: [], log: [] });
  });

  it('without an account is found by what was sent to them, and erased with where they declined or asked', async () => {
    const [declines, asked] = ['declines@client.example', 'asked@client.example'];
    await invite(editor, { email: declines, name: 'Nora Nein' });
    const token = tokenIn(await inbox.mailTo(declines));
    expect((await app.post('/api/magic-link/decline', { token }, AS_IDA)).status).toBe(204);
    await asks(asked, AS_IDA);
    await settled(app);
    await sealed();
    expect((await exportOf(declines)).log.map(({ type }) => type)).toContain('invitation.declined');
    expect((await exportOf(asked)).log.map(({ type }) => type)).toContain('sign-in.requested');
    for (const email of [declines, asked]) {
      expect(await erase(email)).toMatchObject({ account: 'none', links: 1, nothingHeld: false });
    }
    const after = await dump();
    for (const trace of [declines, asked, 'Nora Nein', THEIR_NETWORK, THEIR_BROWSER])
      expect(after).not.toContain(trace);
    await sealed();
    expect(await check()).toMatchObject({ problem: null });
  });

  it('and a line that somebody empties by hand is found, as is any other that is altered', async () => {
    await sealed();
    const lines = () => app.database('ml_audit_events');
    const { id: ben } = await app.database('up_users').where({ email: BEN }).first<{ id: number }>('id');
    const bens = await lines()
      .where({ client_id: ben })
      .whereNotNull('salt')
      .first<Record<string, unknown>>();
    const empty = { client_id: null, network: null, browser: null, salt: null };
    const { erasure: ofAnother } = await lines()
      .whereNotNull('erasure')
      .first<{ erasure: string }>('erasure');
    const [kid = '', mac = ''] = ofAnother.split(':');
    const madeUp = `${kid}:${'0'.repeat(mac.length)}`;
    for (const erasure of [
      null,
      madeUp,
      ofAnother,
      String(bens.seal),
      `${kid}:${String(bens.seal)}`,
      '',
      ':',
    ]) {
      await lines()
        .where({ id: bens.id })
        .update({ ...empty, erasure });
      const { problem, seq } = await check();
      expect([erasure, seq]).toEqual([erasure, Number(bens.seq)]);
      expect(['line_altered', 'key_unknown']).toContain(problem);
    }
    await lines().where({ id: bens.id }).update(bens);
    expect((await check()).problem).toBeNull();
  });

  it('is exported up to 5,000 records of a kind, the newest, and told that there is more', async () => {
    const email = 'prolific@client.example';
    const { documentId } = await invite(editor, { email, notify: false });
    const [line] = (await app.database('ml_audit_events').where({ invitation_document_id: documentId })) as [
      Record<string, unknown>,
    ];
    const copies = Array.from({ length: 5_000 }, (_, n) => ({
      ...{ ...line, ...UNSEALED, id: undefined, document_id: `copy-${n}`, at_ms: Number(line.at_ms) + 1 + n },
    }));
    await app.database.batchInsert('ml_audit_events', copies, 40);
    const whole = await exportOf(email);
    expect(whole.complete).toBe(false);
    expect(whole.log).toHaveLength(5_000);
    // The oldest, which is the invitation itself, is what is left out.
    const times = whole.log.map(({ at }) => Date.parse(at));
    expect(Math.min(...times)).toBe(Number(line.at_ms) + 1);
    await app.database('ml_audit_events').where({ document_id: 'copy-4999' }).delete();
    expect(await exportOf(email)).toMatchObject({ complete: true });
    expect(await erase(email)).toMatchObject({ invitations: 1, logLines: 5_000 });
  });

  it.each(['', 'nobody', 'a@b@c', null, ['ana@client.example'], 5])(
    'has one address: %j is refused',
    async (email) => {
      for (const path of ['/privacy/export', '/privacy/erase']) {
        const refusal = await refusalIn(await editor.post(path, { email }));
        expect(refusal).toEqual({ status: 400, code: 'invalid_email' });
        const more = await refusalIn(await editor.post(path, { email: ANA, all: true }));
        expect(more).toEqual({ status: 400, code: 'invalid_input' });
      }
    },
  );
});
