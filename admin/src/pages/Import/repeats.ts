import type { PreviewedRow } from '../../../../contracts';

/** The server sees one portion at a time; an address that an earlier portion has is a duplicate all the same. */
export function markRepeats(rows: readonly PreviewedRow[]): PreviewedRow[] {
  const seen = new Set<string>();
  return rows.map((row) => {
    const key = row.email.trim().toLowerCase();
    const repeats = seen.has(key);
    if (key !== '') seen.add(key);
    return repeats && row.verdict === 'valid' ? { ...row, verdict: 'duplicate', path: 'email' } : row;
  });
}
