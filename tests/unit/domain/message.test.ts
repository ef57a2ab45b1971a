import { MAX_ATTEMPTS, MAX_REJECTIONS, retryDelaySeconds } from '../../../server/src/domain/message';

const ALMOST_ONE = 1 - Number.EPSILON;

describe('the wait before the next try of a mail', () => {
  test('doubles from 15 seconds to at most two hours', () => {
    const longest = Array.from({ length: 12 }, (_, n) => Math.ceil(retryDelaySeconds(n + 1, ALMOST_ONE)));

    expect(longest).toEqual([15, 30, 60, 120, 240, 480, 960, 1920, 3840, 7200, 7200, 7200]);
  });

  test('is half fixed, half random, so that waiting mails do not all come at once', () => {
    for (let attempts = 1; attempts <= MAX_ATTEMPTS; attempts += 1) {
      const longest = retryDelaySeconds(attempts, ALMOST_ONE);
      const shortest = retryDelaySeconds(attempts, 0);

      expect(shortest).toBeCloseTo(longest / 2, 6);
      expect(retryDelaySeconds(attempts, 0.5)).toBeCloseTo((shortest + longest) / 2, 6);
    }
  });

  test('never overflows, whatever a row may say', () => {
    for (const attempts of [50, 1_000, 1e9])
      expect(retryDelaySeconds(attempts, ALMOST_ONE)).toBeLessThanOrEqual(7_200);
  });

  test('adds up to between one and about two hours before a mail is given up', () => {
    const total = (chance: number) =>
      Array.from({ length: MAX_ATTEMPTS - 1 }, (_, n) => retryDelaySeconds(n + 1, chance)).reduce(
        (a, b) => a + b,
      );

    expect(total(0)).toBeGreaterThan(3_600);
    expect(total(ALMOST_ONE)).toBeLessThan(2.2 * 3_600);
  });

  test('a mail server that says no for good is asked less often than one that is busy', () => {
    expect(MAX_REJECTIONS).toBeGreaterThan(1);
    expect(MAX_REJECTIONS).toBeLessThan(MAX_ATTEMPTS);
  });
});
