import fc from 'fast-check';

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

/** Text of any kind. */
export const anyText = fc.oneof(
  nasty,
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ maxLength: 20 }),
);

/** Lone surrogates have no UTF-8. */
export const wellFormed = (text: string) => text.replace(/\p{Surrogate}/gu, '?');

/** Almost a genuine value: cut, doubled, in another case, with something put in, or with one part of a JWT replaced. */
export function garbled(value: string): fc.Arbitrary<string> {
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
export const garbledCode = (code: string) =>
  fc
    .oneof(
      fc.stringMatching(/^\d{6}$/),
      garbled(code),
      fc.constantFrom('٠١٢٣٤٥', '１２３４５６', '12 34 56', '+12345', '1e5'),
    )
    .filter((text) => !text.replace(/\D/g, '').includes(code));

export function garbledSecrets({ token, handoff, code, nonce }: Genuine): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 4, arbitrary: garbled(token) },
    { weight: 2, arbitrary: garbled(handoff) },
    { weight: 1, arbitrary: garbled(nonce) },
    { weight: 1, arbitrary: garbledCode(code) },
  );
}
