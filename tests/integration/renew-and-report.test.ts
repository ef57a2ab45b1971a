import type { App } from './support/app';
import { codeIn, linkIn, tokenIn, type Inbox } from './support/inbox';
import { openPage } from './support/page';
import { ANA, BEN, refusalIn, requestMail, sessionIn, startPortal, verify } from './support/sign-in';

const MINUTES = 60_000;
const DAYS = 24 * 60 * MINUTES;

describe('a fresh link for an expired one', () => {
  let app: App;
  let inbox: Inbox;

  beforeAll(async () => {
    ({ app, inbox } = await startPortal());
  });

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  afterEach(() => app.control({ clockOffsetMs: 0 }));

  const renew = (token: string) => app.post('/api/magic-link/renew', { token });
  const quiet = () => new Promise((resolve) => setTimeout(resolve, 400));

  it('goes to the same address, keeps the target, and works', async () => {
    const { mail } = await requestMail(app, inbox, ANA, { redirectTo: '/projects/3' });
    const before = inbox.mailsTo(ANA).length;
    await app.control({ clockOffsetMs: 16 * MINUTES });

    const answer = await renew(tokenIn(mail));
    const fresh = await inbox.mailTo(ANA, before + 1);

    expect(answer.status).toBe(202);
    expect(await answer.json()).toEqual({ data: {} });
    const session = await sessionIn(await verify(app, { token: tokenIn(fresh) }));
    expect(session.redirectTo).toBe('/projects/3');
    expect(() => codeIn(fresh)).toThrow();
  });

  it('is offered by the expired page with one button, by form, without a script', async () => {
    const { mail } = await requestMail(app, inbox, BEN);
    const before = inbox.mailsTo(BEN).length;
    await app.control({ clockOffsetMs: 16 * MINUTES });
    const page = await openPage(linkIn(mail));
    const action = /<form[^>]*action="([^"]+)"/.exec(page.html)?.[1] ?? '';

    const pressed = await fetch(action, {
      method: 'POST',
      headers: { accept: 'text/html,*/*;q=0.8', 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ token: page.token }).toString(),
    });

    expect(page.response.status).toBe(410);
    expect(action).toMatch(/\/api\/magic-link\/renew$/);
    expect(pressed.headers.get('content-type')).toContain('text/html');
    expect((await inbox.mailTo(BEN, before + 1)).to).toBe(BEN);
  });

  it('is refused in silence for what is live, used, withdrawn, too old, blocked or not ours', async () => {
    await app.database('ml_tokens').update({ revoked_at_ms: 1 });
    const live = tokenIn((await requestMail(app, inbox, ANA)).mail);
    const used = tokenIn((await requestMail(app, inbox, BEN)).mail);
    await verify(app, { token: used });
    const mails = () => inbox.received.length;
    const before = mails();
    const answers = [await renew(live)];
    await app.control({ clockOffsetMs: 16 * MINUTES });
    answers.push(await renew(used), await renew('forged.forged.forged'), await renew(''));
    await app.database('up_users').where({ email: ANA }).update({ blocked: true });
    answers.push(await renew(live));
    await app.database('up_users').where({ email: ANA }).update({ blocked: false });
    await app.control({ clockOffsetMs: 31 * DAYS });
    answers.push(await renew(live));
    await quiet();

    const bodies = await Promise.all(answers.map((answer) => answer.text()));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    expect(new Set(bodies).size).toBe(1);
    expect(mails()).toBe(before);
  });

  it('never follows a report', async () => {
    const { mail } = await requestMail(app, inbox, ANA);
    await app.post('/api/magic-link/report', { token: tokenIn(mail) });
    const before = inbox.received.length;
    await app.control({ clockOffsetMs: 16 * MINUTES });
    await renew(tokenIn(mail));
    await quiet();
    expect(inbox.received.length).toBe(before);
  });
});

