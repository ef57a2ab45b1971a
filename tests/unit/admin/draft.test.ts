import { changesOf, emptiedOf, fieldAt, valueOf } from '../../../admin/src/hooks/draft';

const SAVED = { name: 'Portal', days: 30, roles: ['a'] };

test('what was typed lies over what is saved; typed back, nothing is changed', () => {
  expect(valueOf(SAVED, { days: 31 }, 'days')).toBe(31);
  expect(valueOf(SAVED, {}, 'days')).toBe(30);
  expect(changesOf(SAVED, { days: 30, roles: ['a'] })).toEqual([]);
  expect(changesOf(SAVED, { roles: [], days: 31 })).toEqual([
    { field: 'days', before: 30, after: 31 },
    { field: 'roles', before: ['a'], after: [] },
  ]);
});

test('what was typed stays when something else is loaded under it', () => {
  const edits = { days: 31 };
  expect(changesOf({ ...SAVED, name: 'Theirs' }, edits)).toEqual([{ field: 'days', before: 30, after: 31 }]);
});

test('a field that was left empty is no change, but is known', () => {
  const edits = { days: undefined };
  expect(changesOf(SAVED, edits)).toEqual([]);
  expect(emptiedOf(edits)).toEqual(['days']);
});

test('a problem with one item of a list belongs to the list', () => {
  expect(fieldAt(['roles', 'days'], 'roles.0')).toBe('roles');
  expect(fieldAt(['roles', 'days'], 'rolesX')).toBeUndefined();
});
