import { changesOf } from '../../../admin/src/hooks/draft';
import {
  allRules,
  changedRules,
  concernsLiveLinks,
  hasRule,
  isLongLink,
  keyFrom,
  newPolicy,
  resetEdits,
  rulesIn,
  savedOf,
  savedOfNew,
  withEdits,
} from '../../../admin/src/pages/Policies/policy-draft';
import { INVITATION_RULES, invitationPolicy, signInPolicy } from './a-policy';

const OWN = { key: 'board', label: 'Board', builtIn: false };

test.each([
  ['Board members (2026)', 'board-members-2026'],
  ['Café München', 'cafe-munchen'],
  ['Straße', 'strasse'],
  ['  --  ', ''],
  ['a'.repeat(60), 'a'.repeat(40)],
])('the key of "%s" is "%s"', (label, key) => {
  expect(keyFrom(label)).toBe(key);
});

test('only what differs from what is saved is sent, and never the name among the rules', () => {
  const saved = savedOf(invitationPolicy({}, OWN));
  const changes = changesOf(saved, {
    label: 'The board',
    linkLifetimeSeconds: 86_400,
    reminderDays: [3],
    warnGuest: true,
  });
  expect(rulesIn(changes)).toEqual({ reminderDays: [3], warnGuest: true });
  expect(changes).toContainEqual({ field: 'label', before: 'Board', after: 'The board' });
});

test('a built-in policy has no name to change', () => {
  expect(savedOf(signInPolicy())).not.toHaveProperty('label');
});

test('a new policy begins with what `invitation` is without changes', () => {
  const changed = invitationPolicy({ linkLifetimeSeconds: 3_600 });
  const begun = newPolicy([signInPolicy(), changed]);
  expect(begun && savedOfNew(begun)).toEqual({ label: '', key: '', ...INVITATION_RULES });
  expect(newPolicy([signInPolicy()])).toBeUndefined();
});

test('a built-in policy says what was changed, an own one has nothing to differ from', () => {
  expect(changedRules(invitationPolicy({ reminderDays: [3] }))).toEqual([
    { field: 'reminderDays', before: [], after: [3] },
  ]);
  expect(changedRules(invitationPolicy({ reminderDays: [3] }, OWN))).toEqual([]);
});

test('a reset brings every rule back, except for what a file fixes', () => {
  const policy = invitationPolicy(
    { reminderDays: [3], allowedRoles: ['client'] },
    { locked: ['allowedRoles'] },
  );
  expect(resetEdits(policy)).toEqual({ reminderDays: [] });
});

test('every policy has the rules of its purpose', () => {
  expect(hasRule(signInPolicy(), 'offerCode')).toBe(true);
  expect(hasRule(signInPolicy(), 'reminderDays')).toBe(false);
  expect(hasRule(invitationPolicy(), 'offerCode')).toBe(false);
  expect(hasRule(invitationPolicy(), 'allowedRoles')).toBe(true);
});

test('the sentence follows what is typed, and passes over what is no rule yet', () => {
  const typed = withEdits(invitationPolicy(), {
    linkLifetimeSeconds: undefined,
    reminderDays: [3, 'x'],
    warnGuest: true,
    label: 'New',
  });
  expect(typed.rules).toEqual({ ...INVITATION_RULES, warnGuest: true });
});

test('a link is long from one second above 24 hours', () => {
  expect([86_400, 86_401, undefined, null].map(isLongLink)).toEqual([false, true, false, false]);
});

test('what is asked at the sign-in is said to hold for links that are out', () => {
  expect(concernsLiveLinks([{ field: 'sessionLifetimeSeconds' }])).toBe(true);
  expect(concernsLiveLinks([{ field: 'linkLifetimeSeconds' }, { field: 'allowedRoles' }])).toBe(false);
});

test('a new policy is sent as it is shown: what a file fixes of its model is no default of the server’s', () => {
  const fixed = { ...INVITATION_RULES, allowedRoles: ['client'] };
  const begun = newPolicy([invitationPolicy({}, { defaults: fixed, locked: ['allowedRoles'] })]);
  expect(begun?.locked).toEqual([]);
  expect(begun && allRules(savedOfNew(begun), { label: 'Board', warnGuest: true })).toEqual({
    ...fixed,
    warnGuest: true,
  });
});
