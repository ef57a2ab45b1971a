import { LIMIT_NAMES, type SettingsValues } from '../../../contracts';
import { labelOfField } from '../../../admin/src/components/changes/field-labels';
import { SETTING_PATHS, flatten, settingsBody } from '../../../admin/src/components/changes/setting-paths';
import { consequencesOf } from '../../../admin/src/pages/Settings/consequences';

const LIMIT = { points: 5, windowSeconds: 3_600 };
const VALUES: SettingsValues = {
  portal: { name: 'Portal' },
  mail: { accentColor: '#4945ff' },
  accounts: { creation: 'invited', deniedRoles: ['staff'] },
  invitations: { importedRowsPerDay: 10_000 },
  limits: Object.fromEntries(LIMIT_NAMES.map((name) => [name, LIMIT])) as SettingsValues['limits'],
  retention: { auditDays: 365, recordsDays: 90, guestAccountsDays: 30 },
  privacy: { ipAddresses: 'truncated' },
};

/** Paths of single values, as an object holds them. */
const pathsIn = (value: unknown, above = ''): string[] =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value).flatMap(([name, below]) => pathsIn(below, above ? `${above}.${name}` : name))
    : [above];

test('the form has every setting, each with a name', () => {
  expect([...SETTING_PATHS].sort()).toEqual(pathsIn(VALUES).sort());
  for (const path of SETTING_PATHS) expect(labelOfField(path)).toBeDefined();
  expect(flatten(VALUES)['limits.requestsInTotal.points']).toBe(5);
});

test('only what was changed is sent, in its groups, with the version that it was changed from', () => {
  expect(
    settingsBody(7, [
      { field: 'limits.requestsInTotal.points', after: 10 },
      { field: 'limits.requestsPerAddress.windowSeconds', after: 60 },
      { field: 'accounts.deniedRoles', after: [] },
    ]),
  ).toEqual({
    version: 7,
    limits: { requestsInTotal: { points: 10 }, requestsPerAddress: { windowSeconds: 60 } },
    accounts: { deniedRoles: [] },
  });
});

test.each([
  [{ field: 'retention.auditDays', before: 365, after: 90 }, ['settings.then-log-pruned']],
  [{ field: 'retention.auditDays', before: 90, after: 365 }, []],
  [{ field: 'accounts.creation', before: 'invited', after: 'open' }, ['settings.then-open']],
  [{ field: 'accounts.creation', before: 'open', after: 'closed' }, []],
  [{ field: 'privacy.ipAddresses', before: 'none', after: 'full' }, ['settings.then-full-addresses']],
  [{ field: 'accounts.deniedRoles', before: ['a'], after: ['a', 'b'] }, ['settings.then-denied']],
  [{ field: 'accounts.deniedRoles', before: ['a', 'b'], after: ['a'] }, []],
  [{ field: 'portal.name', before: 'A', after: 'B' }, []],
])('what follows from %j is said before it is saved', (change, consequences) => {
  expect(consequencesOf([change])).toEqual(consequences);
});
