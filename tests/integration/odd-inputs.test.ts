import type { App } from './support/app';
import { apiToken, callerWith, SEED_CALLERS } from './support/callers';
import { EDITOR, invite, seedAdmins, signInEditor, type Editor } from './support/editors';
import { type Inbox } from './support/inbox';
import { refusalIn, startPortal } from './support/sign-in';

const NUL = '\u0000';

let invited = 0;
const newAddress = () => `odd${(invited += 1)}@client.example`;

describe('odd input to the routes of panel and servers', () => {
  let app: App;
  let inbox: Inbox;
  let editor: Editor;
  let server: ReturnType<typeof callerWith>;
  let accessKey: string;

  beforeAll(async () => {
    ({ app, inbox } = await startPortal({
      bootstrap: `${seedAdmins([{ email: EDITOR }])}\n${SEED_CALLERS}`,
      usersPermissions: { jwtManagement: 'refresh' },
      magicLink: { invitations: { copyLink: true } },
    }));
    editor = await signInEditor(app);
    ({ accessKey } = await apiToken(app, { name: 'crm', type: 'full-access' }));
    server = callerWith(app, accessKey);
  });

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  it.each([21, 1_000, 100_000])('metadata %i levels deep is refused, not stumbled over', async (depth) => {
    const metadata = `{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`;
    const sent = await app.get('/api/magic-link/invitations', {
      method: 'POST',
      body: `{"email":"${newAddress()}","metadata":${metadata}}`,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${accessKey}` },
    });
    expect(sent.status).toBe(400);
    if (depth < 100_000) expect((await refusalIn(sent)).code).toBe('invalid_input');
  });

  it.each(['/invitations', '/invitations/check', '/invitations/preview-mail'])(
    'a link that should live for ages is refused by %s',
    async (path) => {
      const body = { email: newAddress(), expiresInSeconds: Number.MAX_SAFE_INTEGER };
      expect(await refusalIn(await editor.post(path, body))).toEqual({ status: 400, code: 'invalid_input' });
    },
  );

  it.each([NUL, '\u0007', '\u009f'])('control characters in a personal note are refused: %j', async (odd) => {
    const refused = await editor.post('/invitations', { email: newAddress(), message: `a${odd}b` });
    expect(await refusalIn(refused)).toEqual({ status: 400, code: 'invalid_input' });
  });

  it('lines and tabs in a personal note are welcome', async () => {
    const message = 'Hello,\r\n\n\twelcome.';
    expect((await invite(editor, { email: newAddress(), message })).message).toBe(message);
  });

  it.each(['name', 'role', 'policy', 'locale', 'redirectTo', 'email', 'message'])(
    'a NUL in "%s" breaks nothing',
    async (key) => {
      for (const path of ['/invitations', '/invitations/check', '/invitations/preview-mail']) {
        const { status } = await editor.post(path, { email: newAddress(), [key]: `a${NUL}` });
        expect(status).toBeLessThan(500);
      }
    },
  );

  it('a NUL in a batch breaks nothing', async () => {
    const opened = await editor.post('/invitations/batches', {
      idempotencyKey: NUL,
      defaults: { message: `a${NUL}` },
    });
    expect(await refusalIn(opened)).toEqual({ status: 400, code: 'invalid_input' });
    const rows = [{ email: newAddress(), name: `a${NUL}`, message: `b${NUL}`, role: NUL }];
    const { documentId } = (
      (await (await editor.post('/invitations/batches', { idempotencyKey: 'plain' })).json()) as {
        data: { documentId: string };
      }
    ).data;
    for (const body of [{ rows }, { csv: `email,name,message\n${newAddress()},a${NUL},b${NUL}\n` }]) {
      expect((await editor.post(`/invitations/batches/${documentId}/rows`, body)).status).toBeLessThan(500);
      expect((await editor.post('/invitations/preview', body)).status).toBeLessThan(500);
    }
  });

  it.each([
    '/invitations?search=%00',
    '/invitations?search=a%07',
    '/invitations?role=%00',
    '/invitations?policy=a%00',
    '/invitations?documentUid=%00',
    '/invitations?batch=%00',
    '/invitations/export.csv?search=%00',
    '/clients?search=%00',
    '/clients?role=%00',
    '/links?search=%00',
    '/links?purpose=%00',
  ])('a filter that nothing can match is refused: %s', async (path) => {
    expect(await refusalIn(await editor.get(path))).toEqual({ status: 400, code: 'invalid_input' });
  });

  it('an id with a control character is nobody’s', async () => {
    for (const id of ['%00', 'a%00', '%07']) {
      const asked: [string, Promise<Response>][] = [
        ...[`/invitations/${id}`, `/clients/${id}/sessions`, `/invitations/batches/${id}`].map(
          (path) => [path, editor.get(path)] as [string, Promise<Response>],
        ),
        ...[
          ...['resend', 'revoke', 'copy-link'].map((verb) => `/invitations/${id}/${verb}`),
          ...[`/clients/${id}/end-access`, `/links/${id}/revoke`, `/invitations/batches/${id}/start`],
        ].map((path) => [path, editor.post(path)] as [string, Promise<Response>]),
        ['server', server.get(`/invitations/${id}`)],
        ['server', server.post(`/invitations/${id}/resend`)],
      ];
      for (const [path, answer] of asked) expect([path, (await answer).status]).toEqual([path, 404]);
    }
  });

  it('an export that fails on its way ends its connection, and the log says so without values', async () => {
    const { documentId, email } = await invite(editor, { email: newAddress(), notify: false });
    const row = () => app.database('ml_invitations').where({ document_id: documentId });
    await row().update({ engagement: 'unheard-of' });
    const before = app.log().length;

    const reading = editor.get('/invitations/export.csv').then((response) => response.text());
    const patience = new Promise((resolve) => setTimeout(() => resolve('waits for ever'), 5_000).unref());
    await expect(Promise.race([reading, patience])).rejects.toThrow();

    await row().update({ engagement: 'none' });
    const log = () => app.log().slice(before);
    const deadline = Date.now() + 5_000;
    while (!log().includes('changed by hand') && Date.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(log()).toContain('changed by hand');
    expect(log()).not.toContain(email);
  });
});
