/**
 * Spreadsheets run what begins like a formula, full-width signs included in some countries (OWASP, CSV Injection). An
 * apostrophe before it makes text of it. What begins with apostrophes already gets one more, so that reading gives back
 * what was written.
 */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;
const GUARDED = /^'+[=+\-@\t\r\n＝＋－＠]/;

export function guard(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

export function withoutGuard(cell: string): string {
  return GUARDED.test(cell) ? cell.slice(1) : cell;
}
