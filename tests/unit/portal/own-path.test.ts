import { ownPath } from '../../../playground/portal/src/own-path';

const PORTAL = 'https://portal.example';

describe('where the portal goes after signing in', () => {
  it.each([
    ['/packets/p1', '/packets/p1'],
    ['/packets/p1?tab=2#top', '/packets/p1?tab=2#top'],
    ['packets/p1', '/packets/p1'],
    ['https://portal.example/packets/p1', '/packets/p1'],
    ['/%2e%2e/packets', '/packets'],
  ])('follows %s', (target, path) => {
    expect(ownPath(target, PORTAL)).toBe(path);
  });

  it.each([
    null,
    undefined,
    '',
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example/',
    '\\\\evil.example',
    '/.//evil.example/',
    'https://portal.example@evil.example/',
    'https://portal.example:8443/',
    'http://portal.example/',
    'javascript:alert(1)',
    'data:text/html,hello',
    'https://[',
  ])('does not follow %j', (target) => {
    expect(ownPath(target, PORTAL)).toBeUndefined();
  });
});
