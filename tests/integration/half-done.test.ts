import type { App } from './support/app';
import { injectFault, type Fault } from './support/fault';
import { linkIn, tokenIn, type Inbox } from './support/inbox';
import { handoffIn, openPage, pressButton } from './support/page';
import { requestLink, requestMail, sessionIn, startPortal, verify } from './support/sign-in';

/** All that signing in may change, but for the counters that outlive a failure on purpose. */
const TABLES = [
  'ml_tokens',
  'ml_messages',
  'ml_handoffs',
  'ml_clients',
  'ml_audit_events',
  'up_users',
  'up_users_role_lnk',
  'strapi_sessions',
];

const isOf = (type: string) => `NEW.type = '${type}'`;

/** Every statement after a proof was found good, for an account that somebody registered with another's address. */
const STEPS_OF_ADOPTION: [string, Fault][] = [
  [
    'the link is used',
    { table: 'ml_tokens', on: 'UPDATE', when: 'NEW.used_at_ms IS NOT NULL AND OLD.used_at_ms IS NULL' },
  ],
  [
    'its siblings are retired',
    { table: 'ml_tokens', on: 'UPDATE', when: 'NEW.revoked_at_ms IS NOT NULL AND OLD.revoked_at_ms IS NULL' },
  ],
  ['the account is confirmed', { table: 'up_users', on: 'UPDATE', when: 'NEW.confirmed <> OLD.confirmed' }],
  [
    'a stranger’s password is dropped',
    { table: 'up_users', on: 'UPDATE', when: 'NEW.password IS NULL AND OLD.password IS NOT NULL' },
  ],
  ['older sessions end', { table: 'ml_clients', on: 'INSERT' }],
  ['older refresh sessions go', { table: 'strapi_sessions', on: 'DELETE' }],
  ['the adoption is written down', { table: 'ml_audit_events', on: 'INSERT', when: isOf('account.adopted') }],
  ['the address is proven', { table: 'ml_clients', on: 'UPDATE', when: 'NEW.proven_at_ms IS NOT NULL' }],
  ['the session is stored', { table: 'strapi_sessions', on: 'INSERT' }],
  [
    'the sign-in is written down',
    { table: 'ml_audit_events', on: 'INSERT', when: isOf('sign-in.succeeded') },
  ],
];

/** And those that only a newcomer goes through. */
const STEPS_OF_CREATION: [string, Fault][] = [
  ['the account is made', { table: 'up_users', on: 'INSERT' }],
  ['it gets its role', { table: 'up_users_role_lnk', on: 'INSERT' }],
  ['its address is proven', { table: 'ml_clients', on: 'INSERT' }],
  ['its making is written down', { table: 'ml_audit_events', on: 'INSERT', when: isOf('account.created') }],
  [
    'the link learns whose it was',
    { table: 'ml_tokens', on: 'UPDATE', when: 'NEW.client_id IS NOT NULL AND OLD.client_id IS NULL' },
  ],
];

describe('a failure of the database', () => {
  let app: App;
  let inbox: Inbox;
  let people = 0;
  const nextAddress = () => `person${(people += 1)}@client.example`;

  beforeAll(async () => {
    ({ app, inbox } = await startPortal({
      magicLink: { accounts: { creation: 'open' } },
      usersPermissions: { jwtManagement: 'refresh' },
    }));
  });

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  async function snapshot(): Promise<Record<string, unknown>> {
    const rows = await Promise.all(TABLES.map((table) => app.database(table).select().orderBy('id')));
    return Object.fromEntries(TABLES.map((table, n) => [table, JSON.parse(JSON.stringify(rows[n]))]));
  }

  /** Does it while the database refuses one statement; gives back the answer, with everything as it was before. */
  async function failing(fault: Fault, act: () => Promise<Response>): Promise<Response> {
    const before = await snapshot();
    const mend = await injectFault(app, fault);
    const answer = await act();
    await mend();
    expect(await snapshot()).toEqual(before);
    return answer;
  }

  /** An account that a stranger registered, unconfirmed, with a session of the stranger's and two links under way. */
  async function strangersAccount(): Promise<{ token: string; handoff: string }> {
    const email = nextAddress();
    const password = 'Test-password-1';
    const registered = await app.post('/api/auth/local/register', { username: email, email, password });
    expect(registered.status).toBe(200);
    await app.database('up_users').where({ email }).update({ confirmed: false });
    await requestMail(app, inbox, email);
    const { mail } = await requestMail(app, inbox, email);
    const handoff = handoffIn(await pressButton(app, await openPage(linkIn(mail))));
    await untilSettled();
    return { token: tokenIn(mail), handoff };
  }

  /** The outbox writes down what it has sent a moment after the mail server has it. */
  async function untilSettled(): Promise<void> {
    while ((await app.database('ml_messages').where({ state: 'queued' })).length > 0)
      await new Promise((resolve) => setTimeout(resolve, 20));
  }

  const expectTroubleWithoutSecrets = async (answer: Response, secret: string) => {
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toMatch(/injected|ml_|@client\.example/);
    expect(app.log()).not.toContain(secret);
    expect(app.log()).not.toContain('@client.example');
  };

  it.each(STEPS_OF_ADOPTION)('when %s leaves the link alive and nothing half-done', async (_step, fault) => {
    const { token, handoff } = await strangersAccount();
    await expectTroubleWithoutSecrets(await failing(fault, () => verify(app, { token })), token);
    await expectTroubleWithoutSecrets(await failing(fault, () => verify(app, { handoff })), handoff);
    await sessionIn(await verify(app, { token }));
  });

  it.each(STEPS_OF_CREATION)(
    'when %s leaves the newcomer’s link alive and no account',
    async (_step, fault) => {
      const { mail } = await requestMail(app, inbox, nextAddress());
      const token = tokenIn(mail);
      await untilSettled();
      await expectTroubleWithoutSecrets(await failing(fault, () => verify(app, { token })), token);
      await sessionIn(await verify(app, { token }));
    },
  );

  it.each<[string, Fault]>([
    ['the link', { table: 'ml_tokens', on: 'INSERT' }],
    ['its mail', { table: 'ml_messages', on: 'INSERT' }],
    ['its line in the log', { table: 'ml_audit_events', on: 'INSERT', when: isOf('sign-in.requested') }],
  ])('when a request stores %s stores none of it', async (_what, fault) => {
    const email = nextAddress();
    await untilSettled();
    const answer = await failing(fault, () => app.post('/api/magic-link/request', { email }));
    expect(answer.status).toBe(500);
    await requestLink(app, email);
  });

  it('when a handoff is stored leaves the link to be pressed again', async () => {
    const { mail } = await requestMail(app, inbox, nextAddress());
    const page = await openPage(linkIn(mail));
    await untilSettled();
    const answer = await failing({ table: 'ml_handoffs', on: 'INSERT' }, () => pressButton(app, page));
    expect(answer.status).toBe(500);
    await sessionIn(await verify(app, { handoff: handoffIn(await pressButton(app, page)) }));
  });
});
