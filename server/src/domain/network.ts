import { createHmac } from 'node:crypto';
import { isIP, isIPv4, isIPv6 } from 'node:net';
import type { IpPrivacy } from '../../../contracts';

/**
 * The network that limits are counted against: an IPv4 address, or an IPv6 /64, since one subscriber owns all of
 * that (RFC 6177). Undefined for what is no IP address.
 */
export function limitedNetwork(ip: string): string | undefined {
  const plain = plainAddress(ip);
  if (isIPv4(plain)) return plain;
  return isIPv6(plain) ? `${groupsOf(plain).slice(0, 4).join(':')}::/64` : undefined;
}

/** The network as mails, and logs by default, may name it: /24 for IPv4, /48 for IPv6. Null for what is no IP address. */
export function truncatedNetwork(ip: string): string | null {
  const plain = plainAddress(ip);
  if (isIPv4(plain)) return `${plain.split('.').slice(0, 3).join('.')}.0/24`;
  return isIPv6(plain) ? `${groupsOf(plain).slice(0, 3).join(':')}::/48` : null;
}

export interface NetworkPrivacy {
  /** What the log may keep of a visitor's IP address. */
  ipAddresses: IpPrivacy;
  /** Of a secret: without it, all four thousand million IPv4 addresses are hashed in minutes. */
  hashKey: Buffer;
}

/** A network as the log keeps it. Null for none, and for what is no IP address. */
export function recordedNetwork(ip: string, { ipAddresses, hashKey }: NetworkPrivacy): string | null {
  switch (ipAddresses) {
    case 'truncated':
      return truncatedNetwork(ip);
    case 'full':
      return isIP(plainAddress(ip)) === 0 ? null : plainAddress(ip);
    case 'hashed':
      return hashedNetwork(ip, hashKey);
    case 'none':
      return null;
  }
}

/**
 * Tells whether two visits came from one network, and not from which. Of what limits count as one, since an IPv6 address
 * changes by the day. 48 bits: enough to compare with, and of no use as a key to anything.
 */
function hashedNetwork(ip: string, key: Buffer): string | null {
  const network = limitedNetwork(ip);
  if (network === undefined) return null;
  return `hashed:${createHmac('sha256', key).update(network).digest('hex').slice(0, 12)}`;
}

/** A host name as `URL` gives it that never leaves the machine. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}

/** Without the IPv4-mapped prefix and the zone. */
function plainAddress(ip: string): string {
  return ip.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
}

/** All eight groups of an IPv6 address, in their shortest form. */
function groupsOf(address: string): string[] {
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [head = '', tail] = canonical.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  return [...before, ...Array<string>(8 - before.length - after.length).fill('0'), ...after];
}
