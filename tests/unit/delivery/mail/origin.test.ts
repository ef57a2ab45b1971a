import { networkLabel } from '../../../../server/src/delivery/mail/origin';
import { IP_PRIVACY } from '../../../../contracts';
import { recordedNetwork } from '../../../../server/src/domain/network';

const hashKey = Buffer.alloc(32, 1);

describe('a mail', () => {
  it.each(IP_PRIVACY)(
    'tells the truncated network or none, also where the log keeps it %s',
    (ipAddresses) => {
      for (const [ip, truncated] of [
        ['203.0.113.77', '203.0.113.0/24'],
        ['2001:db8:1:2:3:4:5:6', '2001:db8:1::/48'],
      ] as const) {
        const recorded = recordedNetwork(ip, { ipAddresses, hashKey });
        const expected = ipAddresses === 'hashed' || ipAddresses === 'none' ? null : truncated;
        expect(networkLabel(recorded)).toBe(expected);
      }
    },
  );

  it('tells no network that is none', () => {
    for (const odd of ['', 'x', '1.2.3/24', 'evil.example/24']) expect(networkLabel(odd)).toBeNull();
  });
});
