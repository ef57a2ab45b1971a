import type { AuditOutcome } from '../../../contracts';
import type { AuditEvent, AuditType } from './audit';

/** A line as it is read back: who did it is a label (`admin:12`). */
export type StoredEvent = Omit<AuditEvent, 'actor'> & {
  documentId: string;
  actor: string | null;
  seq: number | null;
};

/** What is left out does not matter. Times in epoch milliseconds. */
export interface AuditFilter {
  types: readonly AuditType[];
  outcomes: readonly AuditOutcome[];
  reasons: readonly string[];
  /** A label, such as `admin:12`. */
  actor: string | undefined;
  clientId: number | undefined;
  invitationId: string | undefined;
  network: string | undefined;
  fromMs: number | undefined;
  untilMs: number | undefined;
  /** Of accounts and invitations: part of an address or name. */
  search: string | undefined;
}

/** Behind which line a page begins. */
export interface AuditCursor {
  atMs: number;
  id: number;
}

export interface AuditList {
  /** The newest first. */
  events: StoredEvent[];
  next: AuditCursor | undefined;
}

/** Reading the log. */
export interface AuditReader {
  list(filter: AuditFilter, cursor: AuditCursor | undefined, limit: number): Promise<AuditList>;
}

/** The accounts and invitations that a search means. */
export interface MeantPeople {
  clientIds: number[];
  invitationIds: string[];
}

/** Whom the ids in the log stand for. */
export interface People {
  /** Part of an address or name. */
  matching(search: string): Promise<MeantPeople>;
  /** Addresses of the accounts that are there today. */
  emailsOf(clientIds: readonly number[]): Promise<Map<number, string>>;
  /** Whom invitations are for. */
  invitedBy(invitationIds: readonly string[]): Promise<Map<string, string>>;
}
