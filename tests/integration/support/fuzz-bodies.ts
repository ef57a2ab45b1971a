import fc from 'fast-check';
import { anyText, garbled, garbledCode, wellFormed, type Genuine } from './fuzz-secrets';

/** A body and what its content type says of it. */
export interface Content {
  type: string | undefined;
  body: Buffer;
}

/** JSON, almost JSON, forms, bytes; with the fields that the routes read, and others. */
export function contents(genuine: Genuine, secret: fc.Arbitrary<string>): fc.Arbitrary<Content> {
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
  '[ana@client.example]',
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
