import type { GuestAccess } from '../domain/access';

/** A row of ml_clients as a driver gives it: PostgreSQL returns big integers as text, SQLite booleans as numbers. */
export interface AccessRow {
  user_id: number;
  access_ends_at_ms: number | string | null;
  access_ended_at_ms: number | string | null;
  access_end_warned_at_ms: number | string | null;
  access_due_at_ms: number | string | null;
  guest_account: boolean | number | null;
  blocked_at_end: boolean | number | null;
  invitation_document_id: string | null;
}

export function toAccess(row: AccessRow): GuestAccess & { dueAtMs: number | null } {
  return {
    clientId: row.user_id,
    endsAtMs: toMs(row.access_ends_at_ms),
    endedAtMs: toMs(row.access_ended_at_ms),
    warnedAtMs: toMs(row.access_end_warned_at_ms),
    dueAtMs: toMs(row.access_due_at_ms),
    guestAccount: Boolean(row.guest_account),
    blockedAtEnd: Boolean(row.blocked_at_end),
    invitationId: row.invitation_document_id,
  };
}

function toMs(value: number | string | null): number | null {
  return value === null ? null : Number(value);
}
