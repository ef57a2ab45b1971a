import { createHmac } from 'node:crypto';
import { LIMITS } from '../../../contracts';
import type { Keyring } from './keyring';
import { foldDomain } from './mail-domain';

/** An address in the one form that is compared: ASCII domain, lower-case local part. */
export type Address = string & { readonly brand: unique symbol };

const LOCAL_PART_MAX_LENGTH = 64;
/** Control, space, format and separator characters; quotes, lists, routes and comments of RFC 5322. */
const NOT_IN_LOCAL_PART = /[\p{C}\p{Z}"(),:;<>@[\]\\＠﹫]/u;

/**
 * Parses what somebody typed, or undefined. The domain is folded (UTS 46); the local part is lower-cased in ASCII
 * only: Unicode folding makes one mailbox of two (`K`, the Kelvin sign, is not `k`).
 */
export function parseAddress(typed: unknown): Address | undefined {
  if (typeof typed !== 'string') return undefined;
  const text = typed.trim();
  if (text.length === 0 || text.length > LIMITS.emailMaxLength) return undefined;
  const [local, domain, ...more] = text.split('@');
  if (local === undefined || domain === undefined || more.length > 0) return undefined;
  const foldedDomain = foldDomain(domain);
  if (!isLocalPart(local) || !foldedDomain) return undefined;
  const address = `${lowerCaseAscii(local)}@${foldedDomain}`;
  return Buffer.byteLength(address) <= LIMITS.emailMaxLength ? (address as Address) : undefined;
}

function isLocalPart(local: string): boolean {
  if (local.length === 0 || Buffer.byteLength(local) > LOCAL_PART_MAX_LENGTH) return false;
  if (local.startsWith('.') || local.endsWith('.') || local.includes('..')) return false;
  return !NOT_IN_LOCAL_PART.test(local);
}

function lowerCaseAscii(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** The domain behind the `@`, folded. */
export function domainOf(address: Address): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

/** `a•••@client.example`: enough for its owner to know it, not enough for a stranger. */
export function maskAddress(address: string): string {
  const at = address.lastIndexOf('@');
  const [first = ''] = address.slice(0, at);
  return `${first}•••${address.slice(at)}`;
}

/** Keyed hash by which rows know an address that they must not hold. Undefined when the secret has been retired. */
export function addressKey(address: Address, kid: string, keyring: Keyring): string | undefined {
  const key = keyring.key(kid, 'address');
  return key && createHmac('sha256', key).update(address).digest('hex');
}

/** The hash that new rows get. */
export function currentAddressKey(address: Address, keyring: Keyring): string {
  const key = addressKey(address, keyring.currentKid, keyring);
  if (key === undefined) throw new Error('The current secret has no address key.');
  return key;
}

/** The hashes of an address under every accepted secret: rows made before a rotation still count. */
export function addressKeys(address: Address, keyring: Keyring): string[] {
  return keyring.kids.flatMap((kid) => addressKey(address, kid, keyring) ?? []);
}
