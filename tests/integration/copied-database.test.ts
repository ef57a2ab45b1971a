import { seedAdmins, signInAsAdmin } from './support/admin';
import { startApp, type App } from './support/app';
import { runCommand } from './support/command';
import { startInbox, tokenIn, type Inbox } from './support/inbox';
import { ANA, BEN, magicLinkConfig, requestLink, requestMail, verify } from './support/sign-in';

const CHIEF = 'chief@studio.example';
const READER = 'reader@studio.example';
const EDITOR = 'editor@studio.example';
const admins = seedAdmins([
  { email: CHIEF, actions: 'all' },
  { email: READER, actions: ['plugin::magic-link.delivery.read'] },
  { email: EDITOR, actions: [] },
]);

const CMS = 'https://cms.example';
const STAGING = 'https://staging.example';
const STATUS = '/magic-link/delivery/status';
const CONFIRM = '/magic-link/delivery/confirm-address';

/** Longer than the worker takes to look again. */
const A_WHILE_MS = 3_500;
const aWhile = () => new Promise((resolve) => setTimeout(resolve, A_WHILE_MS));

describe('a database copied to another environment', () => {
  let inbox: Inbox;
  let original: App;
  const copies: App[] = [];

  const startAt = (url: string, directory?: string) =>
    startApp({
      clients: [{ email: ANA }, { email: BEN }],
      magicLink: magicLinkConfig(inbox),
      server: { url },
      bootstrap: admins,
      ...(directory === undefined ? {} : { directory }),
    });
  const copy = async (url: string) => {
    const app = await startAt(url, original.directory);
    copies.push(app);
    return app;
  };
  const waiting = (app: App) => app.database('ml_messages').where({ state: 'queued', deliver: true });
  const events = (app: App, type: string) => app.database('ml_audit_events').where({ type });

  beforeEach(async () => {
    inbox = await startInbox();
    original = await startAt(CMS);
  });

  afterEach(async () => {
    for (const app of copies.splice(0)) await app.stop();
    await original.stop();
    await inbox.stop();
  });

  it('sends nothing, on no instance, while requests and sign-ins go on as ever', async () => {
    const { mail } = await requestMail(original, inbox, ANA);
    inbox.setMood('refuse-for-now');
    await requestLink(original, BEN);
    await aWhile();
    const one = await copy(STAGING);
    const two = await copy(STAGING);
    inbox.setMood('accept');
    await original.kill();
    await one.database('ml_messages').where({ state: 'queued' }).update({ due_at_ms: 0 });

    expect(await requestLink(one, ANA)).toMatchObject({ resendAfterSeconds: 30 });
    await requestLink(two, BEN);
    await aWhile();

    expect(inbox.received).toEqual([mail]);
    expect(await waiting(one)).toHaveLength(3);
    expect(one.log().match(/no mail is sent/g)).toHaveLength(1);
    expect(one.log()).toMatch(/belongs to https:\/\/cms\.example.*confirm-address/);
    expect(await events(one, 'delivery.paused')).toEqual([
      expect.objectContaining({ outcome: 'withheld', reason: 'address_changed', actor: null }),
      expect.anything(),
    ]);
  });

  it('sends again once an admin confirms, on every instance, without a restart, and only what is its own', async () => {
    inbox.setMood('refuse-for-now');
    await requestLink(original, BEN);
    await aWhile();
    await original.kill();
    inbox.setMood('accept');
    const one = await copy(STAGING);
    const two = await copy(STAGING);
    await one.database('ml_messages').where({ state: 'queued' }).update({ due_at_ms: 0 });
    await requestLink(two, ANA);
    const chief = await signInAsAdmin(one, CHIEF);

    const confirmed = await one.post(CONFIRM, {}, chief);

    expect(confirmed.status).toBe(200);
    expect(await confirmed.json()).toEqual({
      data: { paused: false, rememberedUrl: STAGING, publicUrl: STAGING },
    });
    const mail = await inbox.mailTo(ANA);
    expect((await verify(two, { token: tokenIn(mail) })).status).toBe(200);
    await aWhile();
    expect(inbox.mailsTo(BEN)).toEqual([]);
    await one.stop();
    copies.splice(0, 1);
    await requestMail(two, inbox, BEN);
    expect(await events(two, 'delivery.address-confirmed')).toEqual([
      expect.objectContaining({ outcome: 'success', actor: expect.stringMatching(/^admin:\d+$/) }),
    ]);
  });

  it('lets only those ask and confirm whose role says so', async () => {
    const app = await copy(STAGING);
    const as = async (email: string) => signInAsAdmin(app, email);
    const read = async (headers: Record<string, string>) => (await app.get(STATUS, { headers })).status;
    const confirm = async (headers: Record<string, string>) => (await app.post(CONFIRM, {}, headers)).status;

    expect([await read({}), await confirm({})]).toEqual([401, 401]);
    const editor = await as(EDITOR);
    expect([await read(editor), await confirm(editor)]).toEqual([403, 403]);
    const reader = await as(READER);
    expect([await read(reader), await confirm(reader)]).toEqual([200, 403]);
    expect(await (await app.get(STATUS, { headers: reader })).json()).toEqual({
      data: { paused: true, rememberedUrl: CMS, publicUrl: STAGING },
    });
    expect(await events(app, 'delivery.address-confirmed')).toEqual([]);
  });

  it('is confirmed by a command as well; what an instance of the old address has seen meanwhile is not lost', async () => {
    const app = await copy(STAGING);
    await requestLink(app, ANA);
    await requestLink(original, 'nobody@client.example');
    while ((await waiting(app).whereNotNull('problem')).length === 0) await aWhile();

    const { code, stdout, stderr } = await runCommand(['confirm-address'], app.directory);

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`Confirmed: mail is sent from ${STAGING}.`);
    await inbox.mailTo(ANA, 1, 60_000);
    expect(await events(app, 'delivery.address-confirmed')).toEqual([
      expect.objectContaining({ actor: 'command' }),
    ]);
    expect(await events(app, 'delivery.paused')).toHaveLength(1);
  });
});
