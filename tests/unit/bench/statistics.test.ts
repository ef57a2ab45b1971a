import { mannWhitneyP, median, percentile } from '../../../bench/statistics';

const uniform = (count: number, from: number, step = 1) =>
  Array.from({ length: count }, (_, index) => from + index * step);

describe('the benchmark’s statistics', () => {
  it('take the middle, or the mean of the two in the middle', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });

  it('take the slow end by the nearest rank', () => {
    expect(percentile(uniform(100, 1), 0.95)).toBe(95);
    expect(percentile([3, 1, 2], 0.95)).toBe(3);
  });

  it('agree with SciPy without and with equals', () => {
    // scipy.stats.mannwhitneyu(…, method='asymptotic')
    expect(mannWhitneyP(uniform(20, 1), uniform(20, 6))).toBeCloseTo(0.018522, 5);
    const repeated = (from: number) => uniform(40, 0).map((index) => from + (index % 4));
    expect(mannWhitneyP(repeated(1), repeated(2))).toBeCloseTo(0.00055731, 6);
  });

  it('tell a shift that the noise would hide from the eye, and none where there is none', () => {
    const odd = uniform(2_000, 1, 2);
    const even = uniform(2_000, 2, 2);
    expect(mannWhitneyP(odd, even)).toBeGreaterThan(0.9);
    expect(
      mannWhitneyP(
        odd,
        even.map((value) => value + 200),
      ),
    ).toBeLessThan(0.01);
    expect(mannWhitneyP([1, 1], [1, 1])).toBe(1);
  });
});
