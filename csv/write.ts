import { guard } from './guard';

/** Without it, spreadsheets take UTF-8 for the code page of their country. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** One line. Every CSV that we write is made of these. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(text: string): string {
  const harmless = guard(text);
  return /[",;\t\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
