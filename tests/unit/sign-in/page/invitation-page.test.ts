import { INVITATION_KINDS } from '../../../../server/src/domain/invitation-kind';
import { LANGUAGES } from '../../../../server/src/domain/language';
import type { LiveInvitation, PageState } from '../../../../server/src/sign-in/page';
import {
  addresses,
  DECLINE,
  DECLINE_URL,
  formOf,
  HOSTILE,
  INVITATION,
  LIVE,
  page,
  PORTAL_URL,
  RENEW,
  REPORT_URL,
  STATES,
  withoutMarkup,
} from './a-page';

interface Changes {
  invitation?: Partial<LiveInvitation>;
  reportUrl?: string | null;
}

const live = ({ invitation, ...changes }: Changes = {}): PageState => ({
  kind: 'live',
  ...LIVE,
  ...changes,
  invitation: { ...INVITATION, ...invitation },
});
const EVERY = LANGUAGES.flatMap((language) => INVITATION_KINDS.map((kind) => ({ language, kind })));
const said = (state: PageState) => withoutMarkup(page({ state }).html);

describe('a live invitation', () => {
  test.each(EVERY)('says in $language before its button who invited to a $kind, and as whom', (given) => {
    const state = live({ invitation: { kind: given.kind } });
    const { html } = page({ language: given.language, state });
    const before = withoutMarkup(html.slice(html.indexOf('<h1'), html.indexOf('<form')));
    for (const fact of ['Northwind', 'Jo Weber', 'a•••@client.example']) expect(before).toContain(fact);
    expect(html).not.toMatch(/\{\w+\}.*<\/main>/);
  });

  test.each(LANGUAGES)('says in %s for each kind what it is for', (language) => {
    const purposes = INVITATION_KINDS.map(
      (kind) => page({ language, state: live({ invitation: { kind } }) }).html,
    );
    expect(new Set(purposes).size).toBe(INVITATION_KINDS.length);
  });

  test('is accepted by the same button as any link', () => {
    expect(formOf(page({ state: live() }).html)).toEqual({
      action: '/api/magic-link/open',
      fields: { token: 'eyJ.x.y-_', nonce: 'bm9uY2U' },
      label: 'Sign in to Northwind as a•••@client.example',
    });
  });

  test('can be declined or reported by links, which are no buttons', () => {
    const { html } = page({ state: live({ reportUrl: REPORT_URL }) });
    expect(addresses(html)).toEqual([DECLINE_URL, REPORT_URL]);
    expect(html).toMatch(
      /<p class="quiet"><a href="[^"]*decline[^"]*" rel="noreferrer">No, thank you<\/a><\/p>/,
    );
    expect(html).toMatch(/rel="noreferrer">This wasn’t meant for me<\/a>/);
  });

  test('does not say that its code or link was asked for', () => {
    expect(said(live({ reportUrl: REPORT_URL }))).not.toMatch(/where you asked|Wasn’t you|This wasn’t me\b/);
    expect(said(live())).toContain('Enter this code there when you are asked for one.');
  });

  test.each([null, '', '\u202E\n'])('names nobody when who invited is %j', (invitedBy) => {
    const text = said(live({ invitation: { invitedBy } }));
    expect(text).not.toMatch(/has invited you|null/);
    expect(text).toContain('Your account is ready');
  });

  test('asks for a second click on a stale page like any link', () => {
    const state: PageState = { kind: 'try-again', ...LIVE, invitation: INVITATION };
    expect(said(state)).toMatch(/Please press the button once more\..*Jo Weber has invited you\./);
  });

  test('makes no page when the address that declines could run', () => {
    expect(() => page({ state: live({ invitation: { declineUrl: 'javascript:alert(1)' } }) })).toThrow(
      TypeError,
    );
  });
});

describe('an invitation whose link has expired', () => {
  test('sends a new link by one button while the invitation stands', () => {
    const { html } = page({ state: { kind: 'expired', renew: RENEW, invitation: INVITATION } });
    expect(formOf(html)).toEqual({
      action: '/api/magic-link/renew',
      fields: { token: 'eyJ.x.y-_' },
      label: 'Send me a new link',
    });
    expect(withoutMarkup(html)).toContain('Your invitation still stands');
  });

  test('says whom to ask once it is over, and offers no link that nobody could send', () => {
    const { html } = page({ state: { kind: 'expired', renew: null, invitation: INVITATION } });
    expect(withoutMarkup(html)).toMatch(
      /This invitation has expired.*Please ask Jo Weber for a new invitation\./,
    );
    expect(html).not.toMatch(/<form\b|<button\b|class="button"|Request a new link/);
    expect(addresses(html)).toEqual([PORTAL_URL]);
  });

  test('asks the team of the portal where nobody is named', () => {
    expect(said({ kind: 'expired', renew: null, invitation: { invitedBy: null } })).toContain(
      'Please ask the people at Northwind for a new invitation.',
    );
  });
});

describe('an invitation that was withdrawn', () => {
  test('leads to who invited, and not to a login that may not know its guest', () => {
    const { html } = page({ state: { kind: 'revoked', invitation: INVITATION } });
    expect(withoutMarkup(html)).toContain('Please ask Jo Weber for a new invitation.');
    expect(html).not.toMatch(/class="button"|Request a new link|request a new one/);
  });
});

describe('declining', () => {
  const decline: PageState = { kind: 'decline', form: DECLINE };

  test('is a question, answered by one button that posts the token', () => {
    const { html } = page({ state: decline });
    expect(addresses(html)).toEqual([]);
    expect(formOf(html)).toEqual({
      action: '/api/magic-link/decline',
      fields: { token: 'eyJ.x.y-_' },
      label: 'No, thank you',
    });
  });

  test.each(LANGUAGES)(
    'says in %s what the button does before it is pressed, and for which portal',
    (language) => {
      const { html } = page({ language, state: decline });
      const before = withoutMarkup(html.slice(html.indexOf('<h1'), html.indexOf('<form')));
      expect(before).toContain('Northwind');
      expect(before.length).toBeGreaterThan(80);
    },
  );

  test('says that the link ends, that no reminder follows, and who can see it', () => {
    expect(said(decline)).toMatch(
      /then stops working, no reminder will follow, and whoever invited you can see/,
    );
    expect(said(decline)).toContain('nothing happens until you press the button');
  });

  test('is thanked for: there is nothing more to press, and whom to ask after second thoughts', () => {
    const { html } = page({ state: { kind: 'declined' } });
    expect(withoutMarkup(html)).toMatch(
      /Thank you.* There is nothing more for you to do\..*ask the people at Northwind/,
    );
    expect(html).not.toMatch(/<form\b|<button\b|<a\b|eyJ/);
  });
});

describe('who invited, as others typed it', () => {
  const hostile = { kind: 'guest', invitedBy: HOSTILE, declineUrl: `${DECLINE_URL}"><i>` } as const;

  test.each(STATES.filter((state) => 'invitation' in state && state.invitation))(
    'is escaped on page %#',
    (state) => {
      const { html } = page({ state: { ...state, invitation: hostile } as PageState });
      expect(html).not.toMatch(/<img|<i>/);
      if (!('renew' in state && state.renew))
        expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;');
    },
  );

  test('turns no sentence around, and is cut when endless', () => {
    const html = page({ state: live({ invitation: { invitedBy: `J\u202Eo${'x'.repeat(5000)}` } }) }).html;
    expect(html).toMatch(/<bdi>J ox+…<\/bdi>/);
    expect(html.length).toBeLessThan(20_000);
  });
});
