import { createHash } from 'node:crypto';
import { LANGUAGES } from '../../../../server/src/domain/language';
import { renderPage, type PageInput, type PageState } from '../../../../server/src/sign-in/page';

const LIVE = {
  maskedAddress: 'a•••@client.example',
  code: '048291',
  form: { action: '/api/magic-link/open', token: 'eyJ.x.y-_', nonce: 'bm9uY2U' },
} as const;
const STATES: PageState[] = [
  { kind: 'live', ...LIVE },
  { kind: 'try-again', ...LIVE },
  { kind: 'expired' },
  { kind: 'used' },
  { kind: 'revoked' },
  { kind: 'not-ours' },
  { kind: 'busy' },
];
const HOSTILE = `<img src=x onerror=alert(1)>"'&`;

function page(changes: Partial<PageInput> = {}) {
  return renderPage({
    language: 'en',
    portal: { name: 'Northwind', url: 'https://portal.client.example/start?from=mail' },
    state: { kind: 'live', ...LIVE },
    ...changes,
  });
}

const withoutMarkup = (html: string) =>
  html.replace(/<style>[^]*?<\/style>|<[^>]*>/g, '').replace(/\s+/g, ' ');
const everyPage = () => LANGUAGES.flatMap((language) => STATES.map((state) => page({ language, state })));

describe('the hosted page', () => {
  test.each([
    ['live', 200],
    ['try-again', 403],
    ['expired', 410],
    ['used', 410],
    ['revoked', 410],
    ['not-ours', 400],
    ['busy', 429],
  ])('a link that is %s is answered with %d', (kind, status) => {
    const state = STATES.find((candidate) => candidate.kind === kind);
    expect(page({ state }).status).toBe(status);
  });

  test('the page holds no script and nothing from elsewhere', () => {
    for (const { html } of everyPage()) {
      expect(html).not.toMatch(/<(script|img|iframe|object|embed|link|svg|base|video|audio)\b/i);
      expect(html).not.toMatch(/\bon\w+=|\bsrc=|\bstyle=|url\(|@import|http-equiv|javascript:/i);
    }
  });

  test('the policy allows the one style sheet that the page holds, and nothing else', () => {
    for (const { html, contentSecurityPolicy } of everyPage()) {
      const sheets = [...html.matchAll(/<style>([^]*?)<\/style>/g)].map(([, sheet]) => sheet ?? '');
      expect(sheets).toHaveLength(1);
      const hash = createHash('sha256')
        .update(sheets[0] ?? '')
        .digest('base64');
      expect(contentSecurityPolicy).toBe(
        `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self' https://portal.client.example; base-uri 'none'; frame-ancestors 'none'`,
      );
    }
  });

  test('every page speaks its language, hides from search and gives no referrer', () => {
    for (const language of LANGUAGES) {
      const { html } = page({ language });
      expect(html).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`);
      expect(html).toMatch(/<meta name="robots" content="noindex/);
      expect(html).toContain('<meta name="referrer" content="no-referrer"');
      expect(html).toContain('<meta name="viewport" content="width=device-width,initial-scale=1"');
      expect(html.match(/<h1\b/g)).toHaveLength(1);
      expect(html).toMatch(/<title>[^<]*Northwind<\/title>|<title>[^<]*Northwind[^<]*<\/title>/);
    }
  });

  test('the same input renders the same page', () => {
    expect(everyPage()).toEqual(everyPage());
  });
});

describe('a live link', () => {
  test('is used by one button that posts token and nonce, and by nothing else', () => {
    const { html } = page();
    expect(html.match(/<form\b/g)).toHaveLength(1);
    expect(html.match(/<button\b/g)).toHaveLength(1);
    expect(html).not.toMatch(/<a\b/);
    const form = /<form([^>]*)>([^]*)<\/form>/.exec(html);
    expect(form?.[1]).toMatch(
      /method="post"\s+action="\/api\/magic-link\/open"\s+enctype="application\/x-www-form-urlencoded"/,
    );
    expect(form?.[2]).toMatch(/type="hidden" name="token" value="eyJ\.x\.y-_"/);
    expect(form?.[2]).toMatch(/type="hidden" name="nonce" value="bm9uY2U"/);
  });

  test.each(LANGUAGES)('the name of its button says in %s who signs in where', (language) => {
    const button = /<button[^>]*>([^]*)<\/button>/.exec(page({ language }).html)?.[1] ?? '';
    const name = withoutMarkup(button);
    expect(name).toContain('Northwind');
    expect(name).toContain('a•••@client.example');
  });

  test('the code copies as six digits, from left to right in Arabic, too', () => {
    const { html } = page({ language: 'ar' });
    expect(/<bdi class="digits" dir="ltr">([^]*?)<\/bdi>/.exec(html)?.[1]?.replace(/<[^>]*>/g, '')).toBe(
      '048291',
    );
  });

  test('no code is mentioned when the policy offers none', () => {
    const { html } = page({ state: { kind: 'live', ...LIVE, code: null } });
    expect(withoutMarkup(html)).not.toMatch(/code|device/);
  });

  test('a stale page says so and offers the same button again', () => {
    const { html } = page({ state: { kind: 'try-again', ...LIVE } });
    expect(withoutMarkup(html)).toContain('Please press the button once more.');
    expect(html).toContain('value="bm9uY2U"');
    expect(page().html).not.toContain('class="notice"');
  });
});

describe('a link that is over', () => {
  test.each(['expired', 'used', 'revoked', 'not-ours', 'busy'] as const)(
    'says what happened when it is %s, and leads to the portal',
    (kind) => {
      const { html } = page({ state: { kind } });
      expect([...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
        'https://portal.client.example/start?from=mail',
      ]);
      expect(html).not.toMatch(/<form\b|<input\b|048291/);
    },
  );

  test('an expired link leads to a new one, a used link into the portal', () => {
    expect(withoutMarkup(page({ state: { kind: 'expired' } }).html)).toContain(
      'Request a new link at Northwind',
    );
    expect(withoutMarkup(page({ state: { kind: 'used' } }).html)).toContain('Open Northwind');
  });
});

describe('what others typed', () => {
  test('a portal name with markup is escaped on the page', () => {
    for (const state of STATES) {
      const { html } = page({ state, portal: { name: HOSTILE, url: 'https://portal.client.example' } });
      expect(html).not.toContain('<img');
      expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;');
    }
  });

  test('markup in the address, the code, the token and the nonce is escaped', () => {
    const form = { action: '"><i>', token: '"><i>', nonce: '"><i>' };
    const state: PageState = { kind: 'live', maskedAddress: '<i>', code: '<i><i>', form };
    expect(page({ state }).html).not.toContain('<i>');
  });

  test.each(['javascript:alert(1)', 'https://a;script-src.example', "https://a;b'.example", 'portal', ''])(
    'a portal at %j makes no page and no policy',
    (url) => {
      expect(() => page({ portal: { name: 'Northwind', url } })).toThrow(/Invalid URL|must be/);
    },
  );
});
