import type { PolicyRecord } from '../../../contracts';
import { policySentence } from '../../../admin/src/pages/Policies/policy-sentence';
import { englishWords, invitationPolicy, signInPolicy } from './a-policy';

const DAY = 86_400;
const says = (policy: PolicyRecord) => policySentence(policy, englishWords());

describe('a policy of sign-in links reads as a sentence', () => {
  test('as it comes', () => {
    expect(says(signInPolicy())).toBe(
      'A sign-in link lives 15 minutes, works once, and may be used in another browser. ' +
        'The mail also carries 6 digits for another device.',
    );
  });

  test('bound to its browser, without digits, with a shorter session', () => {
    expect(
      says(signInPolicy({ requireSameBrowser: true, offerCode: false, sessionLifetimeSeconds: 3_600 })),
    ).toBe(
      'A sign-in link lives 15 minutes, works once, and opens only in the browser that asked for it. ' +
        'The mail carries no digits for another device. A session lasts 1 hour at most.',
    );
  });
});

describe('a policy of invitations reads as a sentence', () => {
  test('as it comes, without what is as for everybody', () => {
    expect(says(invitationPolicy())).toBe(
      'An invitation link lives 24 hours, works once; new links can be made for 14 days. Access has no end.',
    );
  });

  test('guest access, reminders and roles', () => {
    const rules = {
      accessDurationSeconds: 7 * DAY,
      warnBeforeEndSeconds: DAY,
      warnGuest: true,
      reminderDays: [3, 7],
      allowedRoles: ['client', 'authenticated'],
      maxLinkLifetimeSeconds: 7 * DAY,
    };
    expect(says(invitationPolicy(rules))).toBe(
      'An invitation link lives 24 hours, works once; new links can be made for 14 days. ' +
        'Editors may give a single link up to 7 days. Access ends after 7 days. ' +
        'Inviter and guest are told 24 hours before. Reminders after 3 and 7 days. Roles: Client and authenticated.',
    );
  });

  test('who may invite with it, and which domains', () => {
    const rules = {
      inviterPanelRoles: ['strapi-editor'],
      inviterUserRoles: ['client'],
      inviterApiTokens: false,
      allowedDomains: ['client.example'],
      refusedDomains: ['old.client.example'],
    };
    const sentence = says(invitationPolicy(rules));
    expect(sentence).toContain('In the panel only Editor may invite with it.');
    expect(sentence).toContain('Signed-in users with the role Client may invite with it as well.');
    expect(sentence).toContain('Servers with an API token may not invite with it.');
    expect(sentence).toContain('Only addresses at client.example. No addresses at old.client.example.');
  });

  test('an own one speaks of its own links', () => {
    expect(says(invitationPolicy({}, { key: 'board', label: 'Board', builtIn: false }))).toMatch(
      /^Its link lives/,
    );
  });

  test('warns nobody of an end that is not announced', () => {
    expect(says(invitationPolicy({ accessDurationSeconds: DAY, warnBeforeEndSeconds: 0 }))).not.toContain(
      'told',
    );
  });
});
