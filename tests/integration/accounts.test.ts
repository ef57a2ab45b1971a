import type { App } from './support/app';
import { tokenIn, type Inbox } from './support/inbox';
import { ANA, BEN, requestMail, sessionIn, startPortal, verify } from './support/sign-in';

const PASSWORD = 'Test-password-1';

describe.each([
  ['legacy', {}],
  ['refresh', { jwtManagement: 'refresh' }],
])('whose account it is, with %s sessions', (_mode, usersPermissions) => {
  let app: App;
  let inbox: Inbox;

  beforeAll(async () => {
    ({ app, inbox } = await startPortal({ usersPermissions }));
  });

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  const login = (identifier: string) => app.post('/api/auth/local', { identifier, password: PASSWORD });
  const me = (jwt: string) => app.get('/api/users/me', { headers: { authorization: `Bearer ${jwt}` } });
  const signIn = async (email: string) => {
    const { mail } = await requestMail(app, inbox, email);
    return sessionIn(await verify(app, { token: tokenIn(mail) }));
  };

  it('shows with the first link: who registered somebody else’s address does not wait inside', async () => {
    await app
      .database('up_users')
      .where({ email: ANA })
      .update({ reset_password_token: 'r', confirmation_token: 'c' });
    const stranger = ((await (await login(ANA)).json()) as { jwt: string }).jwt;
    expect((await me(stranger)).status).toBe(200);

    const owner = await signIn(ANA);

    expect((await me(stranger)).status).toBe(401);
    expect((await login(ANA)).status).toBe(400);
    expect((await me(owner.jwt)).status).toBe(200);
    const [row] = await app.database('up_users').where({ email: ANA });
    expect(row).toMatchObject({ password: null, reset_password_token: null, confirmation_token: null });
    expect(await app.database('ml_audit_events').where({ type: 'account.adopted' })).toHaveLength(1);
  });

  it('is not asked again: a later password and its sessions stay', async () => {
    const [ana, ben] = await app.database('up_users').whereIn('email', [ANA, BEN]).orderBy('email');
    await app
      .database('up_users')
      .where({ id: (ana as { id: number }).id })
      .update({ password: (ben as { password: string }).password });
    // The second in which all sessions were ended counts to those that ended.
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    const before = ((await (await login(ANA)).json()) as { jwt: string }).jwt;

    await signIn(ANA);

    expect((await me(before)).status).toBe(200);
    expect((await login(ANA)).status).toBe(200);
  });

  it('is asked again when the address changes', async () => {
    await app.database('up_users').where({ email: ANA }).update({ email: 'ana@new.example' });
    await signIn('ana@new.example');
    expect((await login('ana@new.example')).status).toBe(400);
    await app.database('up_users').where({ email: 'ana@new.example' }).update({ email: ANA });
  });

  it('is confirmed by the link, whatever U&P’s flag said', async () => {
    await app.database('up_users').where({ email: BEN }).update({ confirmed: false });
    const session = await signIn(BEN);
    expect(session.user.confirmed).toBe(true);
  });

  it('counts as proven by U&P’s own confirmation mail', async () => {
    const { id } = (await app.database('up_users').where({ email: BEN }).first()) as { id: number };
    await app.database('ml_clients').delete();
    const [ana] = await app.database('up_users').where({ email: ANA });
    await app
      .database('up_users')
      .where({ id })
      .update({
        confirmation_token: 'mailed-by-u-and-p',
        confirmed: false,
        password: (ana as { password: string }).password,
      });
    const confirmed = await app.get('/api/auth/email-confirmation?confirmation=mailed-by-u-and-p');
    expect(confirmed.status).toBeLessThan(400);

    await signIn(BEN);

    const [row] = await app.database('up_users').where({ id });
    expect(row).toMatchObject({ password: (ana as { password: string | null }).password });
    expect(await app.database('ml_clients').where({ user_id: id })).toMatchObject([{ user_id: id }]);
    expect(
      await app.database('ml_audit_events').where({ type: 'account.adopted', client_id: id }),
    ).toHaveLength(1);
  });
});

describe('accounts from before the plugin', () => {
  it.each([
    ['its first start', {}, false],
    [
      'a moment that the configuration names',
      { accounts: { trustCreatedBefore: '2999-01-01T00:00:00Z' } },
      true,
    ],
  ])('keep their password: those older than %s', async (_moment, magicLink, ofToday) => {
    const { app, inbox } = await startPortal({ magicLink });
    try {
      if (!ofToday) await app.database('up_users').update({ created_at: new Date('2020-01-01T00:00:00Z') });
      const { mail } = await requestMail(app, inbox, ANA);
      expect((await verify(app, { token: tokenIn(mail) })).status).toBe(200);
      expect((await app.post('/api/auth/local', { identifier: ANA, password: PASSWORD })).status).toBe(200);
    } finally {
      await app.stop();
      await inbox.stop();
    }
  });
});
