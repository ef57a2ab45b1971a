import { parseRedirect, type RedirectRules } from '../../../server/src/domain/redirect';

const RULES: RedirectRules = {
  portalUrl: 'https://portal.example',
  allowedRedirects: [
    'https://docs.example/app',
    'https://files.example',
    'https://beta.example:8443/team/',
    'http://localhost:5173',
    'https://bücher.example',
  ],
};

const parse = (wanted: string) => parseRedirect(wanted, RULES);

describe('a path of the portal', () => {
  test.each([
    ['/', '/'],
    ['/projects/7', '/projects/7'],
    ['/projects?tab=files&sort=-date#top', '/projects?tab=files&sort=-date#top'],
    ['/a/../b/./c', '/b/c'],
    ['/../../b', '/b'],
    ['/projekte/über', '/projekte/%C3%BCber'],
    ['/100%25', '/100%25'],
    ['/a//b', '/a//b'],
    ['/search?next=//other.example', '/search?next=//other.example'],
    ['/@evil.example', '/@evil.example'],
  ])('%j becomes %s', (wanted, target) => {
    expect(parse(wanted)).toBe(target);
  });
});

describe('an address of the allow-list', () => {
  test.each([
    ['https://portal.example', 'https://portal.example/'],
    ['https://portal.example/projects?x=1#y', 'https://portal.example/projects?x=1#y'],
    ['https://docs.example/app', 'https://docs.example/app'],
    ['https://docs.example/app/', 'https://docs.example/app/'],
    ['https://docs.example/app/x', 'https://docs.example/app/x'],
    ['https://docs.example/app?x=1', 'https://docs.example/app?x=1'],
    ['https://docs.example/app/x/../y', 'https://docs.example/app/y'],
    ['https://files.example/any/thing', 'https://files.example/any/thing'],
    ['HTTPS://DOCS.Example/app/x', 'https://docs.example/app/x'],
    ['https://docs.example:443/app/x', 'https://docs.example/app/x'],
    ['https://beta.example:8443/team/x', 'https://beta.example:8443/team/x'],
    ['https://beta.example:8443/team', 'https://beta.example:8443/team'],
    ['http://localhost:5173/', 'http://localhost:5173/'],
    ['https://xn--bcher-kva.example/x', 'https://xn--bcher-kva.example/x'],
    ['https://BÜCHER.example/x', 'https://xn--bcher-kva.example/x'],
  ])('%s becomes %s', (wanted, target) => {
    expect(parse(wanted)).toBe(target);
  });
});

