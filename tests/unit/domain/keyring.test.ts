import { hkdfSync } from 'node:crypto';
import { createKeyring, secretsFromAppKeys } from '../../../server/src/domain/keyring';
import { KEYRING, OTHER_KEYRING, OTHER_SECRET, ROTATED_KEYRING, SECRET } from './support/fixtures';

const USES = ['token', 'code', 'pageNonce', 'address', 'network'] as const;

const hkdf = (secret: string, label: string, bytes = 32) =>
  Buffer.from(hkdfSync('sha256', secret, '', label, bytes));

describe('keyring', () => {
  test('every use of every secret has a key of its own', () => {
    const secrets = Array.from({ length: 8 }, (_, n) => `secret-number-${n}-of-the-keyring-tests`);
    const keyring = createKeyring(secrets);
    const keys = keyring.kids.flatMap((kid) => USES.map((use) => keyring.key(kid, use)?.toString('hex')));

    expect(keys).not.toContain(undefined);
    expect(new Set(keys).size).toBe(secrets.length * USES.length);
  });

  test.each([
    ['token', 'magic-link/token/v1'],
    ['code', 'magic-link/code/v1'],
    ['pageNonce', 'magic-link/page-nonce/v1'],
    ['address', 'magic-link/address/v1'],
    ['network', 'magic-link/network/v1'],
  ] as const)(
    'the key for "%s" is HKDF-SHA256 with the label %s: changing it would void what is out',
    (use, label) => {
      expect(KEYRING.key(KEYRING.currentKid, use)).toEqual(hkdf(SECRET, label));
    },
  );

  test('the public name of a secret is no part of any key', () => {
    expect(KEYRING.currentKid).toBe(hkdf(SECRET, 'magic-link/key-id/v1', 8).toString('hex'));
    for (const use of USES) {
      expect(KEYRING.key(KEYRING.currentKid, use)?.toString('hex')).not.toContain(KEYRING.currentKid);
    }
  });

  test('the first secret signs, all verify', () => {
    expect(ROTATED_KEYRING.currentKid).toBe(OTHER_KEYRING.currentKid);
    expect(ROTATED_KEYRING.kids).toEqual([OTHER_KEYRING.currentKid, KEYRING.currentKid]);
    for (const use of USES) {
      expect(ROTATED_KEYRING.key(KEYRING.currentKid, use)).toEqual(KEYRING.key(KEYRING.currentKid, use));
    }
  });

  test.each(['', 'ffffffffffffffff', '__proto__', 'constructor', OTHER_KEYRING.currentKid, SECRET])(
    'a kid that is not ours or was retired has no key: %j',
    (kid) => {
      for (const use of USES) expect(KEYRING.key(kid, use)).toBeUndefined();
    },
  );

  test('a secret that is listed twice counts once', () => {
    expect(createKeyring([SECRET, OTHER_SECRET, SECRET]).kids).toEqual([
      KEYRING.currentKid,
      OTHER_KEYRING.currentKid,
    ]);
  });

  test('no secret, no keyring', () => {
    expect(() => createKeyring([])).toThrow('at least one secret');
  });
});

describe('secrets from the app keys', () => {
  const appKeys = ['app-key-one', 'app-key-two'];

  test('each app key gives one secret, in the same order, the same at every start', () => {
    const secrets = secretsFromAppKeys(appKeys);

    expect(secrets).toEqual(appKeys.map((key) => hkdf(key, 'magic-link/app-key/v1').toString('base64url')));
    expect(secrets).toEqual(secretsFromAppKeys(appKeys));
  });

  test('neither an app key nor its use by Strapi (cookie signatures) is the use of ours', () => {
    const asSecrets = createKeyring(secretsFromAppKeys(appKeys));
    const raw = createKeyring(appKeys);

    expect(asSecrets.kids).not.toEqual(expect.arrayContaining([raw.currentKid]));
    for (const use of USES) {
      expect(asSecrets.key(asSecrets.currentKid, use)).not.toEqual(raw.key(raw.currentKid, use));
    }
  });
});
