import type { App } from './support/app';
import { linkIn, tokenIn, type Inbox } from './support/inbox';
import { handoffIn, openPage, pressButton } from './support/page';
import { ANA, refusalIn, requestLink, requestMail, sessionIn, startPortal, verify } from './support/sign-in';

const OPEN = { accounts: { creation: 'open' } };
const PASSWORD = 'Test-password-1';
let strangers = 0;
/** An address that nobody has asked with. */
const newAddress = () => `new${(strangers += 1)}@client.example`;

describe('with accounts.creation "open"', () => {
  let app: App;
  let inbox: Inbox;

  beforeAll(async () => {
    ({ app, inbox } = await startPortal({ magicLink: OPEN }));
  });

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  afterEach(() => setSignUps(true));

  const accountsOf = (email: string) => app.database('up_users').where({ email });
  const lastEvents = async (count: number) =>
    (
      await app
        .database('ml_audit_events')
        .whereNot('type', 'like', 'message.%')
        .orderBy('id', 'desc')
        .limit(count)
    ).map(({ type, reason }: { type: string; reason: string | null }) => [type, reason]);

  /** U&P's "enable sign-ups". */
  async function setSignUps(allowed: boolean): Promise<void> {
    const setting = { key: 'plugin_users-permissions_advanced' };
    const row = (await app.database('strapi_core_store_settings').where(setting).first()) as {
      value: string;
    };
    const value = JSON.stringify({ ...(JSON.parse(row.value) as object), allow_register: allowed });
    await app.database('strapi_core_store_settings').where(setting).update({ value });
  }

  it('who redeems a link without having an account gets one, with U&P’s default role and no password', async () => {
    const email = newAddress();
    const { mail } = await requestMail(app, inbox, email);
    const session = await sessionIn(await verify(app, { token: tokenIn(mail) }));

    expect(session.user).toMatchObject({ email, username: email, confirmed: true, blocked: false });
    const me = await app.get('/api/users/me', { headers: { authorization: `Bearer ${session.jwt}` } });
    expect(await me.json()).toMatchObject({ email });
    expect(await accountsOf(email)).toMatchObject([{ password: null, provider: 'local' }]);
    expect(await lastEvents(2)).toEqual([
      ['sign-in.succeeded', null],
      ['account.created', null],
    ]);
    const [link] = await app.database('ml_tokens').orderBy('id', 'desc').limit(1);
    expect(link).toMatchObject({ client_id: session.user.id, newcomer_address: null });
  });

  it('asking makes no account, and neither does reading the mail or pressing the button', async () => {
    const email = newAddress();
    const { mail } = await requestMail(app, inbox, email);
    const page = await openPage(linkIn(mail));
    const handoff = handoffIn(await pressButton(app, page));

    expect(page.html).toContain('n•••@client.example');
    expect(await accountsOf(email)).toEqual([]);
    await sessionIn(await verify(app, { handoff }));
    expect(await accountsOf(email)).toHaveLength(1);
  });

  it('thirty simultaneous redemptions of three links of one newcomer make one account and one session', async () => {
    const email = newAddress();
    const tokens: string[] = [];
    for (let n = 0; n < 3; n += 1) tokens.push(tokenIn((await requestMail(app, inbox, email)).mail));

    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, n) => verify(app, { token: tokens[n % 3] })),
    );

    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 400)).toHaveLength(29);
    expect(await accountsOf(email)).toHaveLength(1);
  });

  // SQLite has one writer: there, nobody can be met half-way.
  if (process.env.DATABASE_CLIENT) {
    it('a redemption waits for another one of the same newcomer, and then finds the account', async () => {
      const email = newAddress();
      const first = tokenIn((await requestMail(app, inbox, email)).mail);
      const { mail } = await requestMail(app, inbox, email);

      const trx = await app.database.transaction();
      const [held] = await trx('ml_tokens').orderBy('id', 'desc').offset(1).limit(1).forUpdate();
      const answer = verify(app, { token: tokenIn(mail) });
      await new Promise((resolve) => setTimeout(resolve, 500));
      await trx('up_users').insert({
        email,
        username: email,
        provider: 'local',
        confirmed: true,
        blocked: false,
      });
      await trx('ml_tokens')
        .where({ id: (held as { id: number }).id })
        .update({ used_at_ms: 1 });
      await trx.commit();

      await sessionIn(await answer);
      expect(await accountsOf(email)).toHaveLength(1);
      expect((await refusalIn(await verify(app, { token: first }))).code).toBe('link_used');
    });
  }

  it('who registers between request and redemption is adopted: no second account, no stranger’s password', async () => {
    const email = newAddress();
    const { mail } = await requestMail(app, inbox, email);
    const registered = await app.post('/api/auth/local/register', {
      username: 'x-1',
      email,
      password: PASSWORD,
    });
    expect(registered.status).toBe(200);

    const session = await sessionIn(await verify(app, { token: tokenIn(mail) }));

    expect(await accountsOf(email)).toMatchObject([{ id: session.user.id, password: null }]);
    expect((await app.post('/api/auth/local', { identifier: email, password: PASSWORD })).status).toBe(400);
  });

  it('a username that somebody took does not keep its owner out', async () => {
    const email = newAddress();
    const taken = { username: email, email: newAddress(), password: PASSWORD };
    expect((await app.post('/api/auth/local/register', taken)).status).toBe(200);

    const { mail } = await requestMail(app, inbox, email);
    const { user } = await sessionIn(await verify(app, { token: tokenIn(mail) }));

    expect(user).toMatchObject({ email });
    expect(user.username).toMatch(new RegExp(`^${email}-[0-9a-f]{8}$`));
  });

  it('a failure leaves neither an account nor a used link', async () => {
    const email = newAddress();
    const { mail } = await requestMail(app, inbox, email);
    await app.control({ sessionsFail: true });
    const told = () => app.database('ml_audit_events').where({ type: 'account.created' }).select('id');
    const created = await told();
    expect((await verify(app, { token: tokenIn(mail) })).status).toBe(500);
    await app.control({ sessionsFail: false });

    expect(await accountsOf(email)).toEqual([]);
    expect(await told()).toEqual(created);
    await sessionIn(await verify(app, { token: tokenIn(mail) }));
    expect(await accountsOf(email)).toHaveLength(1);
  });

  it('U&P’s "enable sign-ups" is obeyed at the request', async () => {
    await setSignUps(false);
    const email = newAddress();
    await requestLink(app, email);
    expect(await lastEvents(1)).toEqual([['sign-in.requested', 'address_unknown']]);
    await requestMail(app, inbox, ANA);
    expect(inbox.mailsTo(email)).toEqual([]);
  });

  it('and at the redemption, too', async () => {
    const email = newAddress();
    const { mail } = await requestMail(app, inbox, email);
    await setSignUps(false);

    expect(await refusalIn(await verify(app, { token: tokenIn(mail) }))).toEqual({
      status: 400,
      code: 'link_invalid',
    });
    expect(await lastEvents(1)).toEqual([['sign-in.refused', 'sign_up_closed']]);
    expect(await accountsOf(email)).toEqual([]);
  });

  it('two accounts with the address by then: nobody can say whose mailbox it is', async () => {
    const email = newAddress();
    const { mail } = await requestMail(app, inbox, email);
    const columns = { email, provider: 'local', confirmed: true, blocked: false };
    await app.database('up_users').insert([
      { ...columns, username: 'twin-1' },
      { ...columns, username: 'twin-2' },
    ]);

    expect(await refusalIn(await verify(app, { token: tokenIn(mail) }))).toEqual({
      status: 400,
      code: 'link_invalid',
    });
    expect(await lastEvents(1)).toEqual([['sign-in.refused', 'ambiguous_account']]);
  });

  it('whose account was stored with capitals, by an import, gets in to it and not to a second one', async () => {
    const email = newAddress();
    const stored = email.replace('new', 'New');
    const columns = { provider: 'local', confirmed: true, blocked: false, username: `import-${email}` };
    await app.database('up_users').insert({ ...columns, email: stored, created_at: new Date() });

    const { mail } = await requestMail(app, inbox, email);
    expect((await sessionIn(await verify(app, { token: tokenIn(mail) }))).user).toMatchObject({
      email: stored,
    });
    expect(await app.database('up_users').whereRaw('lower(email) = ?', [email])).toHaveLength(1);
  });

  it('a link that was withdrawn or used says so, though it forgot whom it was for', async () => {
    const email = newAddress();
    const first = await requestMail(app, inbox, email);
    const second = await requestMail(app, inbox, email);
    await sessionIn(await verify(app, { token: tokenIn(second.mail) }));

    expect((await refusalIn(await verify(app, { token: tokenIn(first.mail) }))).code).toBe('link_revoked');
    expect((await refusalIn(await verify(app, { token: tokenIn(second.mail) }))).code).toBe('link_used');
  });
});

describe.each([['invited'], ['closed']])('with accounts.creation "%s"', (creation) => {
  it('an address without an account gets no mail, and no account', async () => {
    const { app, inbox } = await startPortal({ magicLink: { accounts: { creation } } });
    try {
      const email = newAddress();
      await requestLink(app, email);
      await requestMail(app, inbox, ANA);
      expect(inbox.mailsTo(email)).toEqual([]);
      expect(await app.database('ml_tokens').whereNotNull('newcomer_address')).toEqual([]);
    } finally {
      await app.stop();
      await inbox.stop();
    }
  });
});
