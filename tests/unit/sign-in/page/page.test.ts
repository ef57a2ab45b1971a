import { createHash } from 'node:crypto';
import { LANGUAGES } from '../../../../server/src/domain/language';
import type { PageState } from '../../../../server/src/sign-in/page';
import {
  addresses,
  formOf,
  HOSTILE,
  LIVE,
  page,
  PORTAL_URL,
  RENEW,
  REPORT,
  REPORT_URL,
  STATES,
  withoutMarkup,
} from './a-page';

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
    ['report', 200],
    ['reported', 200],
    ['renewed', 202],
    ['decline', 200],
    ['declined', 200],
  ])('a page that says %s has the status %d', (kind, status) => {
    const states = STATES.filter((candidate) => candidate.kind === kind);
    expect(new Set(states.map((state) => page({ state }).status))).toEqual(new Set([status]));
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

  test('no page asks for two things: one button or link stands out, all others are quiet', () => {
    for (const { html } of everyPage()) expect(html.match(/class="button"/g)?.length ?? 0).toBeLessThan(2);
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

describe('a live link that somebody did not ask for', () => {
  const quiet = /<p class="quiet"><a href="([^"]*)" rel="noreferrer">([^<]*)<\/a><\/p>/;

  test.each(['live', 'try-again'] as const)('can be reported from the page that says %s', (kind) => {
    const { html } = page({ state: { kind, ...LIVE, reportUrl: REPORT_URL } });
    expect(addresses(html)).toEqual([REPORT_URL]);
    expect(quiet.exec(html)?.slice(1)).toEqual([REPORT_URL, 'This wasn’t me']);
    expect(html.match(/<button\b/g)).toHaveLength(1);
  });

  test('cannot be reported where there is no page for it', () => {
    expect(page().html).not.toMatch(/This wasn’t me|null/);
  });

  test('makes no page when the address of the report could run', () => {
    const state: PageState = { kind: 'live', ...LIVE, reportUrl: 'javascript:alert(1)' };
    expect(() => page({ state })).toThrow(TypeError);
  });
});

describe('an expired link that can be renewed', () => {
  const renewable: PageState = { kind: 'expired', renew: RENEW };

  test('is renewed by one button that posts the token, and by nothing else', () => {
    expect(formOf(page({ state: renewable }).html)).toEqual({
      action: '/api/magic-link/renew',
      fields: { token: 'eyJ.x.y-_' },
      label: 'Send me a new link',
    });
  });

  test('goes to the same address, and says so; the portal is the second way', () => {
    const { html } = page({ state: renewable });
    expect(withoutMarkup(html)).toContain('to the same address');
    expect(addresses(html)).toEqual([PORTAL_URL]);
    expect(html).toMatch(/<p class="quiet"><a href="[^"]*" rel="noreferrer">Open <bdi>Northwind/);
  });

  test('the answer tells nobody whether a mail was sent: it says if, and where to look', () => {
    const { html } = page({ state: { kind: 'renewed' } });
    expect(withoutMarkup(html)).toMatch(/check your mailbox.* If this link can be renewed, a new message/);
    expect(addresses(html)).toEqual([PORTAL_URL]);
    expect(html).not.toMatch(/<form\b|eyJ/);
  });
});

describe('the report', () => {
  const report: PageState = { kind: 'report', form: REPORT };

  test('is made by one button that posts the token, and by nothing else', () => {
    const { html } = page({ state: report });
    expect(addresses(html)).toEqual([]);
    expect(formOf(html)).toEqual({
      action: '/api/magic-link/report',
      fields: { token: 'eyJ.x.y-_' },
      label: 'This wasn’t me',
    });
  });

  test.each(LANGUAGES)(
    'says in %s what the button does before it is pressed, and for which portal',
    (language) => {
      const { html } = page({ language, state: report });
      const before = withoutMarkup(html.slice(html.indexOf('<h1'), html.indexOf('<form')));
      expect(before).toContain('Northwind');
      expect(before).toContain('24');
    },
  );

  test('says that the link ends, and every session after a recent use', () => {
    const said = withoutMarkup(page({ state: report }).html);
    expect(said).toContain('The link then stops working at once.');
    expect(said).toContain('used it within the last 24 hours, that account is also signed out everywhere');
    expect(said).toContain('nothing happens until you press the button');
  });

  test('is thanked for: there is nothing more to do or to press, and whom to tell if it repeats', () => {
    const { html } = page({ state: { kind: 'reported' } });
    expect(withoutMarkup(html)).toMatch(/Thank you.* There is nothing more for you to do\./);
    expect(withoutMarkup(html)).toContain('please tell the people at Northwind');
    expect(html).not.toMatch(/<form\b|<button\b|class="button"/);
  });
});

describe('a link that is over', () => {
  test.each<PageState>([
    { kind: 'expired', renew: null },
    { kind: 'used' },
    { kind: 'revoked' },
    { kind: 'not-ours' },
    { kind: 'busy' },
  ])('says what happened when it is $kind, and leads to the portal', (state) => {
    const { html } = page({ state });
    expect(addresses(html)).toEqual([PORTAL_URL]);
    expect(html).not.toMatch(/<form\b|<input\b|048291/);
  });

  test('an expired link leads to a new one, a used link into the portal', () => {
    expect(withoutMarkup(page({ state: { kind: 'expired', renew: null } }).html)).toContain(
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
    const state: PageState = { kind: 'live', maskedAddress: '<i>', code: '<i><i>', form, reportUrl: null };
    expect(page({ state }).html).not.toContain('<i>');
  });

  test('markup in a form and in the address of the report is escaped', () => {
    const form = { action: '"><i>', token: '"><i>' };
    for (const state of [
      { kind: 'expired', renew: form },
      { kind: 'report', form },
      { kind: 'live', ...LIVE, reportUrl: `${REPORT_URL}"><i>` },
    ] as const)
      expect(page({ state }).html).not.toContain('<i>');
  });

  test.each(['javascript:alert(1)', 'https://a;script-src.example', "https://a;b'.example", 'portal', ''])(
    'a portal at %j makes no page and no policy',
    (url) => {
      expect(() => page({ portal: { name: 'Northwind', url } })).toThrow(/Invalid URL|must be/);
    },
  );
});
