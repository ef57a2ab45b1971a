import { createHash, randomBytes } from 'node:crypto';
import { startApp, type App } from './support/app';
import { codeIn, linkIn, startInbox, tokenIn, type Inbox } from './support/inbox';
import { handoffIn, openPage, pressButton } from './support/page';
import {
  ANA,
  BEN,
  magicLinkConfig,
  refusalIn,
  requestLink,
  requestMail,
  startPortal,
  verify,
} from './support/sign-in';

const REDIS_URL = process.env.TEST_REDIS_URL;
const budget = (points: number, windowSeconds = 3_600) => ({ points, windowSeconds });

const TIGHT = {
  requestsPerAddress: budget(2),
  requestsPerNetwork: budget(12),
  requestsInTotal: budget(1_000),
  failedProofsPerNetwork: budget(8),
  codeFailuresPerAddress: budget(6),
  codeFailuresPerNetwork: budget(100),
  codeFailuresInTotal: budget(100),
};

const clients = [ANA, BEN].map((email) => ({ email }));

const stores: [string, Record<string, unknown>][] = [['Strapi’s database', {}]];
if (REDIS_URL) stores.push(['Redis', { redis: { url: REDIS_URL } }]);

describe.each(stores)('limits on %s', (_store, redis) => {
  let inbox: Inbox;
  let app: App;
  const start = (directory?: string) =>
    startApp({
      clients,
      magicLink: { ...magicLinkConfig(inbox, redis), limits: TIGHT },
      server: { proxy: { koa: true }, app: { keys: [APP_KEY] } },
      ...(directory === undefined ? {} : { directory }),
    });
  // Counters on Redis outlive a test run: another key makes other counters.
  const APP_KEY = `key-of-this-run-${randomBytes(16).toString('hex')}`;
  const from = (network: string) => ({ 'x-forwarded-for': network });
  const ask = (email: string, network: string, to = app) =>
    to.post('/api/magic-link/request', { email }, from(network));

  beforeAll(async () => {
    inbox = await startInbox();
    app = await start();
  });

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  it('answer 202 beyond an address’s budget, send no mail, and let earlier links live', async () => {
    const { mail } = await requestMail(app, inbox, ANA);
    await requestMail(app, inbox, ANA);
    const third = await ask(ANA, '192.0.2.1');
    await new Promise((resolve) => setTimeout(resolve, 500));

    expect(third.status).toBe(202);
    expect(inbox.mailsTo(ANA)).toHaveLength(2);
    const requested = app.database('ml_audit_events').where({ type: 'sign-in.requested' });
    const [event] = await requested.orderBy('id', 'desc').limit(1);
    expect(event).toMatchObject({ outcome: 'withheld', reason: 'address_budget' });
    expect((await verify(app, { token: tokenIn(mail) })).status).toBe(200);
  });

  it('answer 429 to a network that asks too often, with when to come back, and to no other', async () => {
    for (let count = 0; count < 12; count += 1) await ask(`x${count}@client.example`, '198.51.100.7');
    const refused = await ask('y@client.example', '198.51.100.7');
    const neighbour = await ask('y@client.example', '198.51.100.8');

    expect(refused.status).toBe(429);
    const body = (await refused.json()) as {
      error: { details: { code: string; retryAfterSeconds: number } };
    };
    expect(body.error.details.code).toBe('rate_limited');
    expect(refused.headers.get('retry-after')).toBe(String(body.error.details.retryAfterSeconds));
    expect(neighbour.status).toBe(202);
  });

  it('take an IPv6 subscriber’s /64 for one network', async () => {
    for (let count = 0; count < 12; count += 1)
      await ask(`z${count}@client.example`, `2001:db8:1:2::${count}`);
    expect((await ask('zz@client.example', '2001:db8:1:2:ffff::1')).status).toBe(429);
    expect((await ask('zz@client.example', '2001:db8:1:3::1')).status).toBe(202);
  });

  it('stop a network that guesses proofs, while others sign in', async () => {
    const guess = () =>
      app.post(
        '/api/magic-link/verify',
        { handoff: randomBytes(32).toString('base64url') },
        from('203.0.113.5'),
      );
    for (let count = 0; count < 8; count += 1) expect((await guess()).status).toBe(400);
    expect((await guess()).status).toBe(429);

    const { mail } = await requestMail(app, inbox, BEN);
    const other = await app.post('/api/magic-link/verify', { token: tokenIn(mail) }, from('203.0.113.6'));
    expect(other.status).toBe(200);
  });

  it('stop a network that sends forged tokens', async () => {
    const forge = () =>
      app.post('/api/magic-link/verify', { token: 'forged.forged.forged' }, from('203.0.113.9'));
    const statuses = [];
    for (let count = 0; count < 10; count += 1) statuses.push((await forge()).status);
    expect(statuses).toEqual([...Array<number>(8).fill(400), 429, 429]);
  });

  it('outlive a restart, and are shared by instances', async () => {
    for (let count = 0; count < 12; count += 1) await ask(`r${count}@client.example`, '198.51.100.99');
    const second = await start(app.directory);
    try {
      expect((await ask('r@client.example', '198.51.100.99', second)).status).toBe(429);
    } finally {
      await second.stop();
    }
  });
});

