import { startApp, type App } from './support/app';
import { startInbox, tokenIn, type Inbox } from './support/inbox';
import { ANA, BEN, magicLinkConfig, requestLink, requestMail, verify } from './support/sign-in';

const CLIENTS = Array.from({ length: 12 }, (_, index) => `client-${index}@client.example`);
const clients = [ANA, BEN, ...CLIENTS].map((email) => ({ email }));

interface MessageRow {
  state: string;
  attempts: number;
  problem: string | null;
  lease_id: string | null;
  due_at_ms: number;
  created_at_ms: number;
}

describe('the outbox', () => {
  let app: App;
  let inbox: Inbox;

  beforeAll(async () => {
    inbox = await startInbox();
    app = await startApp({ clients, magicLink: magicLinkConfig(inbox) });
  });

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  afterEach(async () => {
    inbox.setMood('accept');
    await app.control({ clockOffsetMs: 0 });
    await app.database('ml_tokens').update({ revoked_at_ms: 1 });
  });

  const lastMessage = async () =>
    (await app.database('ml_messages').orderBy('id', 'desc').first()) as unknown as MessageRow;

  async function until(condition: (message: MessageRow) => boolean): Promise<MessageRow> {
    const deadline = Date.now() + 20_000;
    for (;;) {
      const message = await lastMessage();
      if (condition(message)) return message;
      if (Date.now() > deadline) throw new Error(`Still ${JSON.stringify(message)}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Waits until a try is over and written down: while it lasts, the message is leased. */
  async function untilTried(message: () => Promise<MessageRow>, attempts: number): Promise<void> {
    const deadline = Date.now() + 20_000;
    for (let row = await message(); row.attempts < attempts || row.lease_id !== null; row = await message()) {
      if (Date.now() > deadline) throw new Error(`Still ${JSON.stringify(row)}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** The next request wakes the worker, and with the moved clock the waiting mail is due. */
  async function passTime(clockOffsetMs: number): Promise<void> {
    await app.control({ clockOffsetMs });
    await requestLink(app, 'nobody@client.example');
  }

  it('lets the mail leave after the answer: a mail server that stalls delays nobody', async () => {
    inbox.setMood('stall');
    const started = Date.now();
    await requestLink(app, ANA);
    expect(Date.now() - started).toBeLessThan(2_000);
    await until(({ attempts }) => attempts === 1);
  });

  it('sends the others while one mail hangs', async () => {
    inbox.setMood('stall');
    await requestLink(app, ANA);
    await until(({ attempts }) => attempts === 1);
    inbox.setMood('accept');
    const { mail } = await requestMail(app, inbox, BEN);
    expect(mail.to).toBe(BEN);
  });

  it('tries again after a temporary refusal, with a growing pause', async () => {
    inbox.setMood('refuse-for-now');
    await requestLink(app, CLIENTS[0] ?? '');
    const first = await until(({ problem }) => problem !== null);
    expect(first).toMatchObject({ state: 'queued', attempts: 1 });
    expect(first.due_at_ms - first.created_at_ms).toBeGreaterThan(7_000);
    expect(first.due_at_ms - first.created_at_ms).toBeLessThan(20_000);

    inbox.setMood('accept');
    await passTime(30_000);
    const mail = await inbox.mailTo(CLIENTS[0] ?? '');
    await app.control({ clockOffsetMs: 0 });
    expect((await verify(app, { token: tokenIn(mail) })).status).toBe(200);
  });

  it('gives up what is refused for good, and keeps the reason without the address', async () => {
    const address = CLIENTS[1] ?? '';
    inbox.setMood('refuse-for-good');
    await requestLink(app, address);
    const message = () =>
      app
        .database('ml_messages')
        .where({ deliver: true })
        .orderBy('id', 'desc')
        .first() as unknown as Promise<MessageRow>;
    await untilTried(message, 1);
    const before = Date.now();
    await passTime(30_000);
    await untilTried(message, 2);
    // Twice the first pause, at least half of it sure.
    expect((await message()).due_at_ms - before - 30_000).toBeGreaterThanOrEqual(15_000);
    await passTime(120_000);
    await untilTried(message, 3);
    const failed = await message();
    expect(failed).toMatchObject({ state: 'failed', attempts: 3 });
    expect(failed.problem).toContain('550');
    expect(failed.problem).not.toContain(address);
    expect(app.log()).not.toContain(address);
  });

  it('sends the very same mail when it tries again', async () => {
    const address = CLIENTS[2] ?? '';
    const { mail: first } = await requestMail(app, inbox, address);
    // The mail is here before that is written down.
    await until(({ state }) => state === 'sent');
    // As if the instance had died between the sending and writing it down.
    await app
      .database('ml_messages')
      .where({ state: 'sent' })
      .orderBy('id', 'desc')
      .limit(1)
      .update({ state: 'queued', due_at_ms: 0 });
    await requestLink(app, 'nobody@client.example');
    const second = await inbox.mailTo(address, 2);

    expect(second.parsed.messageId).toBe(first.parsed.messageId);
    expect(second.parsed.date).toEqual(first.parsed.date);
    expect(withoutBoundary(second.raw)).toBe(withoutBoundary(first.raw));
  });

  it('does not send a mail whose link died meanwhile', async () => {
    const address = CLIENTS[3] ?? '';
    inbox.setMood('refuse-for-now');
    await requestLink(app, address);
    await until(({ problem }) => problem !== null);
    inbox.setMood('accept');
    await app.database('ml_tokens').update({ revoked_at_ms: 1 });
    await app.control({ clockOffsetMs: 30_000 });
    await requestLink(app, BEN);
    await inbox.mailTo(BEN, inbox.mailsTo(BEN).length);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(inbox.mailsTo(address)).toEqual([]);
  });

  it('asks every provider not to rewrite the link', async () => {
    const { mail } = await requestMail(app, inbox, CLIENTS[4] ?? '');
    const header = (name: string) => mail.parsed.headers.get(name);
    expect(header('x-mailgun-track-clicks')).toBe('no');
    expect(header('x-pm-tracklinks')).toBe('None');
    expect(header('x-mailjet-trackclick')).toBe('0');
    expect(JSON.parse(header('x-smtpapi') as string)).toMatchObject({
      filters: { clicktrack: { settings: { enable: 0 } } },
    });
    expect(header('auto-submitted')).toBe('auto-generated');
  });
});

describe('an outbox that outlives its process', () => {
  // Instances of one installation share its public address, whatever port each listens on.
  const server = { url: 'https://cms.example' };
  it('mails after a restart what a killed instance had promised', async () => {
    const inbox = await startInbox();
    inbox.setMood('refuse-for-now');
    const first = await startApp({ clients, server, magicLink: magicLinkConfig(inbox) });
    for (const address of CLIENTS) await requestLink(first, address);
    await first.kill();
    inbox.setMood('accept');
    const second = await startApp({
      clients,
      server,
      magicLink: magicLinkConfig(inbox),
      directory: first.directory,
      // The lease of what was in flight has run out. From the start: a clock that jumps would end the leases of now.
      bootstrap: 'clockOffsetMs = 90_000;',
    });
    try {
      await requestLink(second, 'nobody@client.example');
      for (const address of CLIENTS) await inbox.mailTo(address);
      expect(inbox.received).toHaveLength(CLIENTS.length);
    } finally {
      await second.stop();
      await inbox.stop();
    }
  });

  it('sends each message once, though two instances share the database', async () => {
    const inbox = await startInbox();
    inbox.setMood('refuse-for-now');
    const one = await startApp({ clients, server, magicLink: magicLinkConfig(inbox) });
    const two = await startApp({
      clients,
      server,
      magicLink: magicLinkConfig(inbox),
      directory: one.directory,
    });
    try {
      for (const [index, address] of CLIENTS.entries()) await requestLink(index % 2 ? one : two, address);
      // Only what is not in flight may be made due by hand.
      const inFlight = () => one.database('ml_messages').whereNull('problem').orWhereNotNull('lease_id');
      while ((await inFlight()).length > 0) await new Promise((resolve) => setTimeout(resolve, 50));
      inbox.setMood('accept');
      await one.database('ml_messages').update({ due_at_ms: 0 });
      await Promise.all([
        requestLink(one, 'nobody@client.example'),
        requestLink(two, 'no-one@client.example'),
      ]);
      for (const address of CLIENTS) await inbox.mailTo(address);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      expect(inbox.received).toHaveLength(CLIENTS.length);
    } finally {
      await two.stop();
      await one.stop();
      await inbox.stop();
    }
  });
});

/** nodemailer draws the boundary between the parts anew each time; it is no content. */
const withoutBoundary = (raw: string) => raw.replace(/--_NmP-[\w-]+/g, '--boundary');
