import { randomBytes } from 'node:crypto';
import { startApp, type App } from './support/app';
import { startFlakyProxy } from './support/flaky-proxy';
import { codeIn, startInbox, type Inbox } from './support/inbox';
import { ANA, magicLinkConfig, requestMail, verify } from './support/sign-in';

const REDIS_URL = process.env.TEST_REDIS_URL;
const plenty = { points: 10_000, windowSeconds: 60 };
const PER_NETWORK = 5;

/** Needs a Redis to be away from: TEST_REDIS_URL=redis://127.0.0.1:6379. What needs none is in tests/unit/strapi. */
(REDIS_URL ? describe : describe.skip)('a Redis that goes away', () => {
  let inbox: Inbox;
  let app: App;
  let redis: Awaited<ReturnType<typeof startFlakyProxy>>;

  const boot = () =>
    startApp({
      clients: [{ email: ANA }],
      magicLink: {
        ...magicLinkConfig(inbox, { redis: { url: redis.url } }),
        limits: {
          requestsPerAddress: plenty,
          requestsPerNetwork: { points: PER_NETWORK, windowSeconds: 3_600 },
          requestsInTotal: plenty,
          failedProofsPerNetwork: plenty,
          codeFailuresPerAddress: plenty,
          codeFailuresPerNetwork: plenty,
          codeFailuresInTotal: plenty,
        },
      },
      // Counters on Redis outlive a test run: another key makes other counters.
      server: { app: { keys: [`key-of-this-run-${randomBytes(16).toString('hex')}`] } },
    });
  const ask = async () =>
    (await app.post('/api/magic-link/request', { email: 'nobody@client.example' })).status;
  const times = (text: string) => app.log().split(text).length - 1;

  /** Asks until the log says so: what the library does to connect again is its own business. */
  async function untilLogged(text: string): Promise<void> {
    const deadline = Date.now() + 30_000;
    while (!app.log().includes(text)) {
      if (Date.now() > deadline) throw new Error(`Never said "${text}":\n${app.log()}`);
      await verify(app, { handoff: randomBytes(32).toString('base64url') });
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  async function signIn(): Promise<void> {
    const { requested, mail } = await requestMail(app, inbox, ANA);
    const proof = { requestId: requested.requestId, code: codeIn(mail) };
    expect((await verify(app, proof)).status).toBe(200);
  }

  beforeEach(async () => {
    inbox = await startInbox();
    redis = await startFlakyProxy(new URL(REDIS_URL ?? ''));
  });

  afterEach(async () => {
    await app.stop();
    await redis.goAway();
    await inbox.stop();
  });

  it('keeps nobody from signing in; limits go on in this process, and on Redis once it is back', async () => {
    app = await boot();
    await signIn();
    await redis.goAway();

    await signIn();
    const statuses = [];
    for (let count = 0; count < PER_NETWORK; count += 1) statuses.push(await ask());
    expect(statuses).toEqual([...Array<number>(PER_NETWORK - 1).fill(202), 429]);
    expect(times('Redis is away')).toBe(1);

    await redis.comeBack();
    await untilLogged('Redis is back');
    // One of the five was spent on Redis before.
    for (let count = 0; count < PER_NETWORK - 1; count += 1) expect(await ask()).toBe(202);
    expect(await ask()).toBe(429);
    expect([times('Redis is away'), times('Redis is back')]).toEqual([1, 1]);
    expect(times('ioredis')).toBe(0);
  });

  it('delays a request by a second when it hangs, and the next ones by nothing', async () => {
    app = await boot();
    await signIn();
    redis.hang();
    const startedAtMs = Date.now();
    expect(await ask()).toBe(202);
    expect(Date.now() - startedAtMs).toBeLessThan(2_500);
    expect(app.log()).toMatch(/Redis is away \(.*timed out.*\)/i);
    // The connection that hangs is of no use any more.
    await redis.goAway();
    await redis.comeBack();
    await untilLogged('Redis is back');
  });

  it('keeps nobody from starting', async () => {
    await redis.goAway();
    app = await boot();
    expect(times('Redis is away (connect ECONNREFUSED')).toBe(1);
    await signIn();
    await redis.comeBack();
    await untilLogged('Redis is back');
  });
});
