import type { EditorOptions, PolicyOption } from '../../../contracts';
import {
  bodyOf,
  choosePolicy,
  fieldOf,
  linkSeconds,
  looksLikeAddress,
  openForm,
  rolesOf,
} from '../../../admin/src/pages/Invitations/invite/invite-form';

const NOW = Date.UTC(2026, 4, 10, 12);

const INVITATION: PolicyOption = {
  key: 'invitation',
  purpose: 'invitation',
  linkLifetimeSeconds: 86_400,
  maxLinkLifetimeSeconds: 604_800,
  invitationLifetimeSeconds: 1_209_600,
  allowedRoles: [],
  accessDurationSeconds: null,
  reminderDays: [],
};
const GUEST: PolicyOption = {
  ...INVITATION,
  key: 'guest',
  linkLifetimeSeconds: 172_800,
  allowedRoles: ['client'],
  accessDurationSeconds: 604_800,
};
const OPTIONS: EditorOptions = {
  portal: { name: 'Portal', url: 'https://portal.example' },
  roles: [
    { type: 'authenticated', name: 'Authenticated' },
    { type: 'client', name: 'Client' },
  ],
  policies: [INVITATION, GUEST],
  languages: ['en', 'de'],
  copyLink: false,
  documents: [],
};
const NOTHING_FOUND = { pending: false, client: false };

describe('the invite form', () => {
  const form = openForm(OPTIONS, NOW);

  test('opens with what the policy says', () => {
    expect(form).toMatchObject({
      policy: 'invitation',
      role: 'authenticated',
      linkValue: 24,
      linkUnit: 'hour',
    });
    expect(form.invitationExpiresAt?.getTime()).toBe(NOW + 1_209_600_000);
    expect(form.accessEndsAt).toBeNull();
  });

  test('another policy brings its own lifetimes, an end of access, and only its roles', () => {
    const guest = choosePolicy(form, GUEST, OPTIONS, NOW);
    expect(guest).toMatchObject({ policy: 'guest', role: 'client', linkValue: 2, linkUnit: 'day' });
    expect(guest.accessEndsAt?.getTime()).toBe(NOW + 604_800_000);
    expect(rolesOf(OPTIONS, GUEST)).toEqual([{ type: 'client', name: 'Client' }]);
    expect(choosePolicy(guest, INVITATION, OPTIONS, NOW).accessEndsAt).toBeNull();
  });

  test('offers a policy’s roles in its order, the first of them chosen, as the server would', () => {
    const policy = { ...INVITATION, allowedRoles: ['client', 'gone', 'authenticated'] };
    expect(rolesOf(OPTIONS, policy).map(({ type }) => type)).toEqual(['client', 'authenticated']);
    expect(openForm({ ...OPTIONS, policies: [policy] }, NOW).role).toBe('client');
  });

  test('sends no empty field, so that the server’s default counts', () => {
    const body = bodyOf({ ...form, email: ' ana@client.example ', name: ' ' }, NOTHING_FOUND);
    expect(body).toEqual({
      email: 'ana@client.example',
      role: 'authenticated',
      policy: 'invitation',
      locale: 'en',
      expiresInSeconds: 86_400,
      invitationExpiresAt: new Date(NOW + 1_209_600_000).toISOString(),
    });
  });

  test('says what to do with whom was found, and only then', () => {
    const found = bodyOf({ ...form, ifPending: 'replace' }, { pending: true, client: true });
    expect(found).toMatchObject({ ifPending: 'replace', existingClient: 'keep-role' });
    expect(bodyOf(form, NOTHING_FOUND)).not.toHaveProperty('existingClient');
  });

  test('counts a link lifetime in seconds, whatever its unit', () => {
    expect(linkSeconds({ ...form, linkValue: 90, linkUnit: 'minute' })).toBe(5_400);
    expect(linkSeconds({ ...form, linkValue: undefined })).toBeUndefined();
  });

  test('a policy that is called otherwise is taken when there is no "invitation"', () => {
    expect(openForm({ ...OPTIONS, policies: [GUEST] }, NOW).policy).toBe('guest');
    expect(openForm({ ...OPTIONS, policies: [] }, NOW).policy).toBe('');
  });
});

test('a refusal is shown at the field that it is about', () => {
  expect(fieldOf('redirect_not_allowed', null)).toBe('redirectTo');
  expect(fieldOf('invalid_input', 'accessEndsAt')).toBe('accessEndsAt');
  expect(fieldOf('invalid_input', 'expiresInSeconds')).toBe('linkValue');
  expect(fieldOf('invalid_input', 'metadata')).toBeNull();
});

test.each(['', 'ana', 'ana@', 'ana@client', 'a b@client.example'])('nothing is asked about "%s"', (text) => {
  expect(looksLikeAddress(text)).toBe(false);
});
