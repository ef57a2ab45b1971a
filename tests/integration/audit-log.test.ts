import type { AuditPage, AuditRecord, ChainReport } from '../../contracts';
import type { App } from './support/app';
import { runCommand } from './support/command';
import { dataIn, EDITOR, invite, seedAdmins, signInEditor, type Editor } from './support/editors';
import type { Inbox } from './support/inbox';
import {
  ANA,
  BEN,
  refusalIn,
  requestLink,
  requestMail,
  sessionIn,
  startPortal,
  verify,
} from './support/sign-in';
import { tokenIn } from './support/inbox';

const READER = 'reader@studio.example';
const MALICE = '=HYPERLINK("https://evil.example")';

describe('the log', () => {
  let app: App;
  let inbox: Inbox;
  let admin: Editor;

  beforeAll(async () => {
    ({ app, inbox } = await startPortal({
      bootstrap: seedAdmins([{ email: EDITOR }, { email: READER, actions: ['audit.read'] }]),
    }));
    admin = await signInEditor(app);
    await requestMail(app, inbox, ANA);
    const { mail } = await requestMail(app, inbox, BEN);
    await sessionIn(await verify(app, { token: tokenIn(mail) }));
    await requestLink(app, 'nobody@client.example');
    await invite(admin, { email: 'ida@client.example', name: 'Ida', notify: false });
  });

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  const page = async (query = '', by = admin): Promise<AuditPage> => {
    const response = await by.get(`/audit-events${query && `?${query}`}`);
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    return (await response.json()) as AuditPage;
  };
  const typesIn = async (query: string) => (await page(query)).data.map(({ type }) => type);

  /** Sealing is the worker's: it comes within seconds. */
  async function untilSealed(): Promise<AuditPage> {
    const deadline = Date.now() + 10_000;
    for (;;) {
      const seen = await page();
      if (seen.meta.chain.unsealed === 0) return seen;
      if (Date.now() > deadline) throw new Error(`Still ${seen.meta.chain.unsealed} lines without a seal`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  it('seals every line within ten seconds, in order and without a gap', async () => {
    const { data, meta } = await untilSealed();
    const seqs = data.map(({ seq }) => seq ?? 0).sort((one, other) => one - other);
    expect(seqs).toEqual(Array.from({ length: meta.chain.head.seq }, (_, index) => index + 1));
    expect(app.log()).toMatch(/magic-link: the log is sealed up to \d+:[0-9a-f]{64}/);
  });

  it('is read the newest first, with who and whom by name', async () => {
    const { data } = await page();
    const moments = data.map(({ at }) => at);
    expect(moments).toEqual([...moments].sort().reverse());
    const created = data.find(({ type }) => type === 'invitation.created');
    expect(created).toMatchObject({
      actor: { kind: 'admin', name: 'Noor Studio' },
      invitationEmail: 'ida@client.example',
    });
    expect(data.find(({ type }) => type === 'sign-in.succeeded')?.clientEmail).toBe(BEN);
  });

  it('is filtered by kind, outcome, reason, client, network, dates, and by a part of an address', async () => {
    expect(new Set(await typesIn('type=invitation.created'))).toEqual(new Set(['invitation.created']));
    expect(await typesIn('outcome=withheld&reason=address_unknown')).toContain('sign-in.requested');
    const ben = await app.database('up_users').where({ email: BEN }).first<{ id: number }>('id');
    for (const { clientId } of (await page(`clientId=${ben.id}`)).data) expect(clientId).toBe(ben.id);
    expect(new Set((await page('search=BEN@')).data.map(({ clientEmail }) => clientEmail))).toEqual(
      new Set([BEN]),
    );
    expect(await typesIn('search=ida')).toContain('invitation.created');
    expect(await typesIn('search=%25')).toEqual([]);
    expect(await typesIn('network=203.0.113.0/24')).toEqual([]);
    expect(await typesIn('until=2020-01-01T00:00:00Z')).toEqual([]);
    expect((await typesIn('from=2020-01-01T00:00:00Z')).length).toBeGreaterThan(3);
  });

  it('is paged by a cursor that neither repeats nor leaves out a line', async () => {
    const whole = (await page('pageSize=100')).data.map(({ documentId }) => documentId);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const { data, meta }: AuditPage = await page(`pageSize=2${cursor === null ? '' : `&cursor=${cursor}`}`);
      seen.push(...data.map(({ documentId }) => documentId));
      cursor = meta.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual(whole);
  });

  it.each([
    'type=nothing.happened',
    'outcome=maybe',
    'clientId=x',
    'actor=somebody',
    'from=yesterday',
    'cursor=1',
    'pageSize=0',
    'colour=red',
    `search=${'a'.repeat(256)}`,
  ])('refuses a query that it does not know, and says what to change: %s', async (query) => {
    const answer = await admin.get(`/audit-events?${query}`);
    expect(await refusalIn(answer)).toEqual({ status: 400, code: 'invalid_input' });
  });

  it('is exported exactly as filtered, with formulas neutralised, and says who took it away', async () => {
    const { documentId } = await invite(admin, { email: 'eva@client.example', notify: false });
    await app
      .database('ml_audit_events')
      .where({ invitation_document_id: documentId })
      .update({ browser: MALICE });
    const csv = await (await admin.get('/audit-events/export?type=invitation.created')).text();
    const lines = csv.trim().split('\r\n');
    expect(lines).toHaveLength(1 + (await typesIn('type=invitation.created')).length);
    expect(csv).toContain(`"'=HYPERLINK(""https://evil.example"")"`);

    const ndjson = await (await admin.get('/audit-events/export?format=ndjson&search=ben@')).text();
    const records = ndjson
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as AuditRecord);
    expect(records).toEqual(
      (await page('search=ben@')).data.map((record) => ({ ...record, seq: expect.anything() as number })),
    );
    expect((await page('type=audit.exported')).data[0]?.actor).toMatchObject({
      kind: 'admin',
      name: 'Noor Studio',
    });
    await app.database('ml_audit_events').where({ invitation_document_id: documentId }).delete();
  });

  it('is shown to who may read it, and neither exported nor verified by them', async () => {
    const reader = await signInEditor(app, READER);
    expect((await page('', reader)).data.length).toBeGreaterThan(0);
    for (const path of ['/audit-events/export', '/audit-events/verify']) {
      expect((await reader.get(path)).status).toBe(403);
    }
  });
});

describe('who tampers with the log', () => {
  let app: App;
  let inbox: Inbox;
  let admin: Editor;

  beforeAll(async () => {
    ({ app, inbox } = await startPortal({ bootstrap: seedAdmins([{ email: EDITOR }]) }));
    admin = await signInEditor(app);
    for (const email of [ANA, BEN, ANA]) await requestMail(app, inbox, email);
  });

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  const check = async (query = '') => dataIn<ChainReport>(await admin.get(`/audit-events/verify${query}`));
  const events = () => app.database('ml_audit_events');
  async function sealed(): Promise<number> {
    const deadline = Date.now() + 10_000;
    for (;;) {
      const [{ open }] = (await events().whereNull('seq').count({ open: '*' })) as [
        { open: number | string },
      ];
      if (Number(open) === 0) return Number((await events().max({ seq: 'seq' }))[0]?.seq);
      if (Date.now() > deadline) throw new Error('Lines stay without a seal.');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  it('is found out, at the line, and the log and its list say so', async () => {
    await sealed();
    expect(await check()).toMatchObject({ problem: null, unsealed: expect.any(Number) as number });
    const { reason } = await events().where({ seq: 2 }).first<{ reason: string | null }>('reason');
    await events().where({ seq: 2 }).update({ reason: 'link_used' });
    expect(await check()).toMatchObject({ problem: 'line_altered', seq: 2 });
    const { meta } = (await (await admin.get('/audit-events?type=audit.verified')).json()) as AuditPage;
    expect(meta.chain.lastReport).toMatchObject({ problem: 'line_altered', seq: 2 });
    await events().where({ seq: 2 }).update({ reason });
    expect((await check()).problem).toBeNull();
  });

  it('is found out from the command line as well, without the panel', async () => {
    const seq = await sealed();
    const { seal } = await events().where({ seq }).first<{ seal: string }>('seal');
    const intact = await runCommand(['verify-log', `${seq}:${seal}`], app.directory);
    expect(intact).toMatchObject({ code: 0, stderr: '' });
    expect(intact.stdout).toMatch(
      /Unaltered: \d+ lines[\s\S]*Keep this head elsewhere[\s\S]*\n\d+:[0-9a-f]{64}\n$/,
    );

    await events().where({ seq: 1 }).update({ count: 2 });
    const altered = await runCommand(['verify-log'], app.directory);
    expect(altered).toMatchObject({ code: 1 });
    expect(altered.stdout).toContain('The log was altered: line_altered at line 1.');
    await events().where({ seq: 1 }).update({ count: 1 });
    expect(await runCommand(['verify-log', 'x'], app.directory)).toMatchObject({ code: 1 });
  });

  it('and cuts the tail with its head is found out by a head that was kept elsewhere, and only so', async () => {
    const seq = await sealed();
    const { seal } = await events().where({ seq }).first<{ seal: string }>('seal');
    expect((await check(`?head=${seq}:${seal}`)).problem).toBeNull();
    const before = await events()
      .where({ seq: seq - 1 })
      .first<{ seal: string }>('seal');
    await events().where({ seq }).delete();
    const head = { seq: seq - 1, seal: before.seal };
    await app.database('ml_audit_anchors').where({ name: 'head' }).update(head);
    expect((await check()).problem).toBeNull();
    await sealed();
    expect((await check(`?head=${seq}:${seal}`)).problem).toBe('expected_head_missing');
    expect(await refusalIn(await admin.get('/audit-events/verify?head=x'))).toEqual({
      status: 400,
      code: 'invalid_input',
    });
  });
});
