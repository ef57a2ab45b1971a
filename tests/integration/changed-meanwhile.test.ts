import type { App } from './support/app';
import { linkIn, tokenIn, type Inbox } from './support/inbox';
import { openPage, pressButton } from './support/page';
import { ANA, BEN, requestLink, requestMail, startPortal, verify } from './support/sign-in';

const ELSEWHERE = 'ana@elsewhere.example';

/** What a client's account became after the link was asked for. */
const CHANGES: [string, Record<string, unknown>][] = [
  ['was blocked', { blocked: true }],
  ['got another address', { email: ELSEWHERE }],
];

describe('a client who changed while a link was on its way', () => {
  let app: App;
  let inbox: Inbox;

  beforeAll(async () => {
    ({ app, inbox } = await startPortal());
  });

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  afterEach(async () => {
    inbox.setMood('accept');
    await app.control({ clockOffsetMs: 0 });
    await app.database('up_users').whereIn('email', [ANA, ELSEWHERE]).update({ email: ANA, blocked: false });
    await app.database('ml_tokens').update({ revoked_at_ms: 1 });
  });

  const change = (account: Record<string, unknown>) =>
    app.database('up_users').where({ email: ANA }).update(account);

  it.each(CHANGES)(
    'and %s sees neither code nor button, and a press makes no handoff',
    async (_what, account) => {
      const { mail } = await requestMail(app, inbox, ANA);
      const live = await openPage(linkIn(mail));
      await change(account);

      const page = await openPage(linkIn(mail));
      const pressed = await pressButton(app, live);

      expect(live.html).toMatch(/<button/);
      for (const { response, html } of [page, { response: pressed, html: await pressed.text() }]) {
        expect([400, 410]).toContain(response.status);
        expect(html).not.toMatch(/<input[^>]*name="nonce"|class="digits"|•••/);
      }
      expect(await app.database('ml_handoffs').select()).toEqual([]);
      expect((await verify(app, { token: tokenIn(mail) })).status).toBe(400);
    },
  );

  it.each(CHANGES)(
    'and %s gets no mail, neither at the old address nor at the new',
    async (_what, account) => {
      inbox.setMood('refuse-for-now');
      await requestLink(app, ANA);
      await untilLast({ deliver: true }, ({ problem }) => problem !== null);
      await change(account);
      const before = inbox.received.length;
      inbox.setMood('accept');
      await app.control({ clockOffsetMs: 30_000 });
      await requestLink(app, 'nobody@client.example');

      await untilLast({ deliver: true }, ({ state }) => state === 'cancelled');
      expect(inbox.received.length).toBe(before);
    },
  );

  it('dies at the button, too, when another link was used between page and press', async () => {
    const first = await requestMail(app, inbox, BEN);
    const second = await requestMail(app, inbox, BEN);
    const page = await openPage(linkIn(first.mail));
    expect((await verify(app, { token: tokenIn(second.mail) })).status).toBe(200);

    expect((await pressButton(app, page)).status).toBe(410);
    expect(await app.database('ml_handoffs').select()).toEqual([]);
  });

  interface MessageRow {
    state: string;
    problem: string | null;
  }

  async function untilLast(
    which: Record<string, unknown>,
    condition: (message: MessageRow) => boolean,
  ): Promise<void> {
    const deadline = Date.now() + 20_000;
    for (;;) {
      const [message] = (await app
        .database('ml_messages')
        .where(which)
        .orderBy('id', 'desc')
        .limit(1)) as MessageRow[];
      if (message && condition(message)) return;
      if (Date.now() > deadline) throw new Error(`Still ${JSON.stringify(message)}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
});
