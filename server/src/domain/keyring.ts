import { hkdfSync } from 'node:crypto';

/** HKDF labels (RFC 5869 `info`). One per use, so that no key ever serves two. Changing one voids what it made. */
const LABELS = {
  keyId: 'magic-link/key-id/v1',
  token: 'magic-link/token/v1',
  code: 'magic-link/code/v1',
  pageNonce: 'magic-link/page-nonce/v1',
  address: 'magic-link/address/v1',
  network: 'magic-link/network/v1',
  auditChain: 'magic-link/audit-chain/v1',
  auditKeys: 'magic-link/audit-keys/v1',
  appKey: 'magic-link/app-key/v1',
} as const;

type KeyUse = Exclude<keyof typeof LABELS, 'keyId' | 'appKey'>;

export interface Keyring {
  /** The key that new links are made with. */
  currentKid: string;
  /** Every key that is still accepted, the current one first. */
  kids: readonly string[];
  /** The 256-bit key for one use, or undefined when this `kid` was never ours or has been retired. */
  key(kid: string, use: KeyUse): Buffer | undefined;
}

function expand(secret: string, label: string, bytes: number): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', label, bytes));
}

/** Makes the keys of every secret: the first signs, all verify. Throws on an empty list. */
export function createKeyring(secrets: readonly string[]): Keyring {
  const keysByKid = new Map(secrets.map((secret) => [keyIdOf(secret), deriveKeys(secret)]));
  const kids = [...keysByKid.keys()];
  const [currentKid] = kids;
  if (currentKid === undefined) throw new Error('A keyring needs at least one secret.');
  return { currentKid, kids, key: (kid, use) => keysByKid.get(kid)?.[use] };
}

/** Public name of a secret: it travels in the token's header and says nothing about the secret. */
function keyIdOf(secret: string): string {
  return expand(secret, LABELS.keyId, 8).toString('hex');
}

function deriveKeys(secret: string): Record<KeyUse, Buffer> {
  return {
    token: expand(secret, LABELS.token, 32),
    code: expand(secret, LABELS.code, 32),
    pageNonce: expand(secret, LABELS.pageNonce, 32),
    address: expand(secret, LABELS.address, 32),
    network: expand(secret, LABELS.network, 32),
    auditChain: expand(secret, LABELS.auditChain, 32),
    auditKeys: expand(secret, LABELS.auditKeys, 32),
  };
}

/** Secrets for an installation that configured none: one per `server.app.keys` entry, in the same order. */
export function secretsFromAppKeys(appKeys: readonly string[]): string[] {
  return appKeys.map((appKey) => expand(appKey, LABELS.appKey, 32).toString('base64url'));
}
