export type Cell = string | number;

export const verdict = (isMet: boolean): string => (isMet ? 'met' : 'missed');
export const short = (ratio: number): string => (ratio >= 10 ? ratio.toFixed(0) : ratio.toPrecision(2));

/** The first line is the head; numbers stand to the right. */
export function printTable(lines: readonly (readonly Cell[])[]): void {
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map((line) => String(line[column] ?? '').length)),
  );
  for (const line of lines) {
    const cells = line.map((cell, column) =>
      column === 0 ? String(cell).padEnd(widths[0] ?? 0) : String(cell).padStart(widths[column] ?? 0),
    );
    console.log(`  ${cells.join('   ')}`.trimEnd());
  }
}
