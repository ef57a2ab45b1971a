import { renderInvitationMail, renderReminderMail } from '../../../../server/src/delivery/mail';
import { visibleText } from './a-sign-in-mail';
import { aReminderMail, anInvitationMail } from './an-invitation-mail';

const HOSTILE = `<img src=x onerror=alert(1)>"'&{inviter}`;

function noteIn(note: string) {
  const { html, text } = renderInvitationMail(anInvitationMail({ note }));
  return {
    html: /<blockquote[^>]*>([\s\S]*?)<\/blockquote>/.exec(html)?.[1],
    quoted: text.split('\n').filter((line) => line.startsWith('>')),
    text,
  };
}

describe('the personal note', () => {
  test('keeps its line breaks in both parts, as the words of who wrote them', () => {
    const { html, quoted, text } = noteIn('Dear Ana,\r\n\r\n\n\nwe start.\rYours\u2028Jo\n');
    expect(html).toBe('Dear Ana,<br /><br />we start.<br />Yours<br />Jo');
    expect(quoted).toEqual(['> Dear Ana,', '>', '> we start.', '> Yours', '> Jo']);
    expect(text).toContain('Jo Weber wrote to you:\n> Dear Ana,');
  });

  test('is escaped, and a placeholder in it stays what it is', () => {
    const { html } = noteIn(HOSTILE);
    expect(html).toBe('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;{inviter}');
  });

  test('cannot pass for the mail around it: every line of it is quoted where there is no box', () => {
    const forged = 'Hello\n\nIf the button does not work, copy this link:\n\nhttps://evil.example/open';
    const { quoted } = noteIn(forged);
    expect(quoted).toHaveLength(5);
    expect(
      noteIn(forged)
        .text.split('\n')
        .filter((line) => line.startsWith('https://evil')),
    ).toEqual([]);
  });

  test.each(['https://evil.example/login', 'www.evil.example', 'a@evil.example'])(
    'makes no link of %s, and leaves mail clients nothing to make one of',
    (address) => {
      const { html } = noteIn(`See ${address} now`);
      expect(html).not.toMatch(/<a\b|href|evil\.example|https:/);
      expect(visibleText(html ?? '')).toBe(`See ${address} now`);
    },
  );

  test('can turn no line around', () => {
    const { html, quoted } = noteIn('a\u202Ecod\u2066e');
    expect(html).toBe('a cod e');
    expect(quoted).toEqual(['> a cod e']);
  });

  test('reads from its own side, whatever the language of the mail', () => {
    expect(renderInvitationMail(anInvitationMail({ language: 'ar' })).html).toMatch(
      /<blockquote[^>]*dir="auto"/,
    );
  });

  test('is cut after 2,000 characters and never through one', () => {
    expect(noteIn('x'.repeat(2000)).html).toBe('x'.repeat(2000));
    expect(noteIn('x'.repeat(2001)).html).toBe(`${'x'.repeat(1999)}…`);
    expect(noteIn('🎉'.repeat(2000)).html).toBe('🎉'.repeat(2000));
    expect(noteIn('🎉'.repeat(3000)).html).toBe(`${'🎉'.repeat(1999)}…`);
  });

  test.each([null, '', ' \n\u202E\n '])('leaves no empty box when it is %j', (note) => {
    const { html, text } = renderInvitationMail(anInvitationMail({ note }));
    expect(html).not.toContain('<blockquote');
    expect(text).not.toMatch(/wrote to you|^>/m);
  });

  test('stands in the reminder as well', () => {
    expect(renderReminderMail(aReminderMail()).text).toContain('> We start on Monday.');
  });
});

describe('names that others typed', () => {
  const names = { invitedBy: HOSTILE, recipientName: HOSTILE };

  test('are escaped', () => {
    for (const { html } of [
      renderInvitationMail(anInvitationMail(names)),
      renderReminderMail(aReminderMail(names)),
    ]) {
      expect(html).not.toContain('<img');
      expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;{inviter}');
    }
  });

  test('stay on one line, and turn no sentence around', () => {
    const { html, text } = renderInvitationMail(
      anInvitationMail({ invitedBy: 'Jo\nBcc: x\u202E', recipientName: 'Ana\r\n\u2067Silva' }),
    );
    expect(html + text).not.toMatch(/[\u202A-\u202E\u2066\u2067]/);
    expect(text).toContain('Hello Ana Silva,');
    expect(text).toContain('Invited by Jo Bcc: x\n');
  });

  test('leave mail clients nothing to make a link of', () => {
    const { html } = renderInvitationMail(
      anInvitationMail({ invitedBy: 'evil.example', recipientName: 'https://evil.example' }),
    );
    const body = html.slice(html.indexOf('<h1'));
    expect(body).not.toMatch(/evil\.example|https:\/\/evil/);
    expect(visibleText(body)).toContain('Hello https://evil.example,');
  });
});
