import { renderInvitationMail } from '../../../../server/src/delivery/mail';
import { INVITATION_KINDS } from '../../../../server/src/domain/invitation-kind';
import { LANGUAGES } from '../../../../server/src/domain/language';
import { LINK, REPORT_LINK, visibleText } from './a-sign-in-mail';
import { anInvitationMail, DECLINE_LINK } from './an-invitation-mail';

const EVERY = LANGUAGES.flatMap((language) => INVITATION_KINDS.map((kind) => ({ language, kind })));
const GUEST_UNTIL = new Date('2025-11-30T18:45:00Z');

const linksOf = (html: string) => [...html.matchAll(/href="([^"]*)"/g)].map(([, address]) => address);
const preheaderOf = (html: string) => /<div style="display:none[^>]*>([\s\S]*?)<\/div>/.exec(html)?.[1];
/** Invisible marks aside, which only plain text needs. */
const bare = (text: string) => text.replace(/[\u2068\u2069]/g, '');

describe('the invitation mail', () => {
  test.each(EVERY)('says in $language to a $kind everything that it must, in both parts', (given) => {
    const { html, text } = renderInvitationMail(anInvitationMail({ ...given, accessEndsAt: GUEST_UNTIL }));
    for (const part of [visibleText(html), bare(text)])
      for (const fact of [
        'Northwind',
        'portal.client.example',
        'Jo Weber',
        'Ana Silva',
        'We start on Monday.',
        '048291',
        '24 ',
        '14:30',
        '09:15',
        '18:45',
        '2025',
        'UTC',
        LINK,
      ])
        expect(part).toContain(fact);
  });

  test.each(EVERY)('leaves in $language no placeholder of a $kind unfilled', (given) => {
    for (const changes of [{}, { invitedBy: null, recipientName: null, note: null, code: null }]) {
      const { subject, html, text } = renderInvitationMail(anInvitationMail({ ...given, ...changes }));
      expect(subject + visibleText(html) + text).not.toMatch(/\{\w+\}|null|undefined/);
    }
  });

  test('each kind has a subject, a heading and a button of its own', () => {
    const seen = INVITATION_KINDS.map((kind) => {
      const { subject, html } = renderInvitationMail(anInvitationMail({ kind }));
      return [
        subject,
        /<h1[^>]*>(.*?)<\/h1>/.exec(html)?.[1],
        /font:600 17px[^>]*>([^<]*)<\/a/.exec(html)?.[1],
      ];
    });
    for (const column of [0, 1, 2]) expect(new Set(seen.map((row) => row[column])).size).toBe(3);
    expect(seen[1]?.[0]).toBe('Jo Weber shares a document with you at Northwind');
  });

  test('has one button, which is the link; to decline and to report are quiet ways', () => {
    const { html } = renderInvitationMail(anInvitationMail());
    expect(linksOf(html)).toEqual([LINK, DECLINE_LINK, REPORT_LINK, LINK]);
    expect(html.match(/font:600 17px/g)).toHaveLength(1);
    for (const [quiet] of html.matchAll(/<a\b[^>]*(?:decline|report)\?[^>]*>/g))
      expect(quiet).not.toMatch(/background|border|font:600/);
    expect(html).not.toMatch(/<(form|input|script)\b/);
  });

  test('the button comes before the note, however much an editor has to say', () => {
    const { html, text } = renderInvitationMail(anInvitationMail({ note: 'Dear Ana\n'.repeat(100) }));
    expect(html.indexOf(LINK)).toBeLessThan(html.indexOf('<blockquote'));
    expect(text.indexOf(LINK)).toBeLessThan(text.indexOf('> Dear Ana'));
  });

  test.each(LANGUAGES)(
    'gives in %s every address on a line of its own where there are no links',
    (language) => {
      const lines = renderInvitationMail(anInvitationMail({ language })).text.split('\n');
      for (const address of [LINK, DECLINE_LINK, REPORT_LINK]) expect(lines).toContain(address);
      expect(lines).toContain('048291');
    },
  );

  test('names nobody where nobody shall be named', () => {
    const { subject, html, text } = renderInvitationMail(
      anInvitationMail({ invitedBy: null, recipientName: ' \u202E ' }),
    );
    expect(subject).toBe('Your invitation to Northwind');
    expect(visibleText(html) + text).not.toMatch(/Jo|Ana|Hello|Invited by|wrote to you/);
    expect(text).toContain('A personal note:\n> We start');
  });

  test('carries the direction and the language for those who read it aloud', () => {
    const { html } = renderInvitationMail(anInvitationMail({ language: 'ar' }));
    expect(html).toContain('<html lang="ar" dir="rtl">');
    expect(html).toContain('<bdi>Jo Weber</bdi>');
    expect(html).toMatch(/<bdi dir="ltr">portal<span>\.<\/span>client<span>\.<\/span>example<\/bdi>/);
    expect(html).toMatch(/<bdi dir="ltr"><span[^>]*>048<\/span>291<\/bdi>/);
  });

  test('the same input renders byte-identical mail', () => {
    const render = () => EVERY.map((given) => renderInvitationMail(anInvitationMail(given)));
    expect(render()).toEqual(render());
  });

  test('the mail stays under 100 KB and loads nothing remote', () => {
    for (const given of EVERY)
      for (const long of ['&', '\n', 'a\n', 'a.', '<>', '👩‍👩‍👧‍👧']) {
        const endless = long.repeat(50_000);
        const { html } = renderInvitationMail(
          anInvitationMail({
            ...given,
            portal: { name: endless, address: endless },
            invitedBy: endless,
            recipientName: endless,
            note: endless,
            linkUrl: LINK + 'x'.repeat(2000),
          }),
        );
        expect(Buffer.byteLength(html)).toBeLessThan(100 * 1024);
        expect(html).not.toMatch(
          /<(img|link|iframe|object|embed|video|audio|picture|svg)\b|\bsrc=|url\(|@import|background=/i,
        );
      }
  });

  test('a link that is not http(s) makes no mail', () => {
    for (const key of ['linkUrl', 'reportUrl', 'declineUrl'])
      expect(() => renderInvitationMail(anInvitationMail({ [key]: 'javascript:alert(1)' }))).toThrow(
        TypeError,
      );
  });
});

describe('the times in the invitation mail', () => {
  test('say how long the link works, and until when it can be renewed', () => {
    const { text } = renderInvitationMail(anInvitationMail());
    expect(text).toContain('Works once, for 24 hours: until 24 November 2025, 14:30 UTC.');
    expect(text).toContain(
      'Too late? Open it all the same: one button there sends you a new link, until 7 December 2025, 09:15 UTC.',
    );
  });

  test('promise no renewal when the invitation ends with its link', () => {
    const { linkExpiresAt } = anInvitationMail();
    const { html, text } = renderInvitationMail(anInvitationMail({ invitationExpiresAt: linkExpiresAt }));
    expect(visibleText(html) + text).not.toContain('new link');
  });

  test('say when access ends, and nothing of an end where there is none', () => {
    const guest = renderInvitationMail(anInvitationMail({ kind: 'guest', accessEndsAt: GUEST_UNTIL }));
    for (const part of [visibleText(guest.html).replaceAll('\u00a0', ' '), guest.text])
      expect(part).toContain('Your access ends on 30 November 2025, 18:45 UTC.');
    expect(renderInvitationMail(anInvitationMail()).text).not.toContain('access ends');
  });
});

describe('the code in the invitation mail', () => {
  test.each(EVERY)(
    'shows in $language neither in the subject nor in the preview line of a $kind',
    (given) => {
      const { subject, html } = renderInvitationMail(anInvitationMail(given));
      expect(subject).not.toMatch(/\d/);
      expect(preheaderOf(html)).not.toMatch(/048|291/);
    },
  );

  test('is not mentioned when the policy offers none', () => {
    const { html, text } = renderInvitationMail(anInvitationMail({ code: null }));
    expect(visibleText(html) + text).not.toMatch(/\bcode\b|device/);
  });
});

describe('the subject of an invitation', () => {
  test.each(INVITATION_KINDS)('can carry no header, whoever invites to a %s', (kind) => {
    const evil = 'Jo\r\nBcc: all@evil.example\u2028\0\u202Eend';
    const { subject } = renderInvitationMail(
      anInvitationMail({ kind, invitedBy: evil, portal: { name: evil, address: evil } }),
    );
    expect(subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E]/u);
    expect(subject.length).toBeLessThan(200);
  });

  test('has no emoji, and does without a name that is nothing else', () => {
    const portal = { name: '🚀 Northwind', address: 'portal.client.example' };
    const subjectOf = (invitedBy: string) =>
      renderInvitationMail(anInvitationMail({ portal, invitedBy })).subject;
    expect(subjectOf('Jo 🎉 Weber')).toBe('Jo Weber invites you to Northwind');
    expect(subjectOf('🎉')).toBe('Your invitation to Northwind');
  });

  test('keeps a name of the other direction in its place', () => {
    const { subject } = renderInvitationMail(anInvitationMail({ language: 'ar' }));
    expect(subject).toContain('\u2068Jo Weber\u2069');
    expect(renderInvitationMail(anInvitationMail({ invitedBy: 'ليلى' })).subject).toContain(
      '\u2068ليلى\u2069',
    );
  });
});
