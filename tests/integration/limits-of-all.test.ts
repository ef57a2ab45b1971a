import { createHash } from 'node:crypto';
import type { App } from './support/app';
import { codeIn, tokenIn, type Inbox } from './support/inbox';
import { ANA, BEN, refusalIn, requestLink, requestMail, startPortal, verify } from './support/sign-in';

const budget = (points: number) => ({ points, windowSeconds: 3_600 });

const LIMITS = {
  requestsPerAddress: budget(100),
  requestsPerNetwork: budget(100),
  requestsInTotal: budget(100),
  failedProofsPerNetwork: budget(100),
  codeFailuresPerAddress: budget(100),
  codeFailuresPerNetwork: budget(100),
  codeFailuresInTotal: budget(100),
};

const BEHIND_PROXY = { proxy: { koa: true } };
const from = (network: string) => ({ 'x-forwarded-for': network });

async function withPortal(
  limits: Partial<typeof LIMITS>,
  server: Record<string, unknown>,
  work: (app: App, inbox: Inbox) => Promise<void>,
): Promise<void> {
  const { app, inbox } = await startPortal({ magicLink: { limits: { ...LIMITS, ...limits } }, server });
  try {
    await work(app, inbox);
  } finally {
    await app.stop();
    await inbox.stop();
  }
}

const ask = (app: App, email: string, network: string) =>
  app.post('/api/magic-link/request', { email }, from(network));

describe('a limit', () => {
  it('in total answers 429 to every network, and links that were mailed work on', () =>
    withPortal({ requestsInTotal: budget(4) }, BEHIND_PROXY, async (app, inbox) => {
      const { mail } = await requestMail(app, inbox, ANA);
      for (const network of ['192.0.2.1', '192.0.2.2', '192.0.2.3'])
        expect((await ask(app, 'someone@client.example', network)).status).toBe(202);

      const refused = await ask(app, BEN, '192.0.2.4');

      expect(refused.status).toBe(429);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      expect((await refusalIn(refused)).code).toBe('rate_limited');
      expect((await verify(app, { token: tokenIn(mail) })).status).toBe(200);
    }));

  it('by network is not escaped by a header that no trusted proxy wrote', () =>
    withPortal({ requestsPerNetwork: budget(3), failedProofsPerNetwork: budget(3) }, {}, async (app) => {
      const requests = [];
      const proofs = [];
      for (let count = 1; count <= 4; count += 1) {
        const claimed = from(`198.51.100.${count}`);
        requests.push((await ask(app, 'someone@client.example', `198.51.100.${count}`)).status);
        const guess = { handoff: String(count).repeat(43) };
        proofs.push((await app.post('/api/magic-link/verify', guess, claimed)).status);
      }
      expect(requests).toEqual([202, 202, 202, 429]);
      expect(proofs).toEqual([400, 400, 400, 429]);
    }));

  it('on code failures by network spares the links, and the codes of other networks', () =>
    withPortal({ codeFailuresPerNetwork: budget(3) }, BEHIND_PROXY, async (app, inbox) => {
      const { requested, mail } = await requestMail(app, inbox, ANA);
      const right = { requestId: requested.requestId, code: codeIn(mail) };
      const tries = [];
      for (let count = 1; count <= 4; count += 1) {
        const { requestId } = await requestLink(app, `nobody${count}@client.example`);
        const wrong = { requestId, code: '000000' };
        tries.push(await app.post('/api/magic-link/verify', wrong, from('203.0.113.7')).then(refusalIn));
      }
      const fromGuesser = await app.post('/api/magic-link/verify', right, from('203.0.113.7'));

      expect(tries.map(({ code }) => code)).toEqual([
        ...Array<string>(3).fill('code_invalid'),
        'code_exhausted',
      ]);
      expect((await refusalIn(fromGuesser)).code).toBe('code_exhausted');
      const events = await app.database('ml_audit_events').where({ reason: 'code_budget' });
      expect(events).toHaveLength(2);
      expect((await app.post('/api/magic-link/verify', right, from('203.0.113.8'))).status).toBe(200);
    }));

  it('on code failures counts the right code of the wrong browser as one', () =>
    withPortal({ codeFailuresPerAddress: budget(3) }, {}, async (app, inbox) => {
      const codeChallenge = createHash('sha256').update('a'.repeat(43)).digest('base64url');
      const bound = await requestMail(app, inbox, ANA, { codeChallenge, codeChallengeMethod: 'S256' });
      const free = await requestMail(app, inbox, ANA);
      const elsewhere = { requestId: bound.requested.requestId, code: codeIn(bound.mail) };
      for (let count = 1; count <= 3; count += 1)
        expect((await refusalIn(await verify(app, elsewhere))).code).toBe('challenge_failed');

      const right = { requestId: free.requested.requestId, code: codeIn(free.mail) };
      expect((await refusalIn(await verify(app, right))).code).toBe('code_exhausted');
      expect((await verify(app, { token: tokenIn(free.mail) })).status).toBe(200);
    }));

  it('on forged tokens is counted in memory: a flood of them writes nothing', () =>
    withPortal({ failedProofsPerNetwork: budget(5) }, {}, async (app) => {
      const rows = () =>
        Promise.all(['ml_limits', 'ml_audit_events'].map((table) => app.database(table).count()));
      await requestLink(app, ANA);
      const before = await rows();
      for (let count = 1; count <= 5; count += 1) await verify(app, { token: 'forged.forged.forged' });

      expect((await verify(app, { token: 'forged.forged.forged' })).status).toBe(429);
      expect(await rows()).toEqual(before);
    }));
});
