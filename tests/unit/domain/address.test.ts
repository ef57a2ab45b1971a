import {
  addressKey,
  addressKeys,
  maskAddress,
  parseAddress,
  type Address,
} from '../../../server/src/domain/address';
import { createKeyring } from '../../../server/src/domain/keyring';
import { KEYRING, OTHER_KEYRING, OTHER_SECRET, ROTATED_KEYRING, SECRET } from './support/fixtures';

function address(typed: string): Address {
  const parsed = parseAddress(typed);
  if (!parsed) throw new Error(`${typed} is an address`);
  return parsed;
}

describe('what somebody typed', () => {
  test.each([
    ['ana@client.example', 'ana@client.example'],
    ['  Ana@Client.Example\n', 'ana@client.example'],
    ['ana+portal@client.example', 'ana+portal@client.example'],
    ['ana.maria@mail.client.example', 'ana.maria@mail.client.example'],
    ["o'brien@client.example", "o'brien@client.example"],
    ['a!#$%&*/=?^_`{|}~-b@client.example', 'a!#$%&*/=?^_`{|}~-b@client.example'],
    [`${'a'.repeat(64)}@client.example`, `${'a'.repeat(64)}@client.example`],
  ])('%j is %s', (typed, parsed) => {
    expect(parseAddress(typed)).toBe(parsed);
  });

  test.each([
    ['two @', 'ana@evil.example@client.example'],
    ['two @ in a row', 'ana@@client.example'],
    ['no @', 'client.example'],
    ['a full-width @', 'ana＠client.example'],
    ['a full-width @ beside a plain one', 'ana＠evil.example@client.example'],
    ['a full-width @ in the domain', 'ana@evil.example＠client.example'],
    ['a small @', 'ana﹫evil.example@client.example'],
    ['a quoted local part', '"ana"@client.example'],
    ['a quoted local part with an @ in it', '"ana@evil.example"@client.example'],
    ['a quoted local part with a blank in it', '"ana maria"@client.example'],
    ['a comma list', 'ana@client.example,eve@evil.example'],
    ['a comma list without a second @', 'ana,eve@client.example'],
    ['a semicolon list', 'ana;eve@client.example'],
    ['a list in the domain', 'ana@client.example;evil.example'],
    ['a display name', 'Ana <ana@client.example>'],
    ['angle brackets', '<ana@client.example>'],
    ['a comment', 'ana(comment)@client.example'],
    ['a comment in the domain', 'ana@client.example(comment)'],
    ['a source route', '@relay.example:ana@client.example'],
    ['a group', 'clients:ana@client.example;'],
    ['a backslash', 'ana\\@client.example'],
    ['a blank in the middle', 'ana maria@client.example'],
    ['a header behind it', 'ana@client.example\r\nBcc: eve@evil.example'],
    ['a header within it', 'ana\r\nBcc:eve@client.example'],
    ['a line feed in the domain', 'ana@client\n.example'],
    ['a tab in the domain, which an address parser would drop', 'ana@cli\tent.example'],
    ['a NUL', 'ana\u0000@client.example'],
    ['a NUL at the end', 'ana@client.example\u0000'],
    ['a DEL', 'ana\u007f@client.example'],
    ['a C1 control character', 'ana\u0085@client.example'],
    ['a zero-width space', 'ana\u200b@client.example'],
    ['a right-to-left override', 'ana\u202e@client.example'],
    ['a soft hyphen, which folding would drop', 'ana@cli\u00adent.example'],
    ['a no-break space', 'ana\u00a0maria@client.example'],
    ['half a character', 'ana\ud800@client.example'],
    ['no local part', '@client.example'],
    ['no domain', 'ana@'],
    ['a leading dot', '.ana@client.example'],
    ['a trailing dot in the local part', 'ana.@client.example'],
    ['two dots in a row', 'ana..maria@client.example'],
    ['an empty label', 'ana@client..example'],
    ['a leading dot in the domain', 'ana@.client.example'],
    ['a trailing dot: the same host by another name', 'ana@client.example.'],
    ['a trailing full-width dot', 'ana@client.example。'],
    ['one label', 'ana@localhost'],
    ['an IPv4 address', 'ana@127.0.0.1'],
    ['an IPv4 literal', 'ana@[127.0.0.1]'],
    ['an IPv6 literal', 'ana@[IPv6:::1]'],
    ['a short IPv4 address', 'ana@127.1'],
    ['a hexadecimal IPv4 address', 'ana@0x7f.0.0.1'],
    ['a full-width IPv4 address', 'ana@１２７.0.0.1'],
    ['a port', 'ana@client.example:25'],
    ['a path', 'ana@client.example/evil'],
    ['a query', 'ana@client.example?evil'],
    ['a fragment', 'ana@client.example#evil'],
    ['an encoded character in the domain', 'ana@client%2eexample'],
    ['an underscore in the domain', 'ana@my_client.example'],
    ['a label that begins with a hyphen', 'ana@-client.example'],
    ['a label that ends with a hyphen', 'ana@client-.example'],
    ['a label over 63 characters', `ana@${'a'.repeat(64)}.example`],
    ['a domain over 253 characters', `a@${'a.'.repeat(124)}example`],
    ['broken punycode', 'ana@xn--a.example'],
    ['empty punycode', 'ana@xn--.example'],
    ['a local part over 64 characters', `${'a'.repeat(65)}@client.example`],
    ['a local part over 64 bytes', `${'é'.repeat(33)}@client.example`],
    ['nothing', ''],
    ['blanks only', ' \n '],
  ])('%s is refused', (_, typed) => {
    expect(parseAddress(typed)).toBeUndefined();
  });

  test.each([undefined, null, 7, true, {}, ['ana@client.example'], { toString: () => 'ana@client.example' }])(
    'what is no text is refused: %j',
    (typed) => {
      expect(parseAddress(typed)).toBeUndefined();
    },
  );

  test('254 characters are an address, 255 are none', () => {
    const domain = `${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.example`;
    const longest = `${'x'.repeat(254 - 1 - domain.length)}@${domain}`;

    expect(longest).toHaveLength(254);
    expect(parseAddress(longest)).toBe(longest);
    expect(parseAddress(`x${longest}`)).toBeUndefined();
  });

  test('the limit holds for what was typed, though folding would make it shorter', () => {
    const domain = Array.from({ length: 3 }, () => '\u{1d41a}'.repeat(50)).join('.');

    expect(`ana@${domain}.example`.length).toBeGreaterThan(254);
    expect(parseAddress(`ana@${domain}.example`)).toBeUndefined();
    expect(parseAddress(`ana@${'\u{1d41a}'.repeat(50)}.example`)).toBe(`ana@${'a'.repeat(50)}.example`);
  });

  test('the limit holds for what folding makes of it, too', () => {
    const domain = Array.from({ length: 10 }, () => 'ü'.repeat(12)).join('.');

    expect(`${'x'.repeat(60)}@${domain}.example`.length).toBeLessThan(254);
    expect(parseAddress(`${'x'.repeat(60)}@${domain}.example`)).toBeUndefined();
  });

  test('a megabyte of it is refused at once', () => {
    expect(parseAddress(`${'a.'.repeat(500_000)}@client.example`)).toBeUndefined();
  });
});

