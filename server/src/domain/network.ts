import { isIPv4, isIPv6 } from 'node:net';

/**
 * The network that limits are counted against: an IPv4 address, or an IPv6 /64, since one subscriber owns all of
 * that (RFC 6177). Undefined for what is no IP address.
 */
export function limitedNetwork(ip: string): string | undefined {
  const plain = plainAddress(ip);
  if (isIPv4(plain)) return plain;
  return isIPv6(plain) ? `${groupsOf(plain).slice(0, 4).join(':')}::/64` : undefined;
}

/** The network as mails and logs may name it: /24 for IPv4, /48 for IPv6. Null for what is no IP address. */
export function truncatedNetwork(ip: string): string | null {
  const plain = plainAddress(ip);
  if (isIPv4(plain)) return `${plain.split('.').slice(0, 3).join('.')}.0/24`;
  return isIPv6(plain) ? `${groupsOf(plain).slice(0, 3).join(':')}::/48` : null;
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