describe.each([
  ['legacy', {}],
  ['refresh', { jwtManagement: 'refresh' }],
])('“This wasn’t me”, with %s sessions', (mode, usersPermissions) => {
  let app: App;
  let inbox: Inbox;

  beforeAll(async () => {
    ({ app, inbox } = await startPortal({ usersPermissions }));
  });

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  afterEach(() => app.control({ clockOffsetMs: 0 }));

  const report = (token: string) => app.post('/api/magic-link/report', { token });
  const me = (jwt: string) => app.get('/api/users/me', { headers: { authorization: `Bearer ${jwt}` } });
  const signIn = async (email: string) => {
    const { mail } = await requestMail(app, inbox, email);
    return { token: tokenIn(mail), session: await sessionIn(await verify(app, { token: tokenIn(mail) })) };
  };

  it('withdraws the link and says the same of every token', async () => {
    const { mail } = await requestMail(app, inbox, ANA);
    const answers = [await report(tokenIn(mail)), await report('forged.forged.forged'), await report('')];

    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204]);
    expect(await refusalIn(await verify(app, { token: tokenIn(mail) }))).toEqual({
      status: 400,
      code: 'link_revoked',
    });
    const events = await app.database('ml_audit_events').where({ type: 'link.reported' });
    expect(events).toHaveLength(1);
  });

  it('ends every session of the client when the link was used within a day, and lets the next sign-in in', async () => {
    const { token, session } = await signIn(ANA);
    const other = await signIn(BEN);
    expect((await me(session.jwt)).status).toBe(200);

    await report(token);

    expect((await me(session.jwt)).status).toBe(401);
    expect((await me(other.session.jwt)).status).toBe(200);
    if (mode === 'refresh') {
      const refreshed = await app.post('/api/auth/refresh', { refreshToken: session.refreshToken });
      expect(refreshed.status).toBeGreaterThanOrEqual(400);
    }
    const again = await signIn(ANA);
    expect((await me(again.session.jwt)).status).toBe(200);
  });

  it('works once per link: who holds a used token can’t sign its client out again', async () => {
    const { token, session } = await signIn(ANA);
    await report(token);
    expect((await me(session.jwt)).status).toBe(401);

    const again = await signIn(ANA);
    await report(token);

    expect((await me(again.session.jwt)).status).toBe(200);
  });

  it('lets a visitor decide when another site posted in their name', async () => {
    const { mail } = await requestMail(app, inbox, BEN);
    const posted = await app.post(
      '/api/magic-link/report',
      { token: tokenIn(mail) },
      { 'sec-fetch-site': 'cross-site' },
    );
    expect(posted.headers.get('content-type')).toContain('text/html');
    expect((await verify(app, { token: tokenIn(mail) })).status).toBe(200);
  });

  it('leaves sessions alone when the link was used longer ago', async () => {
    const { token, session } = await signIn(BEN);
    await app.control({ clockOffsetMs: 25 * 60 * MINUTES });
    await report(token);
    await app.control({ clockOffsetMs: 0 });
    expect((await me(session.jwt)).status).toBe(200);
  });

  it('changes nothing when its page is read, and works by its button', async () => {
    const { mail } = await requestMail(app, inbox, ANA);
    const url = `${app.url}/api/magic-link/report?token=${tokenIn(mail)}`;
    expect(mail.parsed.text).toContain(`/api/magic-link/report?token=${tokenIn(mail)}`);
    const before = await app.database('ml_tokens').select('*').orderBy('id');

    const page = await openPage(url);
    await fetch(url, { method: 'HEAD' });

    expect(page.response.status).toBe(200);
    expect(await app.database('ml_tokens').select('*').orderBy('id')).toEqual(before);
    const pressed = await fetch(`${app.url}/api/magic-link/report`, {
      method: 'POST',
      headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ token: page.token }).toString(),
    });
    expect(pressed.status).toBe(200);
    expect((await refusalIn(await verify(app, { token: tokenIn(mail) }))).code).toBe('link_revoked');
    expect(app.log()).not.toContain(tokenIn(mail));
  });
});
