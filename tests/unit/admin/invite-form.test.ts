import type { EditorOptions, InvitationRecord, PolicyOption } from '../../../contracts';
import {
  bodyOf,
  choosePolicy,
  fieldOf,
  linkSeconds,
  looksLikeAddress,
  openForm,
  pendingChoiceOf,
  pendingChoices,
  rolesOf,
} from '../../../admin/src/pages/Invitations/invite/invite-form';
import { FRESH, NOW } from './an-invitation';

const LATER = new Date(NOW + 3_600_000);

const INVITATION: PolicyOption = {
  key: 'invitation',
  label: null,
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
  });

  test('another policy brings its own lifetimes, and only its roles', () => {
    const guest = choosePolicy(form, GUEST, OPTIONS);
    expect(guest).toMatchObject({ policy: 'guest', role: 'client', linkValue: 2, linkUnit: 'day' });
    expect(rolesOf(OPTIONS, GUEST)).toEqual([{ type: 'client', name: 'Client' }]);
    const chosen = { ...guest, accessEndsAt: LATER, invitationExpiresAt: LATER };
    expect(choosePolicy(chosen, INVITATION, OPTIONS)).toMatchObject({
      accessEndsAt: null,
      invitationExpiresAt: null,
    });
  });

  test('names no moment that nobody chose: the server counts, and access from the first sign-in', () => {
    const guest = choosePolicy(form, GUEST, OPTIONS);
    const untouched = bodyOf(guest, NOTHING_FOUND);
    expect(untouched).not.toHaveProperty('accessEndsAt');
    expect(untouched).not.toHaveProperty('invitationExpiresAt');
    const chosen = bodyOf({ ...guest, accessEndsAt: LATER, invitationExpiresAt: LATER }, NOTHING_FOUND);
    const moment = LATER.toISOString();
    expect(chosen).toMatchObject({ accessEndsAt: moment, invitationExpiresAt: moment });
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
    });
  });

  test('says what to do with whom was found, and only then', () => {
    const found = bodyOf({ ...form, ifPending: 'replace' }, { pending: true, client: true });
    expect(found).toMatchObject({ ifPending: 'replace', existingClient: 'keep-role' });
    expect(bodyOf(form, NOTHING_FOUND)).not.toHaveProperty('existingClient');
  });

  test('offers nothing to do with a pending invitation that the person may not do', () => {
    expect(pendingChoices(() => false)).toEqual([]);
    expect(pendingChoiceOf(form, [])).toBeUndefined();
    const replacing = pendingChoices((action) => action === 'invitations.revoke');
    expect(replacing).toEqual(['replace']);
    expect(pendingChoiceOf({ ifPending: 'resend' }, replacing)).toBe('replace');
    const both = pendingChoices(() => true);
    expect(both).toEqual(['resend', 'replace']);
    expect(pendingChoiceOf({ ifPending: 'replace' }, both)).toBe('replace');
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

describe('the form for who is invited again', () => {
  const earlier: InvitationRecord = {
    ...FRESH,
    role: 'client',
    locale: 'de',
    document: { uid: 'api::project.project', documentId: 'p1' },
    metadata: { deal: 12 },
    redirectTo: '/projects/p1',
  };

  test('keeps the entry that it leads to, and what the portal is told', () => {
    const { document, metadata } = earlier;
    const form = openForm(OPTIONS, NOW, earlier);
    const body = bodyOf(form, NOTHING_FOUND);
    expect(body).toMatchObject({ document, metadata, role: 'client', locale: 'de' });
    expect(body).not.toHaveProperty('redirectTo');
    const elsewhere = bodyOf({ ...form, redirectTo: '/projects/12' }, NOTHING_FOUND);
    expect(elsewhere).toMatchObject({ redirectTo: '/projects/12', metadata });
    expect(elsewhere).not.toHaveProperty('document');
  });

  test('replaces one whose access is over, which nobody could use', () => {
    const over = { ...earlier, accessEndsAt: new Date(NOW - 1).toISOString() };
    expect(openForm(OPTIONS, NOW, over).ifPending).toBe('replace');
    expect(openForm(OPTIONS, NOW, earlier).ifPending).toBe('resend');
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
