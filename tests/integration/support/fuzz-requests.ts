import fc from 'fast-check';
import { contents, type Content } from './fuzz-bodies';
import { anyText, garbledSecrets, wellFormed, type Genuine } from './fuzz-secrets';
import type { RawRequest } from './raw-http';

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
