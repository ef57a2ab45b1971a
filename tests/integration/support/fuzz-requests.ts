import fc from 'fast-check';
import type { RawRequest } from './raw-http';

/** What a genuine link consists of: garbled, it is what a fuzzer should send. */
export interface Genuine {
  token: string;
  handoff: string;
  requestId: string;
  code: string;
  nonce: string;
  cookie: string;
  address: string;
}

/** Requests for the public routes, from almost right to hopeless. None holds a whole proof. */
export function fuzzedRequests(genuine: Genuine): fc.Arbitrary<RawRequest> {
  const secret = garbledSecrets(genuine);
  return fc
    .record({
      method: methods,
      path: paths(secret),
      query: queries(secret),
      content: contents(genuine, secret),
    })
    .chain(({ method, path, query, content }) =>
      headersFor(genuine, content).map((headers) => ({
        method,
        target: path + query,
        headers,
        body: content.body,
      })),
    );
}

const methods = fc.oneof(
  { weight: 12, arbitrary: fc.constant('POST') },
  { weight: 6, arbitrary: fc.constantFrom('GET', 'HEAD') },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'PUT',
      'PATCH',
      'DELETE',
      'OPTIONS',
      'TRACE',
      'PROPFIND',
      'QUERY',
      'post',
      'XYZ',
    ),
  },
);

/** Strings that break parsers: controls, lone surrogates, bidi, byte order marks, quotes, encodings of all kinds. */
const nasty = fc.constantFrom(
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\udfff\ud800',
  '\u202e',
  '\ufeff',
  'é',
  '🦊',
  '%00',
  '%zz',
  '%',
  '%25',
  '%ff',
  '%c0%ae',
  "'",
  '"',
  '\\',
  '<script>',
  '../',
  '__proto__',
  'constructor',
  'null',
  '[object Object]',
  '{{7*7}}',
  '${7}',
  '\r\n',
  '\t',
  '1e400',
  '-0',
  'NaN',
  '9'.repeat(400),
  'A'.repeat(5_000),
);

const anyText = fc.oneof(nasty, fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ maxLength: 20 }));

/** Almost a genuine value: cut, doubled, in another case, with something put in, or with one part of a JWT replaced. */
function garbled(value: string): fc.Arbitrary<string> {
  const at = fc.nat({ max: value.length - 1 });
  return fc
    .oneof(
      at.map((index) => value.slice(0, index)),
      at.map((index) => value.slice(index + 1)),
      fc.tuple(at, anyText).map(([index, text]) => value.slice(0, index) + text + value.slice(index)),
      fc
        .tuple(at, fc.constantFrom('A', 'z', '0', '-', '_', '.', '='))
        .map(([index, char]) => value.slice(0, index) + char + value.slice(index + 1)),
      fc.constantFrom(
        value + value,
        value.toUpperCase(),
        `${value}.`,
        ` ${value}`,
        `${value}\n`,
        [...value].reverse().join(''),
      ),
      claims.map((part) => [part, ...value.split('.').slice(1)].join('.')),
      claims.map((part) => [value.split('.')[0], part, value.split('.')[2]].join('.')),
    )
    .filter((text) => text.trim() !== value);
}

/** Headers and payloads of forged tokens. */
const claims = fc
  .oneof(
    fc.constantFrom(
      { alg: 'none' },
      { alg: 'HS256', typ: 'JWT' },
      { alg: 'RS256', kid: '../../etc/passwd', typ: 'magic-link+jwt' },
      { alg: 'HS256', kid: '__proto__', typ: 'magic-link+jwt' },
      { alg: 'HS256', kid: { a: 1 }, typ: ['magic-link+jwt'] },
      { jti: null },
      { jti: [], exp: 'soon' },
      { exp: 1e308, iat: -1 },
      null,
      [],
      7,
    ),
    fc.jsonValue({ maxDepth: 3 }),
  )
  .map((value) => Buffer.from(JSON.stringify(value)).toString('base64url'));

/** A wrong code keeps its six digits, or is no code at all. Never the right one. */
const garbledCode = (code: string) =>
  fc
    .oneof(
      fc.stringMatching(/^\d{6}$/),
      garbled(code),
      fc.constantFrom('٠١٢٣٤٥', '１２３４５６', '12 34 56', '+12345', '1e5'),
    )
    .filter((text) => !text.replace(/\D/g, '').includes(code));

function garbledSecrets({ token, handoff, code, nonce }: Genuine): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 4, arbitrary: garbled(token) },
    { weight: 2, arbitrary: garbled(handoff) },
    { weight: 1, arbitrary: garbled(nonce) },
    { weight: 1, arbitrary: garbledCode(code) },
  );
}

