import {
  isLoopback,
  limitedNetwork,
  recordedNetwork,
  type NetworkPrivacy,
} from '../../../server/src/domain/network';

const hashKey = Buffer.alloc(32, 1);
const keep = (ipAddresses: NetworkPrivacy['ipAddresses'], ip: string, key = hashKey) =>
  recordedNetwork(ip, { ipAddresses, hashKey: key });

const IPV4 = '203.0.113.77';
const MAPPED = '::ffff:203.0.113.77';
const IPV6 = '2001:db8:1:2:3:4:5:6';

describe('of an IP address the log keeps', () => {
  it.each([
    ['truncated', IPV4, '203.0.113.0/24'],
    ['truncated', MAPPED, '203.0.113.0/24'],
    ['truncated', IPV6, '2001:db8:1::/48'],
    ['full', IPV4, IPV4],
    ['full', MAPPED, IPV4],
    ['full', IPV6, IPV6],
    ['full', 'fe80::1%eth0', 'fe80::1'],
    ['none', IPV4, null],
    ['none', IPV6, null],
  ] as const)('%s: %s is %s', (ipAddresses, ip, expected) => {
    expect(keep(ipAddresses, ip)).toBe(expected);
  });

  it('hashed: the same text for the same network, another for another network or secret', () => {
    const hash = keep('hashed', IPV4);
    expect(hash).toMatch(/^hashed:[0-9a-f]{12}$/);
    expect(keep('hashed', MAPPED)).toBe(hash);
    expect(keep('hashed', '203.0.113.78')).not.toBe(hash);
    expect(keep('hashed', IPV4, Buffer.alloc(32, 2))).not.toBe(hash);
  });

  it('hashed: one text for all of an IPv6 subscriber’s addresses', () => {
    expect(keep('hashed', '2001:db8:1:2:ffff::9')).toBe(keep('hashed', IPV6));
    expect(keep('hashed', '2001:db8:1:3::9')).not.toBe(keep('hashed', IPV6));
  });

  it.each(['truncated', 'full', 'hashed', 'none'] as const)(
    '%s: nothing of what is no address',
    (privacy) => {
      for (const odd of ['', 'unknown', '203.0.113', '<script>']) expect(keep(privacy, odd)).toBeNull();
    },
  );
});

it('limits don’t depend on it', () => {
  expect(limitedNetwork(MAPPED)).toBe(IPV4);
  expect(limitedNetwork(IPV6)).toBe('2001:db8:1:2::/64');
});

test.each([
  ['localhost', true],
  ['127.0.0.1', true],
  ['127.255.255.254', true],
  ['[::1]', true],
  ['localhost.example', false],
  ['127.0.0.1.example', false],
  ['128.0.0.1', false],
  ['0.0.0.0', false],
  ['[::2]', false],
])('%s is this machine: %s', (hostname, loopback) => {
  expect(isLoopback(hostname)).toBe(loopback);
});