describe('folding', () => {
  test.each([
    ['ana@bücher.example', 'ana@xn--bcher-kva.example'],
    ['ana@BÜCHER.Example', 'ana@xn--bcher-kva.example'],
    ['ana@bu\u0308cher.example', 'ana@xn--bcher-kva.example'],
    ['ana@XN--BCHER-KVA.example', 'ana@xn--bcher-kva.example'],
    ['ana@faß.example', 'ana@xn--fa-hia.example'],
    ['ana@client。example', 'ana@client.example'],
    ['ana@ｃｌｉｅｎｔ.example', 'ana@client.example'],
    ['ana@例え.テスト', 'ana@xn--r8jz45g.xn--zckzah'],
  ])('the domain is folded by UTS 46: %s is %s', (typed, parsed) => {
    expect(parseAddress(typed)).toBe(parsed);
  });

  test('a domain with a dotless i is another domain than the one it imitates', () => {
    expect(parseAddress('ana@clıent.example')).toMatch(/^ana@xn--/);
    expect(parseAddress('ana@сlient.example')).toMatch(/^ana@xn--/);
  });

  test('the local part is never folded: a Kelvin sign is no k, a dotless i is no i, İ and ß stay', () => {
    expect(parseAddress('\u212Aim@client.example')).toBe('\u212Aim@client.example');
    expect(parseAddress('mıke@client.example')).toBe('mıke@client.example');
    expect(parseAddress('MİKE@client.example')).toBe('mİke@client.example');
    expect(parseAddress('STRASSE@client.example')).not.toBe(parseAddress('straße@client.example'));
    expect(parseAddress('É@client.example')).not.toBe(parseAddress('é@client.example'));
    expect(parseAddress('ａna@client.example')).not.toBe(parseAddress('ana@client.example'));
  });

  test('two that differ by one character of any alphabet are one address only as A is a', () => {
    const known = new Map<string, string>();
    for (let point = 0x21; point < 0x2200; point += 1) {
      const parsed = parseAddress(`x${String.fromCodePoint(point)}x@client.example`);
      if (!parsed) continue;
      const earlier = known.get(parsed);
      known.set(parsed, String.fromCodePoint(point));
      if (earlier !== undefined)
        expect(`${earlier}${String.fromCodePoint(point)}`).toMatch(/^([A-Z])([a-z])$/);
    }
    expect(known.size).toBeGreaterThan(5_000);
  });

  test('the normal form is its own normal form', () => {
    for (const typed of [
      'Ana@BÜCHER.example',
      '\u212A@\u212A.example',
      'ana@faß.example',
      'MİKE@clıent.example',
    ]) {
      expect(parseAddress(address(typed))).toBe(address(typed));
    }
  });
});