function paths(secret: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const route = fc.constantFrom('request', 'open', 'verify', 'renew', 'report', '', 'decline', 'tokens');
  const whole = route.map((name) => `/api/magic-link/${name}`);
  const odd = fc
    .tuple(whole, fc.array(fc.nat({ max: 30 }), { maxLength: 4 }), fc.constantFrom(...ODDITIES))
    .map(([path, escapes, oddity]) => oddity(escaped(path, escapes)));
  // These would cut a token into parts that no longer look like one.
  const withSecret = fc
    .tuple(
      whole,
      secret.filter((text) => text.length > 40 && !/[/?#]/.test(text)),
    )
    .map(([path, text]) => `${path}/${visible(text)}`);
  return fc.oneof(
    { weight: 8, arbitrary: whole },
    { weight: 4, arbitrary: odd },
    { weight: 1, arbitrary: withSecret },
  );
}

const ODDITIES: ((path: string) => string)[] = [
  (path) => path,
  (path) => `${path}/`,
  (path) => path.toUpperCase(),
  (path) => path.replace('/magic', '//magic'),
  (path) => `${path}/ana@client.example`,
  (path) => `${path};jsessionid=1`,
  (path) => `${path}%00`,
  (path) => `${path}/%zz`,
  (path) => path.replace('/api/', '/api/x/../'),
  (path) => `http://other.example${path}`,
  (path) => path.replace('/api', ''),
  (path) => path + '/a'.repeat(500),
];

const escaped = (path: string, indexes: number[]) =>
  [...path]
    .map((char, index) => (indexes.includes(index) ? `%${char.charCodeAt(0).toString(16)}` : char))
    .join('');

/** Lone surrogates have no UTF-8. */
const wellFormed = (text: string) => text.replace(/\p{Surrogate}/gu, '?');

/** A request line holds no spaces and no controls; the rest goes as it is. */
const visible = (text: string) =>
  text.replace(/[^\x21-\x7e\x80-\xff]/g, (char) => encodeURIComponent(wellFormed(char)));

function queries(secret: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const name = fc.constantFrom(
    'token',
    'token[]',
    'token[a][b]',
    'nonce',
    'handoff',
    'code',
    '__proto__[x]',
    'filters[$or]',
    'populate',
    '',
  );
  const pair = fc
    .tuple(name, fc.oneof(secret, anyText), fc.boolean())
    .map(
      ([key, value, encode]) => `${key}=${encode ? encodeURIComponent(wellFormed(value)) : visible(value)}`,
    );
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant('') },
    {
      weight: 2,
      arbitrary: fc.array(pair, { minLength: 1, maxLength: 4 }).map((pairs) => `?${pairs.join('&')}`),
    },
  );
}

interface Content {
  type: string | undefined;
  body: Buffer;
}

function contents(genuine: Genuine, secret: fc.Arbitrary<string>): fc.Arbitrary<Content> {
  const fields = bodies(genuine, secret);
  const json = fc
    .tuple(fields, fc.constantFrom(...JSON_TYPES))
    .map(([body, type]) => ({ type, body: Buffer.from(JSON.stringify(body)) }));
  const doubled = fc.tuple(fields, fields).map(([first, second]) => ({
    type: 'application/json',
    body: Buffer.from(`${JSON.stringify(first).slice(0, -1)},${JSON.stringify(second).slice(1)}`),
  }));
  const broken = fc.tuple(fields, fc.nat({ max: 200 }), anyText).map(([body, index, text]) => {
    const whole = JSON.stringify(body);
    return {
      type: 'application/json',
      body: Buffer.from(whole.slice(0, index) + text + whole.slice(index + 1)),
    };
  });
  const form = fc
    .tuple(fc.array(fc.tuple(fieldNames, fc.oneof(secret, anyText))), fc.constantFrom(...FORM_TYPES))
    .map(([pairs, type]) => ({
      type,
      body: Buffer.from(
        pairs.map(([key, value]) => `${key}=${encodeURIComponent(wellFormed(value))}`).join('&'),
      ),
    }));
  const bytes = fc
    .tuple(
      fc.uint8Array({ maxLength: 300 }),
      fc.constantFrom(
        undefined,
        ...JSON_TYPES,
        ...FORM_TYPES,
        'text/plain',
        'text/xml',
        'application/octet-stream',
        '',
        ';;;',
      ),
    )
    .map(([body, type]) => ({ type, body: Buffer.from(body) }));
  const bare = secret.map((text) => ({ type: 'application/json', body: Buffer.from(text) }));
  const extreme = fc
    .constantFrom(...EXTREMES)
    .map((text) => ({ type: 'application/json', body: Buffer.from(text) }));
  return fc.oneof(
    { weight: 10, arbitrary: json },
    { weight: 2, arbitrary: doubled },
    { weight: 4, arbitrary: broken },
    { weight: 3, arbitrary: form },
    { weight: 2, arbitrary: bytes },
    { weight: 1, arbitrary: bare },
    { weight: 1, arbitrary: extreme },
  );
}

const JSON_TYPES = [
  'application/json',
  'application/json; charset=utf-8',
  'application/json; charset=utf-16',
  'application/json;charset=x-none',
  'APPLICATION/JSON',
  'application/vnd.api+json',
  'application/csp-report',
  'text/json',
];
const FORM_TYPES = [
  'application/x-www-form-urlencoded',
  'application/x-www-form-urlencoded; charset=latin1',
  'multipart/form-data; boundary=x',
  'multipart/form-data',
];

