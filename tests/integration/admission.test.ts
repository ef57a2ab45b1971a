import type { App } from './support/app';
import { linkIn, tokenIn, type Inbox } from './support/inbox';
import { openPage } from './support/page';
import { refusalIn, requestLink, requestMail, sessionIn, startPortal, verify } from './support/sign-in';

const ANA = 'ana@client.example';
const SUB = 'sub@mail.partner.example';
/** U&P keeps what was typed; mail servers show a domain in Unicode. */
const IDN = 'ida@bücher.example';
const PARTNER = 'pat@partner.example';
const REFUSED = 'tom@throwaway.example';
const ELSEWHERE = 'eve@elsewhere.example';

/** Who may come by mail alone: domains by policy, and roles that need more than a mailbox. */
describe('domains and roles', () => {
  let app: App;
  let inbox: Inbox;

  beforeAll(async () => {
    const emails = [ANA, SUB, IDN, PARTNER, REFUSED, ELSEWHERE];
    ({ app, inbox } = await startPortal({
      clients: emails.map((email) => ({ email })),
      magicLink: {
        accounts: { creation: 'open', deniedRoles: ['public'] },
        policies: {
          'sign-in': {
            allowedDomains: ['Client.Example', '*.partner.example', 'bücher.example', 'throwaway.example'],
            refusedDomains: ['throwaway.example'],
          },
        },
      },
    }));
  });

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  afterEach(async () => {
    await give('authenticated');
    await app.database('ml_tokens').update({ revoked_at_ms: 1, live_place: null });
  });

  const lastEvent = () =>
    app.database('ml_audit_events').whereNot('type', 'like', 'message.%').orderBy('id', 'desc').first();

  async function give(type: string): Promise<void> {
    const [user] = (await app.database('up_users').where({ email: ANA })) as [{ id: number }];
    const [role] = (await app.database('up_roles').where({ type })) as [{ id: number }];
    await app.database('up_users_role_lnk').where({ user_id: user.id }).update({ role_id: role.id });
  }

  it.each([[ANA], [SUB], [IDN], ['new@client.example']])('let %s in', async (email) => {
    const { mail } = await requestMail(app, inbox, email);
    await sessionIn(await verify(app, { token: tokenIn(mail) }));
  });

  it.each([
    [PARTNER, 'a wildcard covers what lies below a domain, not the domain'],
    [REFUSED, 'refusing outranks allowing'],
    [ELSEWHERE, 'a list of allowed domains refuses all others'],
    ['new@elsewhere.example', 'newcomers are held to it as well'],
  ])('answer %s like everyone and mail nothing: %s', async (email) => {
    const before = inbox.received.length;
    await requestLink(app, email);
    expect(await lastEvent()).toMatchObject({ outcome: 'withheld', reason: 'domain_refused' });
    await requestMail(app, inbox, SUB);
    expect(inbox.received.length).toBe(before + 1);
  });

  it('answer a denied role like everyone and mail nothing', async () => {
    await give('public');
    await requestLink(app, ANA);
    expect(await lastEvent()).toMatchObject({ outcome: 'withheld', reason: 'role_denied' });
  });

  it('are judged again at the redemption, and at the page', async () => {
    const { mail } = await requestMail(app, inbox, ANA);
    await give('public');

    expect((await openPage(linkIn(mail))).response.status).toBe(400);
    expect((await refusalIn(await verify(app, { token: tokenIn(mail) }))).code).toBe('link_invalid');
    expect(await lastEvent()).toMatchObject({ type: 'sign-in.refused', reason: 'role_denied' });

    await give('authenticated');
    await sessionIn(await verify(app, { token: tokenIn(mail) }));
  });
});
