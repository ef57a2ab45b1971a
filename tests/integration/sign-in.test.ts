import { codeIn, linkIn, tokenIn, type Inbox } from './support/inbox';
import type { App } from './support/app';
import { handoffIn, openPage, pressButton } from './support/page';
import {
  ANA,
  BEN,
  PORTAL_URL,
  refusalIn,
  requestMail,
  sessionIn,
  startPortal,
  verify,
} from './support/sign-in';

const CARA = 'cara@client.example';

describe('signing in by a mailed link', () => {
  let app: App;
  let inbox: Inbox;

  beforeAll(async () => {
    ({ app, inbox } = await startPortal({ clients: [ANA, BEN, CARA].map((email) => ({ email })) }));
  });

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  it('leads from the request over mail, page and handoff to a session of Users & Permissions', async () => {
    const { mail } = await requestMail(app, inbox, ANA, { redirectTo: '/projects/7?tab=files' });

    const page = await openPage(linkIn(mail));
    expect(page.response.status).toBe(200);
    expect(page.html).toContain('a•••@client.example');

    const pressed = await pressButton(app, page);
    expect(pressed.status).toBe(303);
    expect(pressed.headers.get('location')).toMatch(
      new RegExp(`^${PORTAL_URL}/callback#handoff=[\\w-]{43}$`),
    );

    const session = await sessionIn(await verify(app, { handoff: handoffIn(pressed) }));
    expect(session.redirectTo).toBe('/projects/7?tab=files');
    expect(session.user.email).toBe(ANA);

    const me = await app.get('/api/users/me', { headers: { authorization: `Bearer ${session.jwt}` } });
    expect(me.status).toBe(200);
    expect(((await me.json()) as { email: string }).email).toBe(ANA);
  });

  it('answers /verify with the very user that a password login shows', async () => {
    const login = await app.post('/api/auth/local', { identifier: CARA, password: 'Test-password-1' });
    const byPassword = (await login.json()) as { jwt: string; user: object };
    const { mail } = await requestMail(app, inbox, CARA);
    const byLink = await sessionIn(await verify(app, { token: tokenIn(mail) }));

    expect(byLink.user).toEqual(byPassword.user);
    expect(Object.keys(byLink).sort()).toEqual(['jwt', 'redirectTo', 'user']);
    expect(claimsOf(byLink.jwt)).toEqual({
      ...claimsOf(byPassword.jwt),
      iat: expect.any(Number),
      exp: expect.any(Number),
    });
  });

  it('lets the code of the mail sign in on another device, however it was typed', async () => {
    const { requested, mail } = await requestMail(app, inbox, BEN);
    const code = codeIn(mail);
    const typed = `${code.slice(0, 3)} ${code.slice(3)}`;

    const session = await sessionIn(await verify(app, { requestId: requested.requestId, code: typed }));

    expect(session.user.email).toBe(BEN);
    expect(await refusalIn(await verify(app, { token: tokenIn(mail) }))).toEqual({
      status: 400,
      code: 'link_used',
    });
  });

  it('gives a code five attempts, the right one among them or not', async () => {
    const { requested, mail } = await requestMail(app, inbox, BEN);
    const { requestId } = requested;
    const wrong = codeIn(mail) === '000000' ? '000001' : '000000';

    for (let attempt = 1; attempt <= 5; attempt += 1) {
      expect(await refusalIn(await verify(app, { requestId, code: wrong }))).toEqual({
        status: 400,
        code: 'code_invalid',
      });
    }

    expect(await refusalIn(await verify(app, { requestId, code: codeIn(mail) }))).toEqual({
      status: 400,
      code: 'code_exhausted',
    });
    expect((await verify(app, { token: tokenIn(mail) })).status).toBe(200);
  });

  it('writes the mail in the language that was asked for, with a real plain-text part', async () => {
    const { mail } = await requestMail(app, inbox, ANA, { locale: 'de-AT' });

    expect(mail.parsed.html).toContain('lang="de"');
    expect(mail.parsed.text).toContain(linkIn(mail));
    expect(mail.parsed.text).toContain(codeIn(mail));
  });
});

function claimsOf(jwt: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
}
