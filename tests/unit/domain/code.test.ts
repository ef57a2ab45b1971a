import { createHmac } from 'node:crypto';
import { codeMatches, deriveCode, parseCode } from '../../../server/src/domain/code';
import { CLAIMS, jtiNumber, KEYRING, OTHER_KEYRING, ROTATED_KEYRING } from './support/fixtures';

const { kid } = CLAIMS;

function codeOf(jti: string): string {
  const code = deriveCode({ jti, kid }, KEYRING);
  if (code === undefined) throw new Error('the secret is there');
  return code;
}

/** The numbers that the first HMAC of a link gives, under the key for one use. */
function draws(jti: string, use: 'code' | 'token' | 'pageNonce' | 'address'): number[] {
  const key = KEYRING.key(kid, use);
  if (!key) throw new Error('no such key');
  const block = createHmac('sha256', key).update(`${jti}.0`).digest();
  return Array.from({ length: 8 }, (_, n) => block.readUInt32BE(4 * n));
}

const asCode = (draw: number | undefined) => String((draw ?? 0) % 1_000_000).padStart(6, '0');

/** The largest multiple of a million below 2^32. */
const FIRST_BIASED = 4_294_000_000;

describe('the code of a link', () => {
  test('is always six digits, leading zeros included', () => {
    const codes = Array.from({ length: 2_000 }, (_, n) => codeOf(jtiNumber(n)));

    expect(codes.filter((code) => !/^[0-9]{6}$/.test(code))).toEqual([]);
    expect(codes.filter((code) => code.startsWith('0')).length).toBeGreaterThan(100);
  });

  test('is the same at every try of the mail', () => {
    expect(codeOf(CLAIMS.jti)).toBe(codeOf(CLAIMS.jti));
    expect(deriveCode(CLAIMS, ROTATED_KEYRING)).toBe(codeOf(CLAIMS.jti));
  });

  test('needs the secret: without it, or with another one, the row gives no code', () => {
    expect(deriveCode(CLAIMS, OTHER_KEYRING)).toBeUndefined();
    const underOther = deriveCode({ ...CLAIMS, kid: OTHER_KEYRING.currentKid }, ROTATED_KEYRING);
    expect(underOther).not.toBe(codeOf(CLAIMS.jti));
  });

  test('comes from the key for codes and from no other', () => {
    expect(codeOf(CLAIMS.jti)).toBe(asCode(draws(CLAIMS.jti, 'code')[0]));
    for (const use of ['token', 'pageNonce', 'address'] as const) {
      expect(codeOf(CLAIMS.jti)).not.toBe(asCode(draws(CLAIMS.jti, use)[0]));
    }
  });

  test('is drawn without modulo bias: what lies above the last whole million is thrown away', () => {
    const biased = Array.from({ length: 60_000 }, (_, n) => jtiNumber(n)).filter(
      (jti) => (draws(jti, 'code')[0] ?? 0) >= FIRST_BIASED,
    );

    expect(biased.length).toBeGreaterThan(3);
    for (const jti of biased) {
      const [first, second] = draws(jti, 'code');
      expect(codeOf(jti)).not.toBe(asCode(first));
      expect(codeOf(jti)).toBe(asCode(second));
    }
  });

  test('is spread evenly: the first, the last and the middle digits of 100,000 codes pass a chi-square test', () => {
    const codes = Array.from({ length: 100_000 }, (_, n) => codeOf(jtiNumber(n)));

    // 999 degrees of freedom: the 99.99 % quantile is about 1170. The codes are the same in every run.
    for (const start of [0, 1, 2, 3]) {
      const counts = new Map<string, number>();
      for (const code of codes) {
        const digits = code.slice(start, start + 3);
        counts.set(digits, (counts.get(digits) ?? 0) + 1);
      }
      const expected = codes.length / 1_000;
      const chiSquare = [...counts.values()].reduce(
        (sum, count) => sum + (count - expected) ** 2 / expected,
        0,
      );
      expect(counts.size).toBe(1_000);
      expect(chiSquare).toBeLessThan(1_170);
      expect(chiSquare).toBeGreaterThan(840);
    }
  });
});

describe('comparing', () => {
  test('only the very digits match', () => {
    expect(codeMatches('012345', '012345')).toBe(true);
    for (const wrong of ['012346', '12345', '0123450', '', '543210', ' 12345']) {
      expect(codeMatches(wrong, '012345')).toBe(false);
    }
  });

  test('six characters that are more than six bytes match nothing and break nothing', () => {
    expect(codeMatches('０１２３４５', '012345')).toBe(false);
    expect(codeMatches('éééééé', '012345')).toBe(false);
  });
});

describe('typing', () => {
  test.each(['012345', '012 345', '012-345', ' 012345\n', '0 1 2 3 4 5', '012\u00a0345'])(
    '%j is understood',
    (typed) => {
      expect(parseCode(typed)).toBe('012345');
    },
  );

  test.each([
    '',
    '01234',
    '0123456',
    '01234a',
    '0x1234',
    '１２３４５６',
    '٠١٢٣٤٥',
    '012.345',
    '+12345',
    '1e5000',
    '012345;',
  ])('%j is no code', (typed) => {
    expect(parseCode(typed)).toBeUndefined();
  });
});
