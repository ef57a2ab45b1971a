import { endOfDay, readListQuery, startOfDay } from '../../../admin/src/api/list-query';

describe('what a list is asked for', () => {
  test('an empty address bar asks for the first page', () => {
    expect(readListQuery({})).toEqual({ page: 1, pageSize: 20, is: {}, from: {}, to: {} });
  });

  test('the table’s sort becomes the route’s', () => {
    expect(readListQuery({ sort: 'createdAt:DESC' }).sort).toBe('-createdAt');
    expect(readListQuery({ sort: 'email:ASC' }).sort).toBe('email');
  });

  test('several values of one field are asked for together', () => {
    const $and = [
      { lifecycle: { $eq: 'pending' } },
      { lifecycle: { $eq: 'expired' } },
      { role: { $eq: 'client' } },
    ];
    expect(readListQuery({ filters: { $and } }).is).toEqual({ lifecycle: 'pending,expired', role: 'client' });
  });

  test('a date is a bound, not a value', () => {
    const $and = [{ createdAt: { $gte: '2026-05-01' } }, { createdAt: { $lte: '2026-05-31' } }];
    const query = readListQuery({ filters: { $and } });
    expect(query).toMatchObject({
      is: {},
      from: { createdAt: '2026-05-01' },
      to: { createdAt: '2026-05-31' },
    });
  });

  test('whatever stands in the address bar, a page is asked for', () => {
    const odd = { page: '-3', pageSize: '1e9', filters: { $and: [{ role: undefined }] } };
    expect(readListQuery(odd)).toMatchObject({ page: 1, pageSize: 100, is: {} });
    expect(readListQuery({ page: 'x', pageSize: '0', filters: { $and: {} as never } })).toMatchObject({
      page: 1,
      pageSize: 20,
    });
  });

  test('a day is whole, where the editor sits', () => {
    expect(startOfDay('2026-05-01')).toBe(new Date(2026, 4, 1).toISOString());
    expect(endOfDay('2026-05-01')).toBe(new Date(2026, 4, 1, 23, 59, 59, 999).toISOString());
    expect(startOfDay(undefined)).toBeUndefined();
    expect(startOfDay('yesterday')).toBeUndefined();
  });
});
