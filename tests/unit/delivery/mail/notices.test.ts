import {
  renderAccessEndingEditorMail,
  renderAccessEndingMail,
  renderReportedMail,
  type AccessEndingEditorMailInput,
  type AccessEndingMailInput,
  type ReportedMailInput,
} from '../../../../server/src/delivery/mail';
import { momentParts } from '../../../../server/src/delivery/mail/times';
import { LANGUAGES, type Language } from '../../../../server/src/domain/language';
import { visibleText } from './a-sign-in-mail';

const PANEL = 'https://cms.client.example/admin/plugins/magic-link/clients/7';
const PORTAL_URL = 'https://portal.client.example/';
const portal = { name: 'Northwind', address: 'portal.client.example' };
const accessEndsAt = new Date('2025-11-30T18:45:00Z');
const clientAddress = 'ana@client.example';
const HOSTILE = `<img src=x onerror=alert(1)>"'&\r\nBcc: x\u202E`;

const ending = (changes: Partial<AccessEndingMailInput> = {}) =>
  renderAccessEndingMail({
    language: 'en',
    portal,
    portalUrl: PORTAL_URL,
    recipientName: 'Ana Silva',
    invitedBy: 'Jo Weber',
    accessEndsAt,
    ...changes,
  });

const endingForEditor = (changes: Partial<AccessEndingEditorMailInput> = {}) =>
  renderAccessEndingEditorMail({
    language: 'en',
    portal,
    recipientName: 'Jo Weber',
    clientAddress,
    accessEndsAt,
    panelUrl: PANEL,
    ...changes,
  });

const reported = (changes: Partial<ReportedMailInput> = {}) =>
  renderReportedMail({
    language: 'en',
    portal,
    recipientName: 'Jo Weber',
    clientAddress,
    invitedAt: new Date('2025-11-20T08:00:00Z'),
    reportedAt: new Date('2025-11-21T10:05:00Z'),
    signedOut: true,
    panelUrl: PANEL,
    ...changes,
  });

/** What each notice must say in every language, in both parts. */
const NOTICES = {
  'access that ends, to the client': {
    render: (language: Language) => ending({ language }),
    hostile: () =>
      ending({ recipientName: HOSTILE, invitedBy: HOSTILE, portal: { name: HOSTILE, address: HOSTILE } }),
    runs: () => ending({ portalUrl: 'javascript:alert(1)' }),
    url: PORTAL_URL,
    facts: ['Northwind', 'portal.client.example', 'Ana Silva', 'Jo Weber', '18:45', PORTAL_URL],
  },
  'access that ends, to the editor': {
    render: (language: Language) => endingForEditor({ language }),
    hostile: () =>
      endingForEditor({
        recipientName: HOSTILE,
        clientAddress: HOSTILE,
        portal: { name: HOSTILE, address: HOSTILE },
      }),
    runs: () => endingForEditor({ panelUrl: 'javascript:alert(1)' }),
    url: PANEL,
    facts: ['Northwind', clientAddress, 'Jo Weber', '18:45', PANEL],
  },
  'an invitation that was reported': {
    render: (language: Language) => reported({ language }),
    hostile: () =>
      reported({
        recipientName: HOSTILE,
        clientAddress: HOSTILE,
        portal: { name: HOSTILE, address: HOSTILE },
      }),
    runs: () => reported({ panelUrl: 'javascript:alert(1)' }),
    url: PANEL,
    facts: ['Northwind', clientAddress, 'Jo Weber', '10:05', PANEL],
  },
};

describe.each(Object.entries(NOTICES))('the notice of %s', (_, { render, hostile, runs, url, facts }) => {
  test.each(LANGUAGES)('says in %s everything that it must, in both parts', (language) => {
    const { subject, html, text } = render(language);
    for (const part of [visibleText(html), text.replace(/[\u2068\u2069]/g, '')])
      for (const fact of facts) expect(part).toContain(fact);
    expect(subject + visibleText(html) + text).not.toMatch(/\{\w+\}|null|undefined/);
    expect(html).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`);
  });

  test('has one button, and no other address', () => {
    const { html, text } = render('en');
    expect([...html.matchAll(/href="([^"]*)"/g)].map(([, address]) => address)).toEqual([url, url]);
    expect(html.match(/font:600 17px/g)).toHaveLength(1);
    expect(text.split('\n')).toContain(url);
    expect(html).not.toMatch(/<(form|input|script|img|link)\b|\bsrc=|url\(/);
  });

  test('escapes what others typed, and lets none of it into a header', () => {
    const { subject, html } = hostile();
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E]/u);
    expect(Buffer.byteLength(html)).toBeLessThan(100 * 1024);
  });

  test('makes no mail of an address that could run', () => {
    expect(runs).toThrow(TypeError);
  });
});

describe('access that ends', () => {
  test.each(LANGUAGES)('has its day in the subject, in %s', (language) => {
    const { date } = momentParts(accessEndsAt, language);
    expect(ending({ language }).subject).toContain(date);
    expect(endingForEditor({ language }).subject).toContain(date);
  });

  test('tells the client what will happen, and whom to ask for more time', () => {
    const { text } = ending();
    expect(text).toContain('Your access to portal.client.example ends on 30 November 2025, 18:45 UTC.');
    expect(text).toContain('signed out on every device');
    expect(text).toContain('Please ask Jo Weber.');
    expect(ending({ invitedBy: null }).text).toContain('Please ask the people at Northwind.');
  });

  test('tells the editor that nothing need be done, and where to extend it', () => {
    const { text, html } = endingForEditor();
    expect(text).toContain('You invited ana@client.example to Northwind.');
    expect(text).toContain('there is nothing to do');
    expect(visibleText(html)).toContain('Extend access');
  });
});

describe('an invitation that was reported', () => {
  test('tells the editor that its link is withdrawn, and what to do now', () => {
    const { subject, text } = reported();
    expect(subject).toBe('Your invitation to ana@client.example was reported');
    expect(text).toContain('We have withdrawn the link');
    expect(text).toContain('What you can do now\nLook closely at the address.');
    expect(text).toContain('best by phone and not by e-mail');
  });

  test('says that an account was signed out only when one was', () => {
    expect(reported().text).toContain('signed this account out everywhere');
    expect(reported({ signedOut: false }).text).not.toContain('signed');
  });
});
