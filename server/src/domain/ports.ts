import type { LogReason } from '../../../contracts';
import type { Address } from './address';
import type { AuditEvent, AuditType } from './audit';
import type { Cost, Spending } from './budget';
import type { Language } from './language';
import type { Link, RevocationReason } from './link';
import type { Lane, Message, NoticeKind } from './message';

/** What the services need of the world. Adapters live in `strapi/`, stores in their features. */

/** Epoch milliseconds. */
export type Clock = () => number;

export interface Log {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/**
 * Runs the work in one database transaction: every store and account call inside takes part. Nothing inside may
 * wait on another connection.
 */
export type Transaction = <T>(work: () => Promise<T>) => Promise<T>;

/** A U&P user, as far as signing in is concerned. */
export interface Client {
  id: number;
  email: string;
  blocked: boolean;
  /** U&P's flag, which its sign-in may insist on. It proves nothing. */
  confirmed: boolean;
  createdAtMs: number;
  /** The type of its U&P role (`authenticated`); null for none. */
  role: string | null;
  /** When its guest access ends or ended, in epoch milliseconds; null: it does not end. */
  accessEndsAtMs: number | null;
}

/** A role of U&P: `type` is what we know it by. */
export interface Role {
  type: string;
  name: string;
}

/** How an invitation knows who it is for. */
export interface Person {
  name: string | null;
  language: Language;
}

export interface Accounts {
  /** All users whose stored address is this one: more than one only where somebody went around U&P. */
  findByAddress(address: Address): Promise<Client[]>;
  find(clientId: number): Promise<Client | undefined>;
  /** Reads the client and holds its row until the transaction ends, so that its links are redeemed one by one. */
  lock(clientId: number): Promise<Client | undefined>;
  /** As `findByAddress`, and holds their rows until the transaction ends. */
  lockByAddress(address: Address): Promise<Client[]>;
  /** The type of the role that U&P gives to who signs up; undefined while its "enable sign-ups" is off. */
  signUpRole(): Promise<string | undefined>;
  /** Makes a confirmed account without a password. Throws when U&P refuses it. */
  create(address: Address, role: string, person: Person | null): Promise<Client>;
  /** U&P's roles; without `public`, which is nobody's. */
  roles(): Promise<Role[]>;
  setRole(clientId: number, role: string): Promise<void>;
  /** The type of the role that U&P gives by default. */
  defaultRole(): Promise<string>;
  /** Sets U&P's flag. */
  confirm(clientId: number): Promise<void>;
  setBlocked(clientId: number, blocked: boolean): Promise<void>;
  /** For good. */
  remove(clientId: number): Promise<void>;
  /** Makes useless whatever password and mailed token may be in somebody's hands. */
  dropCredentials(clientId: number): Promise<void>;
}

/** What of the request shapes the session that it gets. */
export interface SessionRequest {
  /** As U&P's login takes it: names the device that the session belongs to. */
  deviceId: string | undefined;
  userAgent: string;
  /** `x-strapi-refresh-cookie: httpOnly` asks for the refresh token as a cookie. */
  wantsCookie: boolean;
  /** Whether the request came over https, as far as the server can tell. */
  secureConnection: boolean;
}

/** The answer of `/verify` but for `redirectTo`: what U&P's own login would have sent. */
export interface Session {
  jwt: string;
  user: Record<string, unknown>;
  /** In refresh mode, unless it travels as a cookie. */
  refreshToken?: string;
  cookie?: SessionCookie;
}

export interface SessionCookie {
  name: string;
  value: string;
  options: {
    httpOnly: true;
    secure: boolean;
    sameSite: 'lax' | 'strict' | 'none';
    path: string;
    domain: string | undefined;
    maxAge: number | undefined;
    overwrite: true;
  };
}

export interface Sessions {
  /**
   * Issues a U&P session that ends at `endsAtMs` at the latest; null: when U&P's own would. Inside the transaction: if
   * it throws, the link lives on.
   */
  issue(clientId: number, request: SessionRequest, endsAtMs: number | null): Promise<Session>;
  /** Ends every session of a client, in both of U&P's modes, at once. */
  endAll(clientId: number): Promise<void>;
  /** The live sessions of a client; undefined in U&P's legacy mode, where nobody knows them. */
  list(clientId: number): Promise<ListedSession[] | undefined>;
}

export interface ListedSession {
  id: string;
  deviceName: string | null;
  deviceId: string | null;
  startedAtMs: number;
  expiresAtMs: number;
}

/** What we know of a U&P user beyond what U&P itself keeps. */
export interface ClientStore {
  /** Epoch seconds before which no session counts; 0 for none. */
  sessionsValidFrom(clientId: number): Promise<number>;
  setSessionsValidFrom(clientId: number, seconds: number): Promise<void>;
  /** Whether the client has shown that one of these addresses is theirs. */
  isProven(clientId: number, addressKeys: readonly string[]): Promise<boolean>;
  markProven(clientId: number, addressKey: string, nowMs: number): Promise<void>;
  /** When the client's guest access ends, in epoch milliseconds, held until the transaction ends; null: never. */
  accessEndsAt(clientId: number): Promise<number | null>;
  /** From then on the account is one of the clients that editors see. */
  noteInvited(clientId: number, nowMs: number): Promise<void>;
  /** The first of them stays known as such. */
  noteSignIn(clientId: number, nowMs: number): Promise<void>;
  /** As the invitation that was accepted knows the client. A name that it does not know stays as it was. */
  notePerson(clientId: number, person: Person): Promise<void>;
}

/** Guest access as other features begin it. */
export interface GuestAccessStart {
  /**
   * To be called in the transaction that accepts an invitation, before its session is issued. `guestAccount`: whether the
   * account was made just now, for this. On any other account than a guest's no end is put: only the invitation is noted.
   * `toDocument`: it was an entry that they were sent. `mayManage`: whether who invited may change, today, when the access of
   * somebody ends who is a guest already.
   */
  startGuestAccess(
    clientId: number,
    access: {
      endsAtMs: number | null;
      guestAccount: boolean;
      invitationId: string;
      toDocument: boolean;
      mayManage: () => Promise<boolean>;
    },
  ): Promise<void>;
}

export interface LinkStore {
  /** `place`: from `findPlace`. Conflicts, so that the transaction is tried again, when another took it first. */
  insert(link: Link, place: string | null): Promise<void>;
  findByJti(jti: string): Promise<Link | undefined>;
  findByRequestId(requestId: string): Promise<Link | undefined>;
  findByDocumentId(documentId: string): Promise<Link | undefined>;
  findByHandoff(
    hash: string,
  ): Promise<{ link: Link; handoff: { expiresAtMs: number; codeChallenge?: string } } | undefined>;
  /** A free one of the `limit` places for live links of an address; null when live links take them all. */
  findPlace(addressKeys: readonly string[], limit: number, nowMs: number): Promise<string | null>;
  /** Holds the rows of all live links of an address, so that they are redeemed one by one. */
  lockLive(addressKeys: readonly string[], nowMs: number): Promise<void>;
  /** The one guarded UPDATE that decides who signs in. True for exactly one caller, and only while live. */
  markUsed(documentId: string, nowMs: number): Promise<boolean>;
  /** Says whose link it was that a newcomer has used. */
  giveTo(documentId: string, clientId: number): Promise<void>;
  /** Revokes the live sign-in links of these addresses; an invitation's live as long as it does. Returns how many. */
  revokeLive(addressKeys: readonly string[], reason: RevocationReason, nowMs: number): Promise<number>;
  /** Withdraws every unused link of an invitation, the expired ones included: none may be renewed. */
  revokeOfInvitation(invitationId: string, reason: RevocationReason, nowMs: number): Promise<number>;
  /** The newest links of an invitation, the newest first. */
  findOfInvitation(invitationId: string): Promise<Link[]>;
  /** When the newest live link of each of these invitations ends. */
  liveEndsOf(invitationIds: readonly string[], nowMs: number): Promise<Map<string, number>>;
  /** Withdraws a link for good, expired or not; a used one stays used. True for the first report of a link only. */
  markReported(documentId: string, nowMs: number): Promise<boolean>;
  /** Counts one attempt. False when `limit` attempts had been counted before, or the request is unknown. */
  countCodeAttempt(requestId: string, limit: number): Promise<boolean>;
  /** Adds a handoff to a live link. False when the link is not live or has `limit` unexpired ones. */
  addHandoff(
    documentId: string,
    handoff: { hash: string; expiresAtMs: number },
    limit: number,
    nowMs: number,
  ): Promise<boolean>;
}

export interface MessageStore {
  /** `dueAtMs`: when it may leave at the earliest. */
  enqueue(message: Message, options: { deliver: boolean; dueAtMs: number }): Promise<void>;
  /** Leases up to `limit` due messages of one lane to this caller until `lease.untilMs`; then they fall due again. */
  claimDue(
    lane: Lane,
    limit: number,
    lease: { id: string; untilMs: number },
    nowMs: number,
  ): Promise<ClaimedMessage[]>;
  /** Each closes a message only while the caller still holds its lease; false when another took over. */
  markDone(claim: ClaimedMessage, state: 'sent' | 'withheld' | 'cancelled', nowMs: number): Promise<boolean>;
  markRetry(claim: ClaimedMessage, dueAtMs: number, problem: string): Promise<boolean>;
  markFailed(claim: ClaimedMessage, problem: string, nowMs: number): Promise<boolean>;
  /** When the next message of these lanes falls due, if any waits. */
  nextDueAtMs(lanes: readonly Lane[]): Promise<number | undefined>;
}

/** Mails to tell somebody what happened, or is about to. */
export interface Notices {
  /** Puts it into the outbox, inside the caller's transaction. Who it goes to follows from what it is about. */
  notify(
    kind: NoticeKind,
    about: { clientId?: number | null; invitationId?: string | null; linkDocumentId?: string | null },
  ): Promise<void>;
}

export interface ClaimedMessage extends Message {
  deliver: boolean;
  leaseId: string;
}

/** One mail, ready for any provider. */
export interface Mail {
  to: string;
  subject: string;
  html: string;
  text: string;
  /** Stable over retries, so that a receiver can tell a second copy. */
  messageId: string;
  date: Date;
  headers: Record<string, string>;
}

export type Delivery =
  | { kind: 'sent' }
  /** Worth another try: refused for now (4xx), unreachable, too slow. */
  | { kind: 'deferred'; problem: string }
  /** The mail server said no for good (5xx). */
  | { kind: 'rejected'; problem: string };

export interface Mailer {
  send(mail: Mail): Promise<Delivery>;
  /** Closes pooled connections. */
  close(): void;
}

/** Shared counters that outlive a restart. Not inside a transaction: each call may wait for a connection of its own. */
export interface Limiter {
  /**
   * Counts one against each budget, in the order of BUDGETS. One that is exceeded ends it: those behind it are not
   * counted.
   */
  spend(costs: readonly Cost[]): Promise<Spending>;
  /** Takes one of each back. */
  refund(costs: readonly Cost[]): Promise<void>;
  /** Reads without counting. */
  look(cost: Cost): Promise<Spending>;
}

/** The public address that this database was last used at. */
export interface RememberedAddress {
  read(): Promise<string | undefined>;
  write(publicUrl: string): Promise<void>;
}

export interface AuditStore {
  append(event: AuditEvent): Promise<void>;
  /** All of one invitation, the oldest first. */
  ofInvitation(invitationId: string): Promise<(Omit<AuditEvent, 'actor'> & { actor: string | null })[]>;
}

export interface Audit {
  /** Writes one event, in the caller's transaction if there is one. What is left out is as for a plain success. */
  record(event: Partial<AuditEvent> & Pick<AuditEvent, 'type'>): Promise<void>;
  /** Counts what anybody can cause at no cost; the log gets one event a minute. Never rejects, never waits. */
  countFlood(type: AuditType, reason: LogReason): void;
}