describe('guessing codes', () => {
  let app: App;
  let inbox: Inbox;

  beforeAll(async () => {
    ({ app, inbox } = await startPortal({
      magicLink: {
        limits: {
          ...TIGHT,
          requestsPerAddress: budget(100),
          requestsPerNetwork: budget(1_000),
          failedProofsPerNetwork: budget(1_000),
          codeFailuresInTotal: budget(13),
        },
      },
    }));
  });

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  const wrongFor = (code: string) => (code === '000000' ? '000001' : '000000');

  it('ends for an address after its daily failures, over all of its requests; its links live on', async () => {
    const first = await requestMail(app, inbox, ANA);
    const second = await requestMail(app, inbox, ANA);
    for (const [request, tries] of [
      [first, 5],
      [second, 1],
    ] as const) {
      for (let count = 0; count < tries; count += 1) {
        const { requestId } = request.requested;
        expect(
          (await refusalIn(await verify(app, { requestId, code: wrongFor(codeIn(request.mail)) }))).code,
        ).toBe('code_invalid');
      }
    }
    const right = await verify(app, { requestId: second.requested.requestId, code: codeIn(second.mail) });
    expect((await refusalIn(right)).code).toBe('code_exhausted');
    expect((await verify(app, { token: tokenIn(second.mail) })).status).toBe(200);
  });

  it('does not cost who types the right code', async () => {
    for (let count = 0; count < 8; count += 1) {
      const { requested, mail } = await requestMail(app, inbox, BEN);
      expect((await verify(app, { requestId: requested.requestId, code: codeIn(mail) })).status).toBe(200);
    }
  });

  it('counts 30 simultaneous guesses as what they are: five attempts', async () => {
    const { requested, mail } = await requestMail(app, inbox, BEN);
    const wrong = wrongFor(codeIn(mail));
    const answers = await Promise.all(
      Array.from({ length: 30 }, () =>
        verify(app, { requestId: requested.requestId, code: wrong }).then(refusalIn),
      ),
    );
    expect(answers.filter(({ code }) => code === 'code_invalid')).toHaveLength(5);
  });

  it('over all the installation makes new mails carry no code, raises an alarm, and leaves links alone', async () => {
    for (let count = 0; count < 4; count += 1) {
      const { requestId } = await requestLink(app, `decoy${count}@client.example`);
      await verify(app, { requestId, code: '123456' });
    }
    const { mail } = await requestMail(app, inbox, BEN);

    expect(mail.parsed.text).not.toMatch(/^\d{6}$/m);
    expect(await app.database('ml_audit_events').where({ type: 'codes.suspended' })).toHaveLength(1);
    expect(app.log()).toContain('codes are being guessed');
    const page = await openPage(linkIn(mail));
    expect(page.html).not.toMatch(/>\d{6}</);
    expect((await verify(app, { handoff: handoffIn(await pressButton(app, page)) })).status).toBe(200);
  });
});

describe('a request that is bound to its browser', () => {
  let app: App;
  let inbox: Inbox;
  const codeVerifier = randomBytes(32).toString('base64url');
  const codeChallenge = createHash('sha256').update(codeVerifier).digest('base64url');
  const bound = { codeChallenge, codeChallengeMethod: 'S256' };

  beforeAll(async () => {
    ({ app, inbox } = await startPortal());
  });

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  it('needs the verifier with token, code and handoff alike, and loses nothing without it', async () => {
    const { requested, mail } = await requestMail(app, inbox, ANA, bound);
    const handoff = handoffIn(await pressButton(app, await openPage(linkIn(mail))));
    const proofs = [
      { token: tokenIn(mail) },
      { handoff },
      { requestId: requested.requestId, code: codeIn(mail) },
    ];

    for (const proof of proofs) {
      for (const verifier of [undefined, 'short', randomBytes(32).toString('base64url')]) {
        const refusal = await refusalIn(await verify(app, { ...proof, codeVerifier: verifier }));
        expect(refusal).toEqual({ status: 400, code: 'challenge_failed' });
        if ('code' in proof) break;
      }
    }
    expect((await verify(app, { token: tokenIn(mail), codeVerifier })).status).toBe(200);
  });

  it.each([
    [{ codeChallenge }],
    [{ codeChallengeMethod: 'S256' }],
    [{ codeChallenge, codeChallengeMethod: 'plain' }],
    [{ codeChallenge: 'too-short', codeChallengeMethod: 'S256' }],
    [{ codeChallenge: 7, codeChallengeMethod: 'S256' }],
  ])('refuses half or malformed challenges: %j', async (challenge) => {
    const refusal = await refusalIn(await app.post('/api/magic-link/request', { email: ANA, ...challenge }));
    expect(refusal).toEqual({ status: 400, code: 'invalid_challenge' });
  });

  it('is what a policy can insist on', async () => {
    const strict = await startPortal({
      magicLink: { policies: { 'sign-in': { requireSameBrowser: true } } },
    });
    try {
      const unbound = await strict.app.post('/api/magic-link/request', { email: ANA });
      expect(await refusalIn(unbound)).toEqual({ status: 400, code: 'browser_binding_required' });
      expect((await strict.app.post('/api/magic-link/request', { email: ANA, ...bound })).status).toBe(202);
    } finally {
      await strict.app.stop();
      await strict.inbox.stop();
    }
  });
});
