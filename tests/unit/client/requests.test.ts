import { createMagicLinkClient } from '../../../client';
import { AnsweringServer } from './answering-server';

const server = new AnsweringServer();
const ana = { id: 7, documentId: 'd7', username: 'ana', email: 'ana@client.example' };

beforeAll(() => server.start());
afterAll(() => server.stop());
beforeEach(() => {
  server.seen.length = 0;
  server.beforeAnswer = () => undefined;
});

const client = () => createMagicLinkClient({ url: `${server.url}/` });

describe('asking for a link', () => {
  const accepted = { requestId: 'r1', expiresAt: '2026-01-01T00:15:00.000Z', resendAfterSeconds: 30 };

  it('sends the address and where to go, and returns when it expires', async () => {
    server.next = { status: 202, body: { data: accepted } };

    const outcome = await client().requestLink({ email: ana.email, redirectTo: '/packets/p1', locale: 'de' });

    expect(outcome).toEqual({ ok: true, ...accepted });
    expect(server.seen[0]).toMatchObject({
      path: '/api/magic-link/request',
      body: { email: ana.email, redirectTo: '/packets/p1', locale: 'de' },
    });
  });

  it('follows an installation that moved its API', async () => {
    server.next = { status: 202, body: { data: accepted } };

    await createMagicLinkClient({ url: server.url, apiPrefix: '/content' }).requestLink({ email: ana.email });

    expect(server.seen[0]?.path).toBe('/content/magic-link/request');
  });
});

describe('signing in by code', () => {
  it('sends the digits only, however they were typed or pasted', async () => {
    server.next = { status: 200, body: { jwt: 'a.b.c', user: ana, redirectTo: null } };

    const outcome = await client().verifyCode({ requestId: 'r1', code: ' 123\u00a0\u2013 456\n' });

    expect(outcome).toEqual({ ok: true, session: { jwt: 'a.b.c', user: ana }, redirectTo: null });
    expect(server.seen[0]).toMatchObject({
      path: '/api/magic-link/verify',
      body: { requestId: 'r1', code: '123456' },
    });
  });
});

describe('signing out', () => {
  it('ends the session with its own JWT where Strapi keeps sessions', async () => {
    server.next = { status: 200, body: { ok: true } };

    expect(await client().signOut({ jwt: 'a.b.c', user: ana })).toEqual({ ok: true, endedOnServer: true });
    expect(server.seen[0]).toMatchObject({ path: '/api/auth/logout', authorization: 'Bearer a.b.c' });
  });

  it.each([
    [400, false],
    [401, true],
    [403, false],
    [404, false],
  ])('is done, too, when Strapi answers %i', async (status, endedOnServer) => {
    server.next = { status, body: { data: null, error: { status, message: 'no', details: {} } } };

    expect(await client().signOut({ jwt: 'a.b.c', user: ana })).toEqual({ ok: true, endedOnServer });
  });

  it('says so when the server failed, because the session may live on', async () => {
    server.next = { status: 500, text: 'oops' };

    expect(await client().signOut({ jwt: 'a.b.c', user: ana })).toMatchObject({
      error: { code: 'unexpected_response' },
    });
  });
});

describe('refusals are values', () => {
  const verifyCode = () => client().verifyCode({ requestId: 'r1', code: '000000' });
  const refuse = (status: number, details: object, headers?: Record<string, string>) => {
    const body = { data: null, error: { status, name: 'ApplicationError', message: 'Sorry', details } };
    server.next = { status, body, ...(headers && { headers }) };
  };

  it('carries the stable code and the sentence', async () => {
    refuse(400, { code: 'code_invalid' });

    expect(await verifyCode()).toEqual({
      ok: false,
      error: { code: 'code_invalid', message: 'Sorry', status: 400 },
    });
  });

  it.each([
    [{ code: 'rate_limited', retryAfterSeconds: 12 }, { 'Retry-After': '99' }, 12],
    [{}, { 'Retry-After': '7' }, 7],
    [{}, { 'Retry-After': 'Wed, 21 Oct 2026 07:28:00 GMT' }, 60],
    [{}, {}, 60],
  ])('says how long to wait: %j %j', async (details, headers, retryAfterSeconds) => {
    refuse(429, details, headers);

    expect(await verifyCode()).toMatchObject({ error: { code: 'rate_limited', retryAfterSeconds } });
  });

  it('takes a code that it does not know for an unexpected response', async () => {
    refuse(400, { code: 'toString' });

    expect(await verifyCode()).toMatchObject({ error: { code: 'unexpected_response', status: 400 } });
  });

  it.each([
    ['a page of a proxy', { status: 502, text: '<h1>Bad gateway</h1>' }],
    ['a success of someone else', { status: 200, body: { hello: 'world' } }],
    ['an empty success', { status: 204, text: '' }],
    ['null', { status: 200, text: 'null' }],
  ])('takes %s for an unexpected response', async (_what, next) => {
    server.next = next;

    expect(await verifyCode()).toMatchObject({ ok: false, error: { code: 'unexpected_response' } });
    expect(await client().requestLink({ email: ana.email })).toMatchObject({
      error: { code: 'unexpected_response' },
    });
  });

  it('says network_error when nobody answers', async () => {
    const nobody = createMagicLinkClient({ url: 'http://127.0.0.1:9' });

    expect(await nobody.requestLink({ email: ana.email })).toMatchObject({
      error: { code: 'network_error' },
    });
  });

  it('says network_error when the answer takes too long', async () => {
    server.beforeAnswer = () => new Promise((resolve) => setTimeout(resolve, 300));
    const impatient = createMagicLinkClient({ url: server.url, timeoutSeconds: 0.05 });

    expect(await impatient.requestLink({ email: ana.email })).toMatchObject({
      error: { code: 'network_error' },
    });
  });
});