/** Whole texts that JSON allows or almost allows. */
const EXTREMES = [
  '[',
  `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
  `{"token":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}}`,
  '{"__proto__":{"token":"x","email":"eve@client.example"}}',
  '{"constructor":{"prototype":{"token":"x"}}}',
  '{"email":"\\ud800@client.example"}',
  '{"requestId":1e400,"code":-0}',
  '{"token":"a","token":"b"}',
  `{"token":"${'A'.repeat(2_000_000)}"}`,
  '\ufeff{}',
  '"ana@client.example"',
  'ana@client.example',
  'null',
  '0',
];

const fieldNames = fc.constantFrom(
  'email',
  'token',
  'handoff',
  'requestId',
  'code',
  'codeVerifier',
  'codeChallenge',
  'codeChallengeMethod',
  'redirectTo',
  'locale',
  'deviceId',
  'nonce',
  '__proto__',
  'constructor',
  'toString',
  'email[]',
);

function bodies(genuine: Genuine, secret: fc.Arbitrary<string>): fc.Arbitrary<object> {
  const value = fc.oneof(
    { weight: 3, arbitrary: anyText },
    { weight: 2, arbitrary: secret },
    { weight: 2, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
  );
  const free = fc.dictionary(fieldNames, value, { maxKeys: 5 });
  const request = fc.record(
    {
      email: fc.oneof(
        fc.constant('eve@client.example'),
        fc.emailAddress(),
        garbled(genuine.address),
        anyText,
      ),
      redirectTo: value,
      locale: value,
      codeChallenge: value,
      codeChallengeMethod: value,
    },
    { requiredKeys: ['email'] },
  );
  const byCode = fc.record(
    {
      requestId: fc.oneof(fc.constant(genuine.requestId), garbled(genuine.requestId)),
      code: fc.oneof(garbledCode(genuine.code), fc.integer(), fc.jsonValue()),
      deviceId: value,
    },
    { requiredKeys: ['requestId', 'code'] },
  );
  const byToken = fc.record(
    { token: garbled(genuine.token), codeVerifier: value, deviceId: value, nonce: value },
    { requiredKeys: ['token'] },
  );
  const byHandoff = fc.record(
    { handoff: garbled(genuine.handoff), codeVerifier: value },
    { requiredKeys: ['handoff'] },
  );
  return fc.oneof(free, request, byCode, byToken, byHandoff);
}

/** The framing is right most of the time; when it is not, what follows is anybody's guess. */
function headersFor(genuine: Genuine, { type, body }: Content): fc.Arbitrary<[string, string][]> {
  const length = fc.oneof(
    { weight: 30, arbitrary: fc.constant<[string, string][]>([['content-length', String(body.length)]]) },
    {
      weight: 2,
      arbitrary: fc.constantFrom<[string, string][]>(
        [['content-length', String(body.length + 5)]],
        [['content-length', String(Math.floor(body.length / 2))]],
        [['content-length', '-1']],
        [['content-length', '1e3']],
        [['transfer-encoding', 'chunked']],
        [
          ['transfer-encoding', 'chunked'],
          ['content-length', '3'],
        ],
        [],
      ),
    },
  );
  return fc
    .tuple(length, fc.array(oddHeaders(genuine), { maxLength: 5 }))
    .map(([framing, more]) => [
      ['host', 'portal.example'],
      ['connection', 'close'],
      ...(type === undefined ? [] : [['content-type', type] satisfies [string, string]]),
      ...framing,
      ...more,
    ]);
}

function oddHeaders({ cookie }: Genuine): fc.Arbitrary<[string, string]> {
  const name = fc.constantFrom(
    'accept',
    'accept-language',
    'accept-encoding',
    'content-encoding',
    'cookie',
    'x-forwarded-for',
    'x-forwarded-host',
    'x-real-ip',
    'forwarded',
    'user-agent',
    'sec-fetch-site',
    'x-strapi-refresh-cookie',
    'x-http-method-override',
    'origin',
    'referer',
    'authorization',
    'range',
    'if-none-match',
    'upgrade',
    'x-request-id',
  );
  const value = fc.oneof(
    fc.constantFrom(
      '',
      '*',
      '*/*;q=2',
      'text/html',
      'gzip',
      'br',
      'deflate',
      'identity',
      'x',
      'httpOnly',
      'same-origin',
      'cross-site',
      'none',
      'DELETE',
      '1.2.3.4, 5.6.7.8',
      '::1',
      '999.1.1.1',
      'a'.repeat(3_000),
      'de-DE-u-co-phonebk;q=0.9,*;q=NaN',
      'bytes=0-1',
      'Bearer x',
      'Bearer null',
      'null',
      cookie,
      `${cookie}; ${cookie}`,
      'magic-link-page=%zz',
      '=;=;;',
      '__proto__=1',
      'websocket',
    ),
    fc.string({
      unit: fc
        .integer({ min: 0x20, max: 0xff })
        .filter((byte) => byte !== 0x7f)
        .map((byte) => String.fromCharCode(byte)),
      maxLength: 40,
    }),
  );
  return fc.tuple(name, value);
}