describe('refused', () => {
  test.each([
    ['nothing', ''],
    ['a relative path', 'projects'],
    ['a query alone', '?x=1'],
    ['a fragment alone', '#x'],
    ['a dot path', './x'],
    ['another site', 'https://evil.example/'],
    ['a scheme-less site', '//evil.example'],
    ['a scheme-less site behind three slashes', '///evil.example'],
    ['a scheme-less allowed site', '//portal.example/x'],
    ['a backslash site', '\\\\evil.example'],
    ['a slash and a backslash', '/\\evil.example'],
    ['two backslashes behind a slash', '/\\\\evil.example'],
    ['a backslash in the middle', '/x\\y'],
    ['a backslash in an address', 'https://portal.example\\@evil.example'],
    ['an encoded backslash', '/%5cevil.example'],
    ['a site behind a dot segment', '/..//evil.example'],
    ['a site behind one dot', '/.//evil.example'],
    ['a site behind a folder and its parent', '/a/..//evil.example'],
    ['a site behind encoded dots', '/%2e%2e//evil.example'],
    ['encoded dots', '/%2e%2e/admin'],
    ['encoded dots in capitals', '/%2E%2E/admin'],
    ['one encoded dot', '/.%2e/admin'],
    ['encoded dots below an allowed path', 'https://docs.example/app/%2e%2e/admin'],
    ['doubly encoded dots below an allowed path', 'https://docs.example/app/%252e%252e/admin'],
    ['deeply encoded dots', '/%25252e%25252e/admin'],
    ['an encoded slash', '/%2fevil.example'],
    ['an encoded slash in capitals', '/%2Fevil.example'],
    ['a doubly encoded slash', '/%252fevil.example'],
    ['an encoded NUL', '/x%00'],
    ['an encoded tab, which once decoded vanishes between two slashes', '/%09/evil.example'],
    ['an encoded line break', '/x%0d%0aSet-Cookie:a=b'],
    ['an encoded escape', '/x%1b'],
    ['an encoded DEL', '/x%7f'],
    ['a tab between the slashes', '/\t/evil.example'],
    ['a line feed between the slashes', '/\n/evil.example'],
    ['a carriage return between the slashes', '/\r/evil.example'],
    ['a tab in the middle', '/pro\tjects'],
    ['a line feed in the middle of an address', 'https://por\ntal.example/'],
    ['a tab in the scheme', 'java\tscript:alert(1)'],
    ['a line feed at the end', '/projects\n'],
    ['a blank at the start', ' https://portal.example/'],
    ['a blank at the end', '/projects '],
    ['a NUL', '/x\u0000'],
    ['an escape character', '\u001bhttps://portal.example/'],
    ['a zero-width space', '/\u200b/evil.example'],
    ['a byte order mark', '\ufeff//evil.example'],
    ['a line separator', '/x\u2028'],
    ['half a character', '/\ud800'],
    ['a user', 'https://ana@portal.example/'],
    ['a user and a password', 'https://ana:secret@portal.example/'],
    ['a password alone', 'https://:secret@portal.example/'],
    ['a site that poses as a user', 'https://portal.example@evil.example/'],
    ['a site that poses as a user with an encoded @', 'https://portal.example%40evil.example/'],
    ['another scheme', 'http://portal.example/'],
    ['https where http is allowed', 'https://localhost:5173/'],
    ['a script', 'javascript:alert(1)'],
    ['a script that poses as the portal', 'javascript://portal.example/x'],
    ['data', 'data:text/html,<script>alert(1)</script>'],
    ['a blob of the portal', 'blob:https://portal.example/7'],
    ['a view of the source', 'view-source:https://portal.example/'],
    ['another protocol', 'ftp://portal.example/'],
    ['a web socket', 'wss://portal.example/'],
    ['a file', 'file:///etc/passwd'],
    ['a scheme without slashes', 'https:portal.example'],
    ['a scheme with one slash', 'https:/portal.example'],
    ['a scheme without slashes for another site', 'https:evil.example'],
    ['a scheme that keeps its slash for a path', 'https:/evil.example'],
    ['another port', 'https://portal.example:8443/'],
    ['the port of plain http', 'https://portal.example:80/'],
    ['the default port where another one is allowed', 'https://beta.example/team/x'],
    ['another port than the allowed one', 'http://localhost:3000/'],
    ['a broken port', 'https://portal.example:x/'],
    ['a path that only begins like the allowed one', 'https://docs.example/apple'],
    ['the allowed path in other letters', 'https://docs.example/APP'],
    ['a way out of the allowed path', 'https://docs.example/app/../admin'],
    ['a long way out of the allowed path', 'https://docs.example/app/x/../../admin'],
    ['a way out over an empty segment', 'https://docs.example/app//../../admin'],
    ['a way out to the root', 'https://docs.example/app/..'],
    ['the root of a site of which only a path is allowed', 'https://docs.example/'],
    ['a query that holds the allowed path', 'https://docs.example/?/app'],
    ['a subdomain', 'https://www.portal.example/'],
    ['a host that only begins like the portal', 'https://portal.example.evil.example/'],
    ['a host that only ends like the portal', 'https://evilportal.example/'],
    ['the same host by another name', 'https://portal.example./'],
    ['an empty host', 'https:///'],
  ])('%s', (_, wanted) => {
    expect(parse(wanted)).toBeUndefined();
  });

  test('what is longer than 2,048 characters', () => {
    expect(parse(`/${'x'.repeat(2_047)}`)).toHaveLength(2_048);
    expect(parse(`/${'x'.repeat(2_048)}`)).toBeUndefined();
  });
});

/** A small generator with a fixed seed (mulberry32): the same "random" targets in every run. */
function createDice(seed: number) {
  let state = seed;
  return (sides: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

const PIECES = [
  ...[
    '/',
    '//',
    '\\',
    '.',
    '..',
    ':',
    '@',
    '?',
    '#',
    '%2e',
    '%2f',
    '%5c',
    '%09',
    '%25',
    ';',
    '\t',
    '\n',
    '\u0000',
    ' ',
  ],
  ...[
    'https:',
    'http:',
    'javascript:',
    'HTTPS://',
    'https://',
    'evil.example',
    'portal.example',
    'docs.example',
  ],
  ...['app', 'apple', 'admin', ':443', ':8443', '。', '／', '＠', '\u200b', 'x', '1'],
] as const;

test('whatever is put together, what comes out stays where it may and is its own normal form', () => {
  const dice = createDice(20260517);
  let accepted = 0;
  for (let round = 0; round < 15_000; round += 1) {
    const opening = ['/', 'https://portal.example', 'https://docs.example/app', ''][dice(4)] ?? '';
    const rest = Array.from({ length: 1 + dice(6) }, () => PIECES[dice(PIECES.length)] ?? '').join('');
    const target = parse(opening + rest);
    if (target === undefined) continue;
    accepted += 1;
    // As a browser on the portal would read it, as it is and decoded once too often.
    for (const text of [target, decodeURIComponent(target.replace(/%(?![0-9a-f]{2})/gi, '%25'))]) {
      const url = new URL(text, RULES.portalUrl);
      const inDocs = url.origin === 'https://docs.example' && /^\/app(\/|$)/.test(url.pathname);
      if (!inDocs) expect([text, url.origin]).toEqual([text, RULES.portalUrl]);
    }
    expect(parse(target)).toBe(target);
  }
  expect(accepted).toBeGreaterThan(1_500);
});
