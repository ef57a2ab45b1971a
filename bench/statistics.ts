/** The middle one, or the mean of the two in the middle. NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [upper = NaN, lower = NaN] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle) - 1]];
  return (upper + lower) / 2;
}

/** What so great a share of the values does not exceed, by the nearest rank. NaN of nothing. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil(share * sorted.length) - 1] ?? NaN;
}

/**
 * Mann-Whitney U, two-sided, by the normal approximation with correction for ties: how likely two samples of one
 * population differ at least so much. Good from about 20 values each.
 */
export function mannWhitneyP(first: readonly number[], second: readonly number[]): number {
  const [n, m] = [first.length, second.length];
  const { rankSum, ties } = rankedTogether(first, second);
  const u = rankSum - (n * (n + 1)) / 2;
  const total = n + m;
  const variance = ((n * m) / 12) * (total + 1 - ties / (total * (total - 1)));
  if (variance === 0) return 1;
  const distance = Math.max(0, Math.abs(u - (n * m) / 2) - 0.5);
  return Math.min(1, 2 * upperTail(distance / Math.sqrt(variance)));
}

/** The sum of the first sample's ranks among all, equals sharing theirs, and Σ(t³ − t) over groups of t equals. */
function rankedTogether(first: readonly number[], second: readonly number[]) {
  const all = [
    ...first.map((value) => ({ value, isFirst: true })),
    ...second.map((value) => ({ value, isFirst: false })),
  ];
  all.sort((a, b) => a.value - b.value);
  let rankSum = 0;
  let ties = 0;
  for (let start = 0; start < all.length;) {
    let end = start;
    while (end < all.length && all[end]?.value === all[start]?.value) end += 1;
    const equals = end - start;
    const sharedRank = (start + 1 + end) / 2;
    rankSum += sharedRank * all.slice(start, end).filter(({ isFirst }) => isFirst).length;
    ties += equals ** 3 - equals;
    start = end;
  }
  return { rankSum, ties };
}

/** P(Z > z) of a standard normal Z for z ≥ 0. Abramowitz and Stegun 26.2.17, within 7.5e-8. */
function upperTail(z: number): number {
  const t = 1 / (1 + 0.2316419 * z);
  const series =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return (Math.exp(-(z * z) / 2) / Math.sqrt(2 * Math.PI)) * series;
}
