import type { ChainReport } from '../../contracts';
import { startApp, type App } from './support/app';
import { dataIn, EDITOR, invite, seedAdmins, signInEditor, type Editor } from './support/editors';
import { tokenIn, type Inbox } from './support/inbox';
import { changePolicy } from './support/rules';
import { settled, UNSEALED } from './support/rows';
import { magicLinkConfig, requestLink, startPortal, verify } from './support/sign-in';

const DAY_MS = 86_400_000;
const ROUNDS = 12;
/** Of SQLite one process has the file. */
const onServer = process.env.DATABASE_CLIENT ? describe : describe.skip;

onServer('two instances on one database', () => {
  let inbox: Inbox;
  let apps: [App, App];
  let editors: [Editor, Editor];
  // Links are bound to it, and each instance has another port.
  const options = { bootstrap: seedAdmins([{ email: EDITOR }]), server: { url: 'http://cms.example' } };

  beforeAll(async () => {
    const first = await startPortal(options);
    inbox = first.inbox;
    const more = { magicLink: magicLinkConfig(inbox), directory: first.app.directory };
    apps = [first.app, await startApp({ ...options, ...more })];
    editors = [await signInEditor(apps[0]), await signInEditor(apps[1])];
  });

  afterAll(async () => {
    await apps[1].stop();
    await apps[0].stop();
    await inbox.stop();
  });

  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const events = () => apps[0].database('ml_audit_events');
  async function sealed(): Promise<void> {
    await settled(apps[0]);
    while ((await events().whereNull('seq')).length > 0) await pause(100);
  }
  const check = (which: 0 | 1 = 0) =>
    editors[which].get('/audit-events/verify').then((response) => dataIn<ChainReport>(response));

  it('seal together, while an admin changes a policy at one and clients come in at the other: no gap, nothing twice', async () => {
    const emails = Array.from({ length: ROUNDS }, (_, n) => `two${n}@client.example`);
    await Promise.all(emails.map((email, n) => invite(editors[n % 2 === 0 ? 0 : 1], { email })));
    const tokens = await Promise.all(emails.map(async (email) => tokenIn(await inbox.mailTo(email))));
    const changes = async () => {
      for (let seconds = 901; seconds <= 900 + ROUNDS; seconds += 1)
        await changePolicy(editors[0], 'sign-in', { linkLifetimeSeconds: seconds });
    };
    const redeems = tokens.map(async (token) => {
      const answers = await Promise.all(apps.map((app) => verify(app, { token })));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
    });
    await Promise.all([changes(), ...redeems]);
    await sealed();
    for (const which of [0, 1] as const) expect(await check(which)).toMatchObject({ problem: null });
    await sealed();
    const seqs = (await events().orderBy('seq').select('seq')).map(({ seq }: { seq: unknown }) =>
      Number(seq),
    );
    expect(seqs).toEqual(Array.from({ length: seqs.length }, (_, n) => n + 1));
    const came = await events().where({ type: 'sign-in.succeeded' });
    expect(came).toHaveLength(ROUNDS);
    expect(await events().where({ type: 'policy.changed' })).toHaveLength(ROUNDS);
  });

  it('of a policy that one changes, the other knows within five seconds, and links made there live by it', async () => {
    await changePolicy(editors[0], 'sign-in', { linkLifetimeSeconds: 3_600 });
    const since = Date.now();
    const lifetime = async () => {
      const { expiresAt } = await requestLink(apps[1], 'nobody@client.example');
      return Date.parse(expiresAt) - Date.now();
    };
    while ((await lifetime()) < 3_500_000) {
      expect(Date.now() - since).toBeLessThan(6_000);
      await pause(100);
    }
  });

  it('prune together: each old line goes once, and the rest is proven', async () => {
    await sealed();
    // As if the log had begun a year ago and more, with as many lines as take several portions.
    for (const app of apps) await app.control({ clockOffsetMs: -400 * DAY_MS });
    await apps[0].database('ml_audit_anchors').delete();
    await events().update(UNSEALED);
    const row = await events().first<Record<string, unknown>>();
    const copies = Array.from({ length: 500 }, (_, n) => ({
      ...row,
      id: undefined,
      document_id: `copy-${n}`,
    }));
    await apps[0].database.batchInsert('ml_audit_events', copies, 100);
    await sealed();
    const old = Number((await events().max({ seq: 'seq' }))[0]?.seq);
    // An hour from now, for both: their next round is due.
    for (const app of apps) await app.control({ clockOffsetMs: 3_700_000 });
    const oldest = () => events().where('seq', '<=', old);
    const deadline = Date.now() + 30_000;
    while ((await oldest()).length > 0 && Date.now() < deadline) await pause(200);
    for (const app of apps) await app.control({ clockOffsetMs: 0 });
    expect(await oldest()).toEqual([]);
    await pause(1_000);
    await sealed();

    const told: { count: number }[] = await events().where({ type: 'audit.pruned' }).select('count');
    expect(told.reduce((sum, { count }) => sum + count, 0)).toBe(old);
    for (const which of [0, 1] as const)
      expect(await check(which)).toMatchObject({ problem: null, from: old });
    for (const app of apps) expect(app.log()).not.toMatch(/stays for another hour|wait for their seal/);
  });
});
