import { accessDueAtMs, accessState, earlierEnd, isOver } from '../../../server/src/domain/access';
import { NOW_MS } from './support/fixtures';

const HOUR_MS = 3_600_000;

describe('guest access', () => {
  test('is over from its end on, and never without one', () => {
    expect([isOver(NOW_MS + 1, NOW_MS), isOver(NOW_MS, NOW_MS), isOver(null, NOW_MS)]).toEqual([
      false,
      true,
      false,
    ]);
  });

  test.each([
    [false, null, 'open'],
    [false, NOW_MS + 1, 'guest'],
    [true, NOW_MS + 1, 'blocked'],
    [true, null, 'blocked'],
    [true, NOW_MS, 'ended'],
    [false, NOW_MS, 'ended'],
  ])('blocked %s, ending at %s, is called %s', (blocked, endsAtMs, state) => {
    expect(accessState({ blocked, endsAtMs }, NOW_MS)).toBe(state);
  });

  test('of two ends the earlier one counts, and any before none', () => {
    expect([earlierEnd(1, 2), earlierEnd(2, 1), earlierEnd(null, 2), earlierEnd(2, null)]).toEqual([
      1, 1, 2, 2,
    ]);
    expect(earlierEnd(null, null)).toBeNull();
  });

  test.each([
    ['as long before its end as the policy says', 100, 24 * 3600, 76],
    ['at half-time when it is shorter than that', 24, 24 * 3600, 12],
    ['not at all where the policy says so', 100, 0, 100],
  ])('is announced %s', (_when, hours, warnBeforeSeconds, dueAfterHours) => {
    const endsAtMs = NOW_MS + hours * HOUR_MS;
    expect(accessDueAtMs(endsAtMs, NOW_MS, warnBeforeSeconds)).toBe(NOW_MS + dueAfterHours * HOUR_MS);
  });

  test('is due at its end once that is past, and never without one', () => {
    expect(accessDueAtMs(NOW_MS - 1, NOW_MS, 3600)).toBe(NOW_MS - 1);
    expect(accessDueAtMs(null, NOW_MS, 3600)).toBeNull();
  });
});
