import type {
  PersonalClient,
  PersonalImportRow,
  PersonalInvitation,
  PersonalLink,
  PersonalMessage,
} from '../../../contracts';
import type { Address } from './address';
import type { StoredEvent } from './audit-ports';
import type { Erasure } from './chain-ports';

/** Whom an address stands for, as ids by which the tables know them. */
export interface Person {
  /** Accounts of that address, and such as are gone and had it. */
  clientIds: readonly number[];
  invitationIds: readonly string[];
  linkIds: readonly string[];
}

/** A row that names somebody: an invitation or a link, and the client that it is of. */
export interface Trace {
  documentId: string;
  clientId: number | null;
}

/** Finding a person. `hold`: what is found is held until the transaction ends, as everybody else who changes it holds it. */
export interface TraceStore {
  /** To the address, or of one of these clients. */
  invitations(of: { address: Address; clientIds: readonly number[] }, hold: boolean): Promise<Trace[]>;
  links(of: LinkOwner, hold: boolean): Promise<Trace[]>;
  /** Clients who have shown that one of these addresses is theirs. */
  provenClients(addressKeys: readonly string[]): Promise<number[]>;
}

/** By which a link is known to be somebody's. */
export interface LinkOwner {
  address: Address;
  addressKeys: readonly string[];
  clientIds: readonly number[];
  invitationIds: readonly string[];
}

/** What was typed into imports about an address or became one of these invitations. */
export interface ImportRowStore {
  read(of: ImportRowOwner, limit: number): Promise<PersonalImportRow[]>;
  /** The rows stay, so that an import still counts as many; what they said is gone, and one that waits is cancelled. */
  blank(of: ImportRowOwner): Promise<number>;
}

export interface ImportRowOwner {
  address: Address;
  invitationIds: readonly string[];
}

/** The records of a person, for whom they are about: no secret is read. The newest, at most `limit`. */
export interface PersonalRecords {
  clients(clientIds: readonly number[]): Promise<PersonalClient[]>;
  invitations(ids: readonly string[], limit: number, nowMs: number): Promise<PersonalInvitation[]>;
  links(ids: readonly string[], limit: number, nowMs: number): Promise<PersonalLink[]>;
  messages(person: Person, limit: number): Promise<PersonalMessage[]>;
}

/** All but `guestOf` resolve with how many there were. Inside a transaction that holds the person. */
export interface EraseStore {
  /** Mails first: who sends one just now is waited for, and what they write down is there to be erased. */
  removeMessages(person: Person): Promise<number>;
  /** With their handoffs. */
  removeLinks(person: Person): Promise<number>;
  removeInvitations(person: Person): Promise<number>;
  /** Of an account that stays: but for what keeps it safe, and the end of its access. */
  blankClient(clientId: number): Promise<number>;
  removeClient(clientId: number): Promise<number>;
  guestOf(clientId: number): Promise<GuestState | undefined>;
}

/** What decides whether an account is the plugin's own to remove, and whether sessions came by link. */
export interface GuestState {
  guestAccount: boolean;
  hasEnded: boolean;
  blockedAtEnd: boolean;
  cameByLink: boolean;
}

/**
 * Whether an account exists for guest access only. One that an admin blocked, or unblocked after its access had ended, has
 * become that admin's affair: retention leaves it alone, too.
 */
export function isGuestOnly(
  { guestAccount, hasEnded, blockedAtEnd }: GuestState,
  { blocked }: { blocked: boolean },
): boolean {
  return guestAccount && (hasEnded ? blockedAtEnd && blocked : !blocked);
}

/** The log as far as it is about one person. */
export interface PersonalLog {
  /** Until the transaction ends nobody seals a line. To be called before anything else is held. */
  hold(): Promise<void>;
  /** Takes the person out of every line that names them. Resolves with how many there were. */
  erase(person: Person): Promise<number>;
  /** Lines about them, or of what they did; the newest first. */
  read(person: Person, limit: number): Promise<StoredEvent[]>;
}

/** A line that names somebody; without a seal yet, it has no commitment. */
export interface NamingLine {
  id: number;
  documentId: string;
  actor: string | null;
  commitment: string | null;
}

/** The lines of one person in the database. */
export interface PersonLineStore {
  /** Links that lines of these clients name: retention may have removed the links themselves. */
  linksInLines(clientIds: readonly number[]): Promise<string[]>;
  /** Up to a portion of the lines that name the person; they are held, and none is left once all were blanked. */
  naming(person: Person): Promise<NamingLine[]>;
  /** `erasure`: of a sealed line, which keeps its place. */
  blank(line: NamingLine, erasure: Erasure | null): Promise<void>;
  newest(person: Person, limit: number): Promise<StoredEvent[]>;
}

/** For statements with many values: databases take some thousands at most. */
export function portionsOf<T>(items: readonly T[], size = 500): T[][] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, n) => items.slice(n * size, (n + 1) * size));
}
