import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import type { App } from './support/app';
import { fuzzedRequests } from './support/fuzz-requests';
import type { Genuine } from './support/fuzz-secrets';
import { codeIn, linkIn, tokenIn, type Inbox } from './support/inbox';
import { handoffIn, openPage, pressButton } from './support/page';
import { sendRaw, type RawAnswer, type RawRequest } from './support/raw-http';
import { ANA, requestMail, startPortal, verify } from './support/sign-in';

/** FUZZ_RUNS=10000 takes longer and finds more; FUZZ_SEED repeats what a failure printed. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 400);
const SEED = process.env.FUZZ_SEED === undefined ? undefined : Number(process.env.FUZZ_SEED);
/** Requests of one run, sent at once. */
const AT_ONCE = 8;
/** What the heap may breathe. In the default run it takes a leak of 50 kB a request to exceed it; in longer ones, less. */
const GROWTH_MAX_MB = 150;

describe('whatever is sent to the public routes', () => {
  let app: App;
  let inbox: Inbox;
  let genuine: Genuine;

  beforeAll(async () => {
    ({ app, inbox } = await startPortal());
    const { requested, mail } = await requestMail(app, inbox, ANA);
    const page = await openPage(linkIn(mail));
    genuine = {
      token: tokenIn(mail),
      handoff: handoffIn(await pressButton(app, page)),
      requestId: requested.requestId,
      code: codeIn(mail),
      nonce: page.nonce,
      cookie: page.cookie,
      address: ANA,
    };
  });

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  it(
    'gets no 5xx and nothing to cache, and leaves no secret in the log and the link alive',
    async () => {
      const port = Number(new URL(app.url).port);
      const seen = new Map<number, number>();
      let unanswered = 0;
      const batch = fc.array(fuzzedRequests(genuine), { minLength: AT_ONCE, maxLength: AT_ONCE });
      let warmMb = 0;

      const property = fc.asyncProperty(batch, async (requests) => {
        const logged = app.log().length;
        await Promise.all(
          requests.map(async (request) => {
            const answer = await sendRaw(port, request);
            if (answer) seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1);
            else unanswered += 1;
            judge(request, answer);
          }),
        );
        expectNoSecret(app.log().slice(logged), genuine);
        if (warmMb === 0 && [...seen.values()].reduce((sum, count) => sum + count, 0) > 400)
          warmMb = residentMb(app);
      });
      await fc.assert(property, {
        numRuns: RUNS,
        ...(SEED === undefined ? {} : { seed: SEED }),
      });

      if (process.env.FUZZ_RUNS !== undefined)
        console.log({ answers: Object.fromEntries(seen), unanswered, warmMb, nowMb: residentMb(app) });
      expect([...seen.keys()]).toEqual(expect.arrayContaining([200, 202, 400, 404, 405, 415]));
      expect(residentMb(app) - warmMb).toBeLessThan(GROWTH_MAX_MB);
      expectNoSecret(app.log(), genuine);
      expect((await openPage(`${app.url}/api/magic-link/open?token=${genuine.token}`)).response.status).toBe(
        200,
      );
      expect((await verify(app, { token: genuine.token })).status).toBe(200);
    },
    60_000 + RUNS * 2_000,
  );
});

function judge(request: RawRequest, answer: RawAnswer | undefined): void {
  if (!answer) return;
  // RFC 9110 section 15.6.2: 501 is right for a method that the server knows nothing of.
  if (answer.status !== 501 || KNOWN_METHODS.test(request.method)) expect(answer.status).toBeLessThan(500);
  // Node itself refuses what is no HTTP, before any of us can see it.
  if (isOfNode(answer) || !isBelowPrefix(request.target)) return;
  expect(answer.headers.get('cache-control')).toBe('no-store');
}

const KNOWN_METHODS = /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/;

const isOfNode = ({ headers }: RawAnswer) => [...headers.keys()].every((name) => name === 'connection');

function isBelowPrefix(target: string): boolean {
  const [path = ''] = target.split('?');
  return path
    .replace(/%([0-7][0-9a-f])/gi, (_escape, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    .toLowerCase()
    .includes('/magic-link');
}

/** No part of the genuine ones that would help anybody; a wrong code is told by the one that is right. */
function expectNoSecret(log: string, { token, handoff, code, nonce, address }: Genuine): void {
  const [, payload = '', signature = ''] = token.split('.');
  const parts = [
    payload.slice(0, 32),
    payload.slice(-32),
    signature.slice(0, 12),
    signature.slice(-12),
    handoff.slice(0, 12),
    handoff.slice(-12),
    nonce.slice(0, 16),
    address,
  ];
  expect(parts.filter((part) => log.includes(part))).toEqual([]);
  expect(log).not.toMatch(new RegExp(`\\b${code}\\b`));
}

function residentMb({ pid }: App): number {
  return Math.round(Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)]).toString()) / 1024);
}