describe('masking', () => {
  test.each([
    ['ana@client.example', 'a•••@client.example'],
    ['a@client.example', 'a•••@client.example'],
    ['💌ana@client.example', '💌•••@client.example'],
  ])('%s is shown as %s, whatever its length', (whole, masked) => {
    expect(maskAddress(whole)).toBe(masked);
  });
});

describe('the key by which rows know an address', () => {
  const ana = address('ana@client.example');

  test('is a hash that says nothing without the secret', () => {
    const { currentKid } = KEYRING;

    expect(addressKey(ana, currentKid, KEYRING)).toMatch(/^[0-9a-f]{64}$/);
    expect(addressKey(ana, currentKid, KEYRING)).toBe(
      addressKey(address('ANA@client.example'), currentKid, KEYRING),
    );
    expect(addressKey(address('eve@client.example'), currentKid, KEYRING)).not.toBe(
      addressKey(ana, currentKid, KEYRING),
    );
    expect(addressKey(ana, OTHER_KEYRING.currentKid, OTHER_KEYRING)).not.toBe(
      addressKey(ana, currentKid, KEYRING),
    );
  });

  test('rows made before a rotation still count, those of a retired secret do not', () => {
    const before = addressKey(ana, KEYRING.currentKid, KEYRING);

    expect(addressKeys(ana, ROTATED_KEYRING)).toEqual([
      addressKey(ana, OTHER_KEYRING.currentKid, ROTATED_KEYRING),
      before,
    ]);
    expect(addressKey(ana, KEYRING.currentKid, OTHER_KEYRING)).toBeUndefined();
    expect(addressKeys(ana, createKeyring([OTHER_SECRET]))).not.toContain(before);
    expect(addressKeys(ana, createKeyring([SECRET]))).toEqual([before]);
  });
});
