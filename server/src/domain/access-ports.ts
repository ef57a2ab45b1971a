import type {
  AccessState,
  ClientRecord,
  ClientSort,
  LinkRecord,
  LinkSort,
  LinkState,
  Recipient,
} from '../../../contracts';
import type { GuestAccess } from './access';
import type { Link } from './link';

/** Guest access in the database. All but the claims are called inside a transaction that holds the account's row. */
export interface AccessStore {
  find(clientId: number): Promise<GuestAccess | undefined>;
  /** Reads and holds the client's row. */
  lock(clientId: number): Promise<(GuestAccess & { dueAtMs: number | null }) | undefined>;
  /** The invitation that the account came by last. */
  noteInvitation(clientId: number, invitationId: string): Promise<void>;
  setGuestAccount(clientId: number, guestAccount: boolean): Promise<void>;
  /** A new end, or none: all that was done about the old one is forgotten. */
  setEnd(clientId: number, end: { endsAtMs: number | null; dueAtMs: number | null }): Promise<void>;
  markWarned(clientId: number, nowMs: number, dueAtMs: number): Promise<void>;
  /** True for the first of many who try. */
  markEnded(clientId: number, nowMs: number, blockedAtEnd: boolean): Promise<boolean>;
  /** Nothing is left to be done. */
  forgetDue(clientId: number): Promise<void>;
  /** The policy that an invitation was made by. */
  policyOfInvitation(invitationId: string): Promise<string | undefined>;
}

/** A piece of work that fell due. Whoever claimed it has until `leasedUntilMs`; then it falls due again. */
export interface DueItem {
  kind: 'access' | 'reminder' | 'expiry';
  /** Of the U&P user, or of the invitation. */
  id: string;
  leasedUntilMs: number;
}

export interface DueStore {
  /** Leases up to `limit` pieces to this caller: each goes to one of many who ask at once. */
  claimDue(kind: DueItem['kind'], limit: number, nowMs: number, leasedUntilMs: number): Promise<DueItem[]>;
  /** When the next access or reminder falls due. Expiries are looked for at every look. */
  nextDueAtMs(kinds: readonly DueItem['kind'][]): Promise<number | undefined>;
  /** True for the first of many who try, and only for a pending invitation that has expired. */
  noteExpiry(invitationId: string, nowMs: number): Promise<boolean>;
}

export interface MilestoneStore {
  /** Holds the client's row; the milestones that it reached and when, and the invitation that it came by. */
  lock(clientId: number): Promise<{ reached: Record<string, number>; invitationId: string | null }>;
  save(clientId: number, milestones: Record<string, number>, nowMs: number): Promise<void>;
}

/** All sessions of all clients who ever signed in by link, in U&P's both modes. */
export interface SessionSweep {
  /** In a few statements, however many clients there are; returns how many. */
  endAllByLink(): Promise<number>;
}

/** What an editor may do to links. */
export type LinkOwners = Pick<Link, 'clientId' | 'invitationId'>;

export interface LinkControl {
  /** Whose it was; undefined when it was used or withdrawn before. An expired one too: none may be renewed. */
  revoke(documentId: string, reason: 'by-editor', nowMs: number): Promise<LinkOwners | undefined>;
  /** Every link that is live or may be renewed; how many. */
  revokeAll(reason: 'emergency', nowMs: number): Promise<number>;
}

export interface PageOf<Sort extends string> {
  sort: Sort;
  descending: boolean;
  offset: number;
  limit: number;
}

/** What the panel shows of clients and links. Reads only. */
export interface Directory {
  clients(
    filter: { search: string | undefined; access: AccessState[]; roles: string[] },
    page: PageOf<ClientSort>,
    nowMs: number,
  ): Promise<{ records: ClientRecord[]; total: number }>;
  /** Undefined for who is no client of ours. */
  client(clientId: number, nowMs: number): Promise<ClientRecord | undefined>;
  /** U&P users with an address, in its order, whose address, username or name holds the text. */
  recipients(search: string | undefined, limit: number): Promise<Recipient[]>;
  links(
    filter: LinkFilter,
    page: PageOf<LinkSort>,
    nowMs: number,
  ): Promise<{ records: LinkRecord[]; total: number }>;
  link(documentId: string, nowMs: number): Promise<LinkRecord | undefined>;
}

export interface LinkFilter {
  /** In the address. */
  search: string | undefined;
  states: LinkState[];
  purposes: string[];
  clientId: number | undefined;
}
