import { createHmac } from 'node:crypto';
import { domainToASCII } from 'node:url';
import { LIMITS } from '../../../contracts';
import type { Keyring } from './keyring';

/** An address in the one form that is compared: ASCII domain, lower-case local part. */
export type Address = string & { readonly brand: unique symbol };

const LOCAL_PART_MAX_LENGTH = 64;
/** Control, space, format and separator characters; quotes, lists, routes and comments of RFC 5322. */
const NOT_IN_LOCAL_PART = /[\p{C}\p{Z}"(),:;<>@[\]\\＠﹫]/u;
const DOMAIN_LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

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

function foldDomain(domain: string): string | undefined {
  // domainToASCII would drop these or take them for the end of a host.
  if (/[\p{C}\p{Z}/?#:%[\]\\]/u.test(domain)) return undefined;
  const folded = domainToASCII(domain);
  const labels = folded.split('.');
  if (labels.length < 2 || folded.length > 253) return undefined;
  if (/^[0-9]+$/.test(labels.at(-1) ?? '')) return undefined;
  return labels.every((label) => DOMAIN_LABEL.test(label)) ? folded : undefined;
}

function lowerCaseAscii(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
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

/** The hashes of an address under every accepted secret: rows made before a rotation still count. */
export function addressKeys(address: Address, keyring: Keyring): string[] {
  return keyring.kids.flatMap((kid) => addressKey(address, kid, keyring) ?? []);
}
