import { linkIn, tokenIn, codeIn, type Inbox } from './support/inbox';
import type { App } from './support/app';
import { handoffIn, openPage, pressButton } from './support/page';
import { ANA, BEN, requestLink, requestMail, startPortal, verify } from './support/sign-in';

describe('secrets stay secret', () => {
  let app: App;
  let inbox: Inbox;

  beforeAll(async () => {
    ({ app, inbox } = await startPortal());
  });

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  it('prints no token, code or handoff into the log, whatever the outcome', async () => {
    const { requested, mail } = await requestMail(app, inbox, ANA);
    const token = tokenIn(mail);
    const code = codeIn(mail);
    const pressed = await pressButton(app, await openPage(linkIn(mail)));
    const handoff = handoffIn(pressed);
    const oddWays = [
      `/api/magic-link/open?token=${token}`,
      `/API/Magic-Link/OPEN?token=${token}`,
      `/api/magic%2Dlink/open?token=${token}`,
      `/api//magic-link/open?token=${token}`,
      `/api/magic-link/%6fpen?token=${token}`,
      `/api/magic-link/open/?token=${token}`,
      `/api/magic-link/opne?token=${token}`,
      `/api/magic-link/open/${token}`,
      `/api/magic-link/open?x=1&token=${token}&token=${token}`,
      `/api/magic-link/open?token=${token}?token=${token}`,
      `/api/magic-link/%zz?token=${token}`,
      `/api/magic%2Dlink/%zz?token=${token}`,
      `/api/magic%252Dlink/open?token=${token}`,
      `/api%252Fmagic-link/open?token=${token}`,
      `/magic-link/open?token=${token}`,
      `/api/magic-link/verify?token=${token}&handoff=${handoff}&code=${code}`,
    ];
    for (const path of oddWays) {
      for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS'])
        await app.get(path, { method });
    }
    await verify(app, { token, handoff });
    await verify(app, { requestId: requested.requestId, code: code === '111111' ? '222222' : '111111' });
    await app.control({ sessionsFail: true });
    await verify(app, { token });
    await app.control({ sessionsFail: false });
    await verify(app, { handoff });
    await verify(app, { handoff });

    const log = app.log();
    expect(log).toContain('/api/magic-link/open');
    const [, payload = '', signature = ''] = token.split('.');
    for (const secret of [token, payload, signature, signature.slice(0, 16), handoff, jtiOf(token)]) {
      expect(log).not.toContain(secret);
    }
    expect(log).not.toMatch(new RegExp(`\\b${code}\\b`));
    expect(log).not.toContain(ANA);
  });

  it('prints nothing of a body that is no JSON', async () => {
    const post = (body: string) =>
      app.get('/api/magic-link/verify', {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json' },
      });
    const logged = app.log().length;
    const answers = [await post(`[${ANA}]`), await post('{"code":a271828}'), await post(`{"email": ${ANA}}`)];

    for (const answer of answers) {
      expect(answer.status).toBe(400);
      expect(await answer.text()).not.toMatch(/@client|271828/);
    }
    expect(app.log().slice(logged)).toContain('could not be read');
    expect(app.log().slice(logged)).not.toMatch(/@client|271828/);
  });

  it('prints no secret when the database fails', async () => {
    const { mail } = await requestMail(app, inbox, BEN);
    await app.database.schema.renameTable('ml_tokens', 'ml_tokens_away');
    const failed = await verify(app, { token: tokenIn(mail) });
    const failedRequest = await app.post('/api/magic-link/request', { email: BEN });
    await app.database.schema.renameTable('ml_tokens_away', 'ml_tokens');

    expect([failed.status, failedRequest.status]).toEqual([500, 500]);
    expect(await failed.text()).not.toMatch(/select|ml_tokens/i);
    expect(app.log()).not.toContain(jtiOf(tokenIn(mail)));
    expect(app.log()).not.toContain(BEN);
    expect((await verify(app, { token: tokenIn(mail) })).status).toBe(200);
  });

  it('keeps no token, code, handoff or address in its tables', async () => {
    const { requested, mail } = await requestMail(app, inbox, ANA);
    const pressed = await pressButton(app, await openPage(linkIn(mail)));
    const tables = await Promise.all(
      ['ml_tokens', 'ml_messages', 'ml_handoffs'].map((table) => app.database(table).select('*')),
    );
    const stored = JSON.stringify(tables);

    expect(stored).toContain(requested.requestId);
    const [, payload = '', signature = ''] = tokenIn(mail).split('.');
    for (const secret of [payload, signature, handoffIn(pressed), ANA, `"${codeIn(mail)}"`]) {
      expect(stored).not.toContain(secret);
    }
  });

  it('forbids caching of every answer below its prefix', async () => {
    const answers = await Promise.all([
      app.post('/api/magic-link/request', { email: ANA }),
      app.post('/api/magic-link/request', { email: 'no' }),
      app.get('/api/magic-link/open'),
      app.get('/api/magic-link/verify'),
      app.get('/api/magic-link/nothing-here'),
      app.get('/api/magic-link/open', { method: 'DELETE' }),
      app.get('/api/magic-link/verify', {
        method: 'POST',
        body: '{',
        headers: { 'content-type': 'application/json' },
      }),
    ]);
    for (const answer of answers) expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('builds links from the configured address, never from what a request claims to be', async () => {
    await app.database('ml_tokens').update({ revoked_at_ms: 1 });
    const before = inbox.mailsTo(ANA).length;
    await app.post(
      '/api/magic-link/request',
      { email: ANA },
      { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https', forwarded: 'host=evil.example' },
    );
    const mail = await inbox.mailTo(ANA, before + 1);
    expect(mail.raw).not.toContain('evil.example');
  });

  it('escapes what anyone typed, and lets no header be injected', async () => {
    await app.database('ml_tokens').update({ revoked_at_ms: 1 });
    const before = inbox.mailsTo(ANA).length;
    await app.post(
      '/api/magic-link/request',
      { email: ANA, locale: '"><script>alert(1)</script>' },
      { 'user-agent': '<b>Chrome/1</b> Chrome/99 (Windows NT 10)', 'accept-language': '<script>' },
    );
    const mail = await inbox.mailTo(ANA, before + 1);
    expect(mail.parsed.html).not.toMatch(/<script|<b>Chrome/);
    expect(mail.parsed.headers.has('bcc')).toBe(false);
  });
});

describe('the tables of the plugin', () => {
  let app: App;
  let inbox: Inbox;
  let adminToken: string;

  beforeAll(async () => {
    ({ app, inbox } = await startPortal());
    const answer = await app.post('/admin/register-admin', {
      firstname: 'Root',
      lastname: 'Admin',
      email: 'root@studio.example',
      password: 'Root-password-1',
    });
    adminToken = ((await answer.json()) as { data: { token: string } }).data.token;
    await requestLink(app, ANA);
    // Until its mail is written down as sent, the rows change by themselves.
    const waiting = () => app.database('ml_messages').where({ state: 'queued' });
    while ((await waiting()).length > 0) await new Promise((resolve) => setTimeout(resolve, 50));
  });

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  const asAdmin = (path: string, method: string, body?: unknown) =>
    app.get(path, {
      method,
      headers: { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });

  it.each(['token', 'message', 'handoff'])(
    'keep %s out of the Content Manager and the Content-Type Builder',
    async (name) => {
      const uid = `plugin::magic-link.${name}`;
      const types = (await (await asAdmin('/content-manager/content-types', 'GET')).json()) as {
        data: { uid: string; isDisplayed: boolean }[];
      };
      const builder = (await (await asAdmin('/content-type-builder/content-types', 'GET')).json()) as {
        data: { uid: string; schema: { visible: boolean } }[];
      };

      expect(types.data.find((type) => type.uid === uid)?.isDisplayed).toBe(false);
      expect(builder.data.find((type) => type.uid === uid)?.schema.visible).toBe(false);
    },
  );

  it.each(['token', 'message', 'handoff'])(
    'let not even a super admin write a %s by the Content Manager’s API',
    async (name) => {
      const uid = `plugin::magic-link.${name}`;
      const table = { token: 'ml_tokens', message: 'ml_messages', handoff: 'ml_handoffs' }[name] ?? '';
      const before = await app.database(table).select('*');
      const documentId = (before[0] as { document_id?: string } | undefined)?.document_id ?? 'none';

      const answers = await Promise.all([
        asAdmin(`/content-manager/collection-types/${uid}`, 'POST', { purpose: 'sign-in' }),
        asAdmin(`/content-manager/collection-types/${uid}/${documentId}`, 'PUT', { usedAtMs: null }),
        asAdmin(`/content-manager/collection-types/${uid}/${documentId}`, 'DELETE'),
        asAdmin(`/content-manager/collection-types/${uid}/actions/bulkDelete`, 'POST', {
          documentIds: [documentId],
        }),
      ]);

      for (const answer of answers) expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(await app.database(table).select('*')).toEqual(before);
    },
  );

  it('offer no content API of their own', async () => {
    for (const path of ['/api/tokens', '/api/magic-link/tokens', '/api/messages', '/api/handoffs']) {
      expect((await app.get(path)).status).toBe(404);
    }
  });
});

function jtiOf(token: string): string {
  const payload = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as {
    jti: string;
  };
  return payload.jti;
}
