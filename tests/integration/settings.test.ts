import type { App } from './support/app';
import { EDITOR, invite, seedAdmins, signInEditor, type Editor } from './support/editors';
import { type Inbox } from './support/inbox';
import { changeLines, changeSettings, problemsIn, settingsOf } from './support/rules';
import { ANA, BEN, refusalIn, requestMail, startPortal } from './support/sign-in';

const NEWCOMER = 'newcomer@client.example';

describe('settings that the panel changes', () => {
  let app: App;
  let inbox: Inbox;
  let editor: Editor;

  beforeAll(async () => {
    ({ app, inbox } = await startPortal({
      bootstrap: seedAdmins([{ email: EDITOR }]),
      magicLink: {
        portal: { url: 'http://portal.example:5173' },
        limits: { requestsInTotal: { points: 1_000 } },
        secrets: ['a secret of this test, long enough to be one'],
      },
    }));
    editor = await signInEditor(app);
  });

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  afterEach(async () => {
    const { defaults } = await settingsOf(editor);
    const { limits, ...rest } = defaults;
    const { requestsInTotal, ...free } = limits;
    await changeSettings(editor, {
      ...rest,
      limits: { ...free, requestsInTotal: { windowSeconds: requestsInTotal.windowSeconds } },
    });
  });

  const put = (body: unknown) => editor.send('PUT', '/settings', body);

  it('are shown with their defaults, what a file fixes, and nothing secret', async () => {
    const settings = await settingsOf(editor);
    expect(settings.values).toEqual(settings.defaults);
    expect(settings.values.portal).toEqual({ name: 'Client portal' });
    expect(settings.locked).toEqual(['limits.requestsInTotal.points']);
    expect(settings.fixed).toMatchObject({
      portal: { url: 'http://portal.example:5173', callback: '/callback' },
      mail: { from: 'Northwind <hello@northwind.example>', sentBy: '127.0.0.1' },
      secrets: 1,
      counters: 'database',
    });
    expect(JSON.stringify(settings)).not.toContain('long enough to be one');
  });

  it('the name of the portal is in the next mail and in what editors are offered', async () => {
    await changeSettings(editor, { portal: { name: 'Harbour & Sons' } });
    const { mail } = await requestMail(app, inbox, ANA);
    expect(`${mail.parsed.subject} ${mail.parsed.text}`).toContain('Harbour & Sons');
    expect(await (await editor.get('/options')).text()).toContain('Harbour & Sons');
  });

  it('the colour of buttons is in the next mail and on the page', async () => {
    await changeSettings(editor, { mail: { accentColor: '#7a1f5c' } });
    const { mail } = await requestMail(app, inbox, ANA);
    expect(mail.parsed.html).toContain('#7a1f5c');
    const page = await app.get(`/api/magic-link/open?token=none`);
    expect(await page.text()).toContain('#7a1f5c');
  });

  it('who may get an account: nobody, and whoever asks, at once', async () => {
    await changeSettings(editor, { accounts: { creation: 'closed' } });
    const refused = await editor.post('/invitations', { email: NEWCOMER, notify: false });
    expect(await refusalIn(refused)).toMatchObject({ code: 'accounts_closed' });
    await changeSettings(editor, { accounts: { creation: 'open', deniedRoles: ['authenticated'] } });
    const denied = await editor.post('/invitations', { email: NEWCOMER, notify: false });
    expect(await refusalIn(denied)).toMatchObject({ code: 'role_denied' });
    await changeSettings(editor, { accounts: { deniedRoles: [] } });
    await invite(editor, { email: NEWCOMER, notify: false });
  });

  it('limits, their points and their windows', async () => {
    await changeSettings(editor, { limits: { requestsPerNetwork: { points: 1, windowSeconds: 120 } } });
    const ask = () => app.post('/api/magic-link/request', { email: ANA });
    const answers = [await ask(), await ask(), await ask()];
    const last = answers.at(-1);
    expect(last?.status).toBe(429);
    expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0);
    await changeSettings(editor, { limits: { requestsPerNetwork: { points: 60 } } });
    expect((await ask()).status).toBe(202);
  });

  it('what the log keeps of addresses', async () => {
    const kept = async (ipAddresses: string): Promise<unknown> => {
      await changeSettings(editor, { privacy: { ipAddresses } });
      await app.post('/api/magic-link/request', { email: BEN });
      const lines = app.database('ml_audit_events').where({ type: 'sign-in.requested' });
      return (await lines.orderBy('id', 'desc').first<{ network: unknown }>('network')).network;
    };
    expect(await kept('none')).toBeNull();
    expect(await kept('full')).toMatch(/^(?:127\.0\.0\.1|::1)$/);
  });

  it('each change stands in the log with before and after; what did not change is no change', async () => {
    await app.database('ml_audit_events').delete();
    await changeSettings(editor, { accounts: { creation: 'closed' }, retention: { auditDays: 30 } });
    await changeSettings(editor, { accounts: { creation: 'closed' } });
    const { id } = await app.database('admin_users').where({ email: EDITOR }).first<{ id: number }>('id');
    expect(await changeLines(app, 'settings.changed')).toEqual([
      {
        type: 'settings.changed',
        actor: `admin:${id}`,
        subject: null,
        changes: [
          { field: 'accounts.creation', before: 'invited', after: 'closed' },
          { field: 'retention.auditDays', before: 365, after: 30 },
        ],
      },
    ]);
  });

  it('refuse what files alone say, what a file fixes, what is unknown or out of range, and change nothing then', async () => {
    const { version } = await settingsOf(editor);
    const refused = async (values: object) => problemsIn(await put({ version, ...values }));
    const invalid = (...paths: string[]) => ({ status: 400, code: 'invalid_input', paths });
    for (const [group, key] of [
      ['portal', 'url'],
      ['portal', 'callback'],
      ['portal', 'allowedRedirects'],
      ['mail', 'from'],
      ['invitations', 'copyLink'],
      ['accounts', 'trustCreatedBefore'],
    ] as const) {
      expect(await refused({ [group]: { [key]: 'https://evil.example' } })).toEqual(
        invalid(`${group}.${key}`),
      );
    }
    for (const group of [
      'secrets',
      'smtp',
      'redis',
      'links',
      'ceilings',
      'policies',
      'documents',
      '__proto__x',
    ]) {
      expect(await refused({ [group]: {} })).toEqual(invalid(group));
    }
    expect(await refused({ limits: { requestsInTotal: { points: 5 } } })).toEqual({
      status: 400,
      code: 'setting_locked',
      paths: ['limits.requestsInTotal.points'],
    });
    expect(await refused({ retention: { auditDays: 1 }, accounts: { creation: 'all' } })).toEqual(
      invalid('accounts.creation', 'retention.auditDays'),
    );
    expect(await refused({ accounts: { deniedRoles: ['nobody'] } })).toEqual(invalid('accounts.deniedRoles'));
    expect(await refused({ portal: { name: 'a\r\nBcc: eve@evil.example' } })).toEqual(invalid('portal.name'));
    expect(await refused({ mail: { accentColor: 'red;background:url(//evil.example)' } })).toEqual(
      invalid('mail.accentColor'),
    );
    expect(await problemsIn(await put({ portal: { name: 'New' } }))).toEqual(invalid('version'));
    expect(await problemsIn(await put([]))).toMatchObject({ status: 400 });
    expect((await settingsOf(editor)).version).toBe(version);
  });

  it('of two who change them at a moment, one does and the other is told', async () => {
    const { version } = await settingsOf(editor);
    const answers = await Promise.all(['One', 'Two'].map((name) => put({ version, portal: { name } })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});
