import type {
  InvitationDelivery,
  InvitationEngagement,
  InvitationLifecycle,
  InvitationSort,
} from '../../../contracts';
import type { Address } from './address';
import type { AuditEvent, AuditOrigin } from './audit';
import type { DocumentRef } from './document';
import type { Invitation } from './invitation';
import type { InvitationKind } from './invitation-kind';
import type { Language } from './language';
import type { Link } from './link';
import type { Refused } from './outcomes';
import type { Client } from './ports';

/** What invitations need of the world, beside `ports.ts`. */

export interface InvitationFilter {
  /** In address and name. */
  search: string | undefined;
  lifecycles: InvitationLifecycle[];
  deliveries: InvitationDelivery[];
  engagements: InvitationEngagement[];
  roles: string[];
  policies: string[];
  invitedBy: string | undefined;
  batchId: string | undefined;
  /** The document that it leads to. */
  documentUid: string | undefined;
  documentId: string | undefined;
  createdFromMs: number | undefined;
  createdToMs: number | undefined;
}

export interface InvitationPage {
  sort: InvitationSort;
  descending: boolean;
  offset: number;
  limit: number;
}

export interface InvitationStore {
  /** Conflicts, so that the transaction is tried again, when another holds its pending key. */
  insert(invitation: Invitation): Promise<void>;
  find(documentId: string): Promise<Invitation | undefined>;
  /** Reads it and holds its row until the transaction ends. Before the client's row and the links', always. */
  lock(documentId: string): Promise<Invitation | undefined>;
  findByPendingKey(pendingKey: string): Promise<Invitation | undefined>;
  /** Whether what was last heard of this address is that mail bounced or was complained about, or a no. */
  isSuppressed(email: Address): Promise<boolean>;
  /** Lets go of the pending key of one that time has ended. False when it has not: it may have been extended meanwhile. */
  releaseKey(documentId: string, nowMs: number): Promise<boolean>;
  /** When an address was last mailed about a thing; what was accepted is done with. */
  lastSentAtMs(about: Pick<Invitation, 'email' | 'document'>): Promise<number | undefined>;
  /** Ends a pending one. True for exactly one caller. */
  close(documentId: string, lifecycle: 'revoked' | 'declined', nowMs: number): Promise<boolean>;
  /** True for exactly one caller, and only while it is pending. */
  accept(
    documentId: string,
    accepted: { clientId: number; accessEndsAtMs: number | null },
    nowMs: number,
  ): Promise<boolean>;
  extend(documentId: string, expiresAtMs: number, nextReminderAtMs: number | null): Promise<void>;
  /** A reminder fell due: whether it was mailed, and when the next one is. */
  noteReminder(documentId: string, reminder: { sent: boolean; nextAtMs: number | null }): Promise<void>;
  /** A mail of it was put into the outbox. */
  noteQueued(documentId: string, queuedAtMs: number): Promise<void>;
  /** Of the mail that was put there at `queuedAtMs`; what becomes of an older one than the newest is no news. */
  noteDelivery(
    documentId: string,
    delivery: InvitationDelivery,
    problem: string | null,
    queuedAtMs: number,
  ): Promise<void>;
  /** Only ever forwards. */
  noteEngagement(documentId: string, engagement: InvitationEngagement): Promise<void>;
  list(filter: InvitationFilter, page: InvitationPage, nowMs: number): Promise<Invitation[]>;
  count(filter: InvitationFilter, nowMs: number): Promise<number>;
}

/** Somebody of the panel. */
export interface Editor {
  email: string;
  name: string | null;
  /** The panel's language, if mails speak it. */
  language: Language;
}

/** People and programs that invite: who they are and what they may. */
export interface Inviters {
  /** Names by label (`admin:12`), of those who are still there. */
  namesOf(labels: readonly string[]): Promise<Map<string, string>>;
  /**
   * The editor behind a label, to write to; undefined unless it is somebody of the panel who is still active and may still
   * see invitations.
   */
  editorOf(label: string): Promise<Editor | undefined>;
  /**
   * What this inviter is today: codes of roles of the panel, the type of a U&P role; nothing for programs. Undefined for who
   * is gone, deactivated or blocked.
   */
  rolesOf(label: string): Promise<readonly string[] | undefined>;
  /** Whether this inviter, today, may change the role of somebody who has an account. */
  mayChangeRoles(label: string): Promise<boolean>;
  /** Whether this inviter, today, may revoke an invitation, and so have it replaced. */
  mayRevoke(label: string): Promise<boolean>;
  /** Whether this inviter, today, may change when somebody's access ends. */
  mayManageAccess(label: string): Promise<boolean>;
}

/** Entries of the Content Manager, which invitations may lead to. */
export interface Documents {
  exists(document: DocumentRef): Promise<boolean>;
}

/** What the timeline of an invitation is read from. */
export interface InvitationHistory {
  eventsOf(invitationId: string): Promise<(Omit<AuditEvent, 'actor'> & { actor: string | null })[]>;
  linksOf(invitationId: string): Promise<Link[]>;
  /** When the newest live link of each ends. */
  linkEndsOf(invitationIds: readonly string[], nowMs: number): Promise<Map<string, number>>;
}

/** What `/verify` says of the invitation that was accepted by it. */
export interface AcceptedInvitation {
  documentId: string;
  policy: string;
  accessEndsAtMs: number | null;
  metadata: Record<string, unknown> | null;
}

/** What its reader sees of an invitation before they are in. */
export interface ShownInvitation {
  kind: InvitationKind;
  /** A name; null when it is not known any more. */
  invitedBy: string | null;
  /** Whether it still lets somebody in: a link of it may be renewed then. */
  isOpen: boolean;
}

/** How signing in meets invitations. All but `observe` inside the caller's transaction. */
export interface InvitationDoor {
  /** What the page of one of its links tells; undefined when it is gone. */
  show(invitationId: string): Promise<ShownInvitation | undefined>;
  /** Holds the invitation's row, before any other, and says whether it still lets anybody in. */
  hold(invitationId: string): Promise<{ kind: 'open'; invitation: Invitation } | Refused>;
  /** The role of who gets an account by it. */
  roleFor(invitation: Invitation): Promise<{ kind: 'role'; role: string } | Refused>;
  accept(
    invitation: Invitation,
    who: { client: Client; address: Address; isNew: boolean },
    origin: AuditOrigin,
  ): Promise<AcceptedInvitation>;
  /** Ends it because somebody said "This wasn't me" about one of its links. */
  revokeReported(invitationId: string, origin: AuditOrigin): Promise<void>;
  /** A mail of it was put into the outbox. */
  noteQueued(invitationId: string, queuedAtMs: number): Promise<void>;
  /** The invited person says no: a transaction of its own. Nothing happens to one that is closed. */
  decline(invitationId: string, origin: AuditOrigin): Promise<void>;
  /** How far its reader came. Changes nothing else; never rejects. */
  observe(invitationId: string, engagement: 'scanned' | 'clicked'): void;
}
