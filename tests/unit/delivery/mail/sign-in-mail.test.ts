import { renderSignInMail } from '../../../../server/src/delivery/mail';
import { LANGUAGES } from '../../../../server/src/domain/language';
import { aSignInMail, LINK, REPORT_LINK, visibleText } from './a-sign-in-mail';

const HOSTILE = `<img src=x onerror=alert(1)>"'&{code}`;

const NIGHT = new Date('2025-11-23T23:30:00Z');

/** Jest hands the tests a copy of `process.env`, where setting TZ moves no clock. */
function onServerIn<Result>(zone: string, act: () => Result): Result {
  const { DateTimeFormat } = Intl;
  const local = (locales: string, options: Intl.DateTimeFormatOptions) =>
    new DateTimeFormat(locales, { timeZone: zone, ...options });
  const spy = jest.spyOn(Intl, 'DateTimeFormat').mockImplementation(local as never);
  try {
    return act();
  } finally {
    spy.mockRestore();
  }
}

describe('the sign-in mail', () => {
  test.each(LANGUAGES)('says in %s everything that it must, in both parts', (language) => {
    const { html, text } = renderSignInMail(aSignInMail({ language }));
    for (const part of [visibleText(html), text]) {
      for (const fact of [
        'Northwind',
        'portal.client.example',
        '048291',
        '14:45',
        '14:30',
        'UTC',
        '15 ',
        '2025',
      ])
        expect(part).toContain(fact);
      expect(part).toContain('Chrome on macOS');
      expect(part).toContain('203.0.113.0/24');
      expect(part).toContain(LINK);
    }
  });

  test('says when it ends, in words and by the clock', () => {
    const { text } = renderSignInMail(aSignInMail());
    expect(text).toContain('Works once, for 15 minutes: until 23 November 2025, 14:45 UTC.');
    expect(text).toContain('Requested on 23 November 2025, 14:30 UTC');
  });

  test('has one purpose: its only links are the sign-in link, on the button and in full below it', () => {
    const { html } = renderSignInMail(aSignInMail());
    expect([...html.matchAll(/href="([^"]*)"/g)].map(([, address]) => address)).toEqual([LINK, LINK]);
    expect(html).not.toMatch(/<(form|input|script)\b/);
  });

  test('carries the direction and the language for those who read it aloud', () => {
    expect(renderSignInMail(aSignInMail({ language: 'ar' })).html).toContain('<html lang="ar" dir="rtl">');
    expect(renderSignInMail(aSignInMail({ language: 'de' })).html).toContain('<html lang="de" dir="ltr">');
  });

  test('keeps the code, the link and addresses from left to right in Arabic', () => {
    const { html } = renderSignInMail(aSignInMail({ language: 'ar' }));
    expect(html).toContain('<bdi dir="ltr">portal.client.example</bdi>');
    expect(html).toContain('<bdi dir="ltr">203.0.113.0/24</bdi>');
    expect(html).toMatch(/<bdi dir="ltr"><span[^>]*>048<\/span>291<\/bdi>/);
  });

  test('the same input renders byte-identical mail, whatever the zone of the server', () => {
    const render = () =>
      LANGUAGES.map((language) => renderSignInMail(aSignInMail({ language, expiresAt: NIGHT })));
    const first = render();
    const again = onServerIn('Pacific/Kiritimati', render);
    expect(again).toEqual(first);
    expect(first[0]?.text).toContain('23 November 2025, 23:30');
  });

  test('the mail stays under 100 KB and loads nothing remote', () => {
    for (const language of LANGUAGES) {
      const portal = { name: '&'.repeat(5000), address: '&'.repeat(5000) };
      const { html } = renderSignInMail(aSignInMail({ language, portal, linkUrl: LINK + 'x'.repeat(2000) }));
      expect(Buffer.byteLength(html)).toBeLessThan(100 * 1024);
      expect(html).not.toMatch(
        /<(img|link|iframe|object|embed|video|audio|picture|svg)\b|\bsrc=|url\(|@import|background=/i,
      );
    }
  });
});

describe('the code in the mail', () => {
  test('the code copies as six digits', () => {
    const { html, text } = renderSignInMail(aSignInMail());
    expect(visibleText(html)).toMatch(/(^| )048291 /);
    expect(text.split('\n')).toContain('048291');
  });

  test('shows neither in the subject nor in the preview line, which a locked screen shows', () => {
    const { subject, html } = renderSignInMail(aSignInMail());
    expect(subject).not.toMatch(/\d/);
    expect(/<div style="display:none[^>]*>([\s\S]*?)<\/div>/.exec(html)?.[1]).not.toMatch(/048|291/);
  });

  test('is not mentioned when the policy offers none', () => {
    const { html, text } = renderSignInMail(aSignInMail({ code: null }));
    expect(visibleText(html) + text).not.toMatch(/code|device/);
  });
});

describe('"Wasn’t you?" in the mail', () => {
  const linksOf = (html: string) => [...html.matchAll(/href="([^"]*)"/g)].map(([, address]) => address);

  test('says that the mail may be ignored or reported, by a link and never by a second button', () => {
    const { html } = renderSignInMail(aSignInMail({ reportUrl: REPORT_LINK }));
    expect(visibleText(html)).toMatch(/safely ignore this message.* Or tell us.*: This wasn’t me/);
    expect(linksOf(html)).toEqual([LINK, REPORT_LINK, LINK]);
    const link = /<a\b[^>]*report[^>]*>/.exec(html)?.[0];
    expect(link).toMatch(/class="link"/);
    expect(link).not.toMatch(/background|border|font:600/);
  });

  test.each(LANGUAGES)(
    'gives in %s the address on a line of its own where there are no links',
    (language) => {
      const { text, html } = renderSignInMail(aSignInMail({ language, reportUrl: REPORT_LINK }));
      expect(text).toContain(`:\n\n${REPORT_LINK}\n\n`);
      expect(text.indexOf(REPORT_LINK)).toBeGreaterThan(text.indexOf(LINK));
      expect(visibleText(html)).not.toContain(REPORT_LINK);
    },
  );

  test('asks for no report where none can be made', () => {
    const { html, text } = renderSignInMail(aSignInMail({ reportUrl: null }));
    expect(visibleText(html) + text).not.toMatch(/tell us|This wasn’t me|null/);
    expect(text).toContain('nothing happens without a click.\n');
  });

  test('an address of the report that could run makes no mail, and markup in it is escaped', () => {
    expect(() => renderSignInMail(aSignInMail({ reportUrl: 'javascript:alert(1)' }))).toThrow(TypeError);
    const { html, text } = renderSignInMail(aSignInMail({ reportUrl: `${REPORT_LINK}"><i>\nhello` }));
    expect(html + text).not.toContain('<i>');
    expect(text.split('\n')).not.toContain('hello');
  });
});

describe('the subject', () => {
  test('the subject can carry no header', () => {
    const portal = { name: 'North\r\nBcc: all@evil.example\u2028\0wind', address: 'portal.client.example' };
    const { subject } = renderSignInMail(aSignInMail({ portal }));
    expect(subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
    expect(subject.length).toBeLessThan(120);
  });

  test('is the same for every mail of a portal, and has no emoji', () => {
    const portal = { name: '🚀 Northwind', address: 'portal.client.example' };
    const one = renderSignInMail(aSignInMail({ portal }));
    const other = renderSignInMail(
      aSignInMail({ portal, code: '111111', linkUrl: `${LINK}x`, issuedAt: new Date(0) }),
    );
    expect(one.subject).toBe('Your sign-in link for Northwind');
    expect(other.subject).toBe(one.subject);
  });

  test('names the address when nothing of the name can be printed', () => {
    const portal = { name: '\u202E\r\n', address: 'portal.client.example' };
    expect(renderSignInMail(aSignInMail({ portal })).subject).toBe(
      'Your sign-in link for portal.client.example',
    );
  });
});

describe('what others typed', () => {
  test('a portal name with markup is escaped in the mail', () => {
    const { html } = renderSignInMail(aSignInMail({ portal: { name: HOSTILE, address: HOSTILE } }));
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;{code}');
  });

  test('markup in the browser, the code and the link is escaped', () => {
    const requestedFrom = { browser: '<b>Chrome', network: null };
    const { html } = renderSignInMail(aSignInMail({ requestedFrom, code: '"><i>', linkUrl: `${LINK}"><u>` }));
    expect(html).not.toMatch(/<b>|<i>|<u>/);
    expect(html).toContain('&lt;b&gt;Chrome');
  });

  test.each(['visit evil.example now', 'https://evil.example', 'a@evil.example', 'call 555123456', 'x/y'])(
    'a stranger cannot advertise in a mail that is trusted: %s',
    (advertisement) => {
      const requestedFrom = { browser: advertisement, network: advertisement };
      const { html, text } = renderSignInMail(aSignInMail({ requestedFrom }));
      expect(html + text).not.toContain(advertisement);
    },
  );

  test.each([['Firefox 128.0 on Windows'], ['متصفح']])('an honest browser is named: %s', (browser) => {
    const { html } = renderSignInMail(
      aSignInMail({ requestedFrom: { browser, network: '2001:db8:1::/48' } }),
    );
    expect(html).toContain(browser);
    expect(html).toContain('2001:db8:1::/48');
  });

  test('lines about browser and network are left out when they are not known', () => {
    const { text } = renderSignInMail(aSignInMail({ requestedFrom: { browser: null, network: null } }));
    expect(text).not.toMatch(/Browser|Network|null/);
  });

  test('a link that is not http(s) makes no mail', () => {
    expect(() => renderSignInMail(aSignInMail({ linkUrl: 'javascript:alert(1)' }))).toThrow(TypeError);
  });
});
