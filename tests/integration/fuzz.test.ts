import { connect } from 'node:net';
import fc from 'fast-check';
import type { App } from './support/app';
import { codeIn, linkIn, tokenIn, type Inbox } from './support/inbox';
import { handoffIn, openPage, pressButton } from './support/page';
import { ANA, requestMail, sessionIn, startPortal, verify } from './support/sign-in';

/** How many requests each property makes; a long run sets more. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 300);
const ROUTES = ['/request', '/open', '/verify', '/renew', '/report'].map(
  (route) => `/api/magic-link${route}`,
);
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const FIELDS = [
  'email',
  'redirectTo',
  'locale',
  'codeChallenge',
  'codeChallengeMethod',
  'token',
  'handoff',
  'requestId',
  'code',
  'codeVerifier',
  'deviceId',
  'nonce',
  '__proto__',
];

/** Without the half characters that neither an address nor a form can carry. */
const wellFormed = (text: string) => Buffer.from(text).toString();

/** Whatever anyone sends to the public routes. */
describe('the public routes, whatever is sent', () => {
  let app: App;
  let inbox: Inbox;
  /** A genuine link's proofs, to be bent. */
  let genuine: { token: string; handoff: string; requestId: string; code: string; nonce: string };

  beforeAll(async () => {
    ({ app, inbox } = await startPortal());
    const { requested, mail } = await requestMail(app, inbox, ANA);
    const page = await openPage(linkIn(mail));
    const handoff = handoffIn(await pressButton(app, page));
    const { requestId } = requested;
    genuine = { token: tokenIn(mail), handoff, requestId, code: codeIn(mail), nonce: page.nonce };
  });

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  const route = fc.constantFrom(...ROUTES);
  const oddText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.constantFrom(
      '',
      '\0',
      '\ud800',
      'ana@client.example',
      '1e999',
      '../..',
      '%00',
      '{{7*7}}',
      "' OR 1=1 --",
    ),
    fc.string({ minLength: 900, maxLength: 3_000 }),
  );
  const oddValue = fc.oneof(
    oddText,
    fc.anything({ maxDepth: 3, withBigInt: false }),
    fc.constantFrom(null, true, 0, -1, 2 ** 53, [], {}, [[[]]], { $ne: null }, { toString: 'x' }),
  );

  /** A genuine proof with one thing changed: a piece cut out, doubled, swapped or put in. */
  const bent = fc
    .tuple(fc.constantFrom('token', 'handoff', 'requestId', 'code', 'nonce'), fc.nat(), fc.nat(), oddText)
    .map(([name, at, length, text]) => {
      const whole = genuine[name];
      const start = at % (whole.length + 1);
      const piece = length % 12;
      const change =
        [text.slice(0, 12), '', whole.slice(start, start + piece).repeat(2), '.', '='][piece % 5] ?? '';
      const value = whole.slice(0, start) + change + whole.slice(start + piece);
      return { name, value: value === whole ? `${value}x` : value };
    });

  const body = fc.dictionary(fc.constantFrom(...FIELDS), oddValue, { maxKeys: 5, noNullPrototype: true });

  async function expectCalm(response: { status: number; headers: Headers }): Promise<void> {
    expect(response.status).toBeLessThan(500);
    expect(response.headers.get('cache-control')).toBe('no-store');
    return Promise.resolve();
  }

  const send = async (path: string, init: RequestInit): Promise<void> => {
    const response = await app.get(path, init);
    await response.arrayBuffer();
    await expectCalm(response);
  };

  const check = <T>(arbitrary: fc.Arbitrary<T>, act: (value: T) => Promise<void>) =>
    fc.assert(fc.asyncProperty(arbitrary, act), { numRuns: RUNS, endOnFailure: true });

  it('answer any JSON without breaking', () =>
    check(fc.tuple(route, body), ([path, value]) =>
      send(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(value),
      }),
    ));

  it('answer any text in any type and encoding without breaking', () => {
    const types = fc.constantFrom(
      'application/json',
      'application/json; charset=utf-16',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'text/plain',
      'application/xml',
      'text/html; charset=nonsense',
      '',
      ';;;',
    );
    const encodings = fc.constantFrom(undefined, 'gzip', 'br', 'deflate', 'nonsense');
    const text = fc.oneof(oddText, fc.constantFrom('{', '[[[[', '{"a":', 'a=1&a=2&a[b]=3', '"'.repeat(99)));
    return check(
      fc.tuple(route, fc.constantFrom(...METHODS), types, encodings, text),
      ([path, method, type, encoding, content]) => {
        const hasBody = !['GET', 'HEAD'].includes(method);
        const headers = { 'content-type': type, ...(encoding && { 'content-encoding': encoding }) };
        return send(path, hasBody ? { method, headers, body: content } : { method });
      },
    );
  });

  it('answer any query, path and header without breaking', () => {
    const visible = fc.string({
      unit: fc.integer({ min: 0x20, max: 0x7e }).map(String.fromCharCode),
      maxLength: 300,
    });
    const header = fc.constantFrom(
      'accept',
      'accept-language',
      'cookie',
      'x-forwarded-for',
      'x-forwarded-host',
      'sec-fetch-site',
      'origin',
      'user-agent',
      'x-strapi-refresh-cookie',
      'authorization',
      'if-none-match',
    );
    return check(
      fc.tuple(route, fc.constantFrom(...METHODS), oddText, header, visible, fc.boolean()),
      ([path, method, query, name, value, shout]) => {
        const url = `${shout ? path.toUpperCase() : path}?token=${encodeURIComponent(wellFormed(query))}`;
        return send(url, { method, headers: { [name]: value } });
      },
    );
  });

  it('take no bent token, handoff, request, code or nonce for a genuine one', () =>
    check(bent, async ({ name, value }) => {
      const isCode = name === 'code' || name === 'requestId';
      const proof = isCode
        ? { requestId: genuine.requestId, code: genuine.code, [name]: value }
        : { [name]: value };
      // Five attempts at the code of one request, whatever is tried: only foreign requests are.
      if (name === 'code') proof.requestId = '0'.repeat(32);
      const response = await verify(app, proof);
      expect(response.status).toBe(400);
      await expectCalm(response);
      const pressed = await app.get('/api/magic-link/open', {
        method: 'POST',
        body: new URLSearchParams({
          token: genuine.token,
          nonce: genuine.nonce,
          [name]: wellFormed(value),
        }),
      });
      expect([400, 403]).toContain(pressed.status);
    }));

  it('outlive what no HTTP client would send', async () => {
    const requests = fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 600 }).map((bytes) => Buffer.from(bytes)),
      fc
        .tuple(route, oddText, fc.constantFrom('-1', '1e3', '999999', '0x10', '5, 6'))
        .map(([path, text, length]) =>
          Buffer.from(`POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: ${length}\r\n\r\n${text}`),
        ),
      route.map((path) =>
        Buffer.from(`GET ${path}?token=\x01\xff HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n`, 'latin1'),
      ),
    );
    await fc.assert(
      fc.asyncProperty(requests, async (bytes) => {
        expect(await rawStatus(bytes)).toBeLessThan(500);
      }),
      { numRuns: Math.min(RUNS, 100), endOnFailure: true },
    );
  });

  it('and afterwards: the process lives, the log names no secret, and the link still works', async () => {
    const log = app.log();
    const [, payload = '', signature = ''] = genuine.token.split('.');
    for (const secret of [payload, signature.slice(0, 20), genuine.handoff, 'ana@client.example'])
      expect(log).not.toContain(secret);
    await sessionIn(await verify(app, { token: genuine.token }));
  });

  /** The status of what comes back on a bare socket; 0 when it is closed without a word. */
  function rawStatus(bytes: Buffer): Promise<number> {
    return new Promise((resolve) => {
      const socket = connect(Number(new URL(app.url).port), '127.0.0.1', () => socket.end(bytes));
      let answer = '';
      socket.on('data', (chunk) => (answer += chunk.toString('latin1')));
      socket.setTimeout(500, () => socket.destroy());
      socket.on('error', () => undefined);
      socket.on('close', () => resolve(Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0)));
    });
  }
});
