import { renderInvitationMail, renderReminderMail } from '../../../../server/src/delivery/mail';
import { INVITATION_KINDS } from '../../../../server/src/domain/invitation-kind';
import { LANGUAGES } from '../../../../server/src/domain/language';
import { momentParts } from '../../../../server/src/delivery/mail/times';
import { visibleText } from './a-sign-in-mail';
import { aReminderMail, DECLINE_LINK } from './an-invitation-mail';

const EVERY = LANGUAGES.flatMap((language) => INVITATION_KINDS.map((kind) => ({ language, kind })));

describe('the reminder', () => {
  test.each(EVERY)('says in $language who invited to a $kind and when, in both parts', (given) => {
    const reminder = aReminderMail(given);
    const { html, text } = renderReminderMail(reminder);
    const { date } = momentParts(reminder.invitedAt, given.language);
    for (const part of [visibleText(html), text]) {
      expect(part).toContain(date);
      expect(part).toContain('Jo Weber');
    }
  });

  test.each(EVERY)('leaves in $language no placeholder of a $kind unfilled', (given) => {
    for (const changes of [{}, { invitedBy: null, recipientName: null, note: null, code: null }]) {
      const { subject, html, text } = renderReminderMail(aReminderMail({ ...given, ...changes }));
      expect(subject + visibleText(html) + text).not.toMatch(/\{\w+\}|null|undefined/);
    }
  });

  test('says that the invitation still waits, and not that it is new', () => {
    const { subject, text } = renderReminderMail(aReminderMail());
    expect(subject).toBe('Reminder: your invitation to Northwind');
    expect(text).toContain(
      'Jo Weber invited you to portal.client.example on 20 November 2025. The invitation is still waiting for you.',
    );
  });

  test.each(EVERY)('has in $language subject and heading of its own for a $kind', (given) => {
    const [reminder, first] = [
      renderReminderMail(aReminderMail(given)),
      renderInvitationMail(aReminderMail(given)),
    ];
    const heading = (html: string) => /<h1[^>]*>(.*?)<\/h1>/.exec(html)?.[1];
    expect(reminder.subject).not.toBe(first.subject);
    expect(heading(reminder.html)).not.toBe(heading(first.html));
  });

  test('is the same mail below its opening: button, note, code, ways out', () => {
    const rest = ({ html }: { html: string }) =>
      html.slice(html.indexOf('class="accent" align="center" style="border'));
    expect(rest(renderReminderMail(aReminderMail()))).toBe(rest(renderInvitationMail(aReminderMail())));
  });

  test('can be stopped from the mail', () => {
    const { html, text } = renderReminderMail(aReminderMail());
    expect(visibleText(html)).toContain('say so, and no reminder will follow: No, thank you');
    expect(html).toContain(`href="${DECLINE_LINK}"`);
    expect(text).toContain(`no reminder will follow:\n\n${DECLINE_LINK}\n`);
  });
});
