import type { InvitationRecord } from '../../../contracts';

const COLUMNS = [
  'email',
  'name',
  'role',
  'policy',
  'lifecycle',
  'delivery',
  'deliveryProblem',
  'engagement',
  'invitedBy',
  'createdAt',
  'invitationExpiresAt',
  'acceptedAt',
  'closedAt',
  'accessEndsAt',
  'documentId',
] as const satisfies readonly (keyof InvitationRecord)[];

/** Without a byte order mark, spreadsheets take UTF-8 for the code page of their country. */
export const CSV_HEAD = `\uFEFF${COLUMNS.join(',')}\r\n`;

export function csvLine(record: InvitationRecord): string {
  const values: Record<(typeof COLUMNS)[number], string | null> = {
    ...record,
    invitedBy: record.invitedBy.name ?? `${record.invitedBy.kind}:${record.invitedBy.id ?? ''}`,
  };
  return `${COLUMNS.map((column) => csvField(values[column] ?? '')).join(',')}\r\n`;
}

/** Spreadsheets run what begins like a formula, some of them in full width as well (OWASP, CSV Injection). */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

export function csvField(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
