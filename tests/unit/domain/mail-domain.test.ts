import fc from 'fast-check';
import { parseDomainRule, ruleCovers } from '../../../server/src/domain/mail-domain';

describe('a rule about mail domains', () => {
  test.each([
    ['client.example', 'client.example'],
    ['Client.EXAMPLE', 'client.example'],
    ['*.client.example', '*.client.example'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['*.BÜCHER.example', '*.xn--bcher-kva.example'],
  ])('%s is kept as %s', (typed, rule) => {
    expect(parseDomainRule(typed)).toBe(rule);
  });

  test.each([
    '',
    '*',
    '*.',
    '*.*.example',
    'example',
    'a@client.example',
    '.client.example',
    'cl ient.example',
    '127.0.0.1',
    'client.example/x',
    'client.*',
  ])('%j is none', (typed) => {
    expect(parseDomainRule(typed)).toBeUndefined();
  });

  test.each([
    ['client.example', 'client.example', true],
    ['client.example', 'mail.client.example', false],
    ['client.example', 'evilclient.example', false],
    ['*.client.example', 'mail.client.example', true],
    ['*.client.example', 'a.b.client.example', true],
    ['*.client.example', 'client.example', false],
    ['*.client.example', 'evilclient.example', false],
  ])('%s covers %s: %s', (rule, domain, covered) => {
    expect(ruleCovers(rule, domain)).toBe(covered);
  });

  test('never covers another registered name, whatever stands before it', () => {
    const label = fc.stringMatching(/^[a-z0-9]{1,10}$/);
    fc.assert(
      fc.property(label, (prefix) => {
        expect(ruleCovers('*.client.example', `${prefix}client.example`)).toBe(false);
        expect(ruleCovers('*.client.example', `client.example.${prefix}`)).toBe(false);
        expect(ruleCovers('client.example', `${prefix}client.example`)).toBe(false);
      }),
    );
  });
});
