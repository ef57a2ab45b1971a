import type { InvitationRecord } from '../../../contracts';
import { BYTE_ORDER_MARK, csvLine } from '../../../csv';

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

export const CSV_HEAD = BYTE_ORDER_MARK + csvLine(COLUMNS);

export function csvLineOf(record: InvitationRecord): string {
  const values: Record<(typeof COLUMNS)[number], string | null> = {
    ...record,
    invitedBy: record.invitedBy.name ?? `${record.invitedBy.kind}:${record.invitedBy.id ?? ''}`,
  };
  return csvLine(COLUMNS.map((column) => values[column] ?? ''));
}
