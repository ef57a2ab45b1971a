import type { AccessState } from './clients';

/**
 * An invitation has three axes, kept apart: what became of it, what became of its mail, and what its reader did.
 * `expired` follows from time; no row says so.
 */
export const INVITATION_LIFECYCLES = ['pending', 'accepted', 'expired', 'revoked', 'declined'] as const;
export type InvitationLifecycle = (typeof INVITATION_LIFECYCLES)[number];

/**
 * Of its newest mail. `none`: nothing was mailed; somebody may have copied a link. `sent`: a mail server took it. Nothing tells
 * of `delivered`, `bounced` and `complained` yet.
 */
export const DELIVERIES = [
  'none',
  'queued',
  'sent',
  'delivered',
  'deferred',
  'bounced',
  'complained',
  'failed',
] as const;
export type InvitationDelivery = (typeof DELIVERIES)[number];

/** Those that something produces today: what a list may be asked for with any hope. */
export const KNOWN_DELIVERIES = [
  'none',
  'queued',
  'sent',
  'deferred',
  'failed',
] as const satisfies readonly InvitationDelivery[];

/**
 * The furthest that its reader came. `scanned`: read by what looks like a machine; a person who only reads is still `none`.
 * `clicked`: the button was pressed.
 */
export const ENGAGEMENTS = ['none', 'scanned', 'clicked', 'signed-in', 'activated'] as const;
export type InvitationEngagement = (typeof ENGAGEMENTS)[number];

/**
 * Who did something: an admin of the panel, a Strapi API token, a U&P user, the client, who holds a shell of the server,
 * or the plugin itself.
 */
export const ACTOR_KINDS = ['admin', 'api-token', 'user', 'client', 'command', 'system'] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

export interface Actor {
  kind: ActorKind;
  /** The id of the admin, token or user; null for the plugin itself and for an unknown visitor. */
  id: string | null;
  /** As people know them; null when nobody of that id is left. */
  name: string | null;
}

/** One row of the list. Times are ISO 8601 UTC. */
export interface InvitationRecord {
  documentId: string;
  email: string;
  name: string | null;
  /** The type of the U&P role that it gives. */
  role: string;
  policy: string;
  /** Of an own policy, also one that is deleted since: as people call it. */
  policyLabel: string | null;
  /** The editor's personal note. Plain text, shown as it is. */
  message: string | null;
  locale: string;
  redirectTo: string | null;
  document: { uid: string; documentId: string } | null;
  metadata: Record<string, unknown> | null;
  lifecycle: InvitationLifecycle;
  delivery: InvitationDelivery;
  /** Why the newest mail did not arrive, for people. */
  deliveryProblem: string | null;
  engagement: InvitationEngagement;
  invitedBy: Actor;
  /** The batch that it came by; null for a single one. */
  batchId: string | null;
  /** The U&P user who accepted it, or whom it was for from the start. */
  clientId: number | null;
  createdAt: string;
  /** When its newest mail was put into the outbox; null when none was. */
  lastSentAt: string | null;
  invitationExpiresAt: string;
  /** Of its newest link; null when none lives. */
  linkExpiresAt: string | null;
  /** As the editor named it, and once accepted as it was then. What an editor sets later stands in the client's record. */
  accessEndsAt: string | null;
  acceptedAt: string | null;
  closedAt: string | null;
  remindersSent: number;
  nextReminderAt: string | null;
}

/** One step of an invitation's life. `type` is that of the audit event. */
export interface TimelineEntry {
  type: string;
  outcome: 'success' | 'refused' | 'withheld';
  reason: string | null;
  at: string;
  actor: Actor;
  network: string | null;
  browser: string | null;
}

/** The account that an invitation is for, or made, as it is today. */
export interface InvitedClient {
  id: number;
  access: AccessState;
  blocked: boolean;
  /** Null: it does not end. */
  accessEndsAt: string | null;
}

export interface InvitationDetails extends InvitationRecord {
  /** Null while there is none, and once it is gone. */
  client: InvitedClient | null;
  timeline: TimelineEntry[];
  links: LinkRecord[];
}

export const LINK_STATES = ['live', 'expired', 'used', 'revoked'] as const;
export type LinkState = (typeof LINK_STATES)[number];

/** A link as the panel may know it: nothing in it lets anybody in. */
export interface LinkRecord {
  documentId: string;
  purpose: string;
  policy: string;
  policyLabel: string | null;
  state: LinkState;
  clientId: number | null;
  /** Of the client or the newcomer; null when it is no longer known. */
  email: string | null;
  invitationId: string | null;
  issuedAt: string;
  expiresAt: string;
  usedAt: string | null;
  revokedAt: string | null;
  revokedReason: string | null;
}

/** `POST /magic-link/invitations`. */
export interface CreateInvitationBody {
  email: string;
  name?: string;
  /** Type of a U&P role. Default: the policy's first role, else U&P's default role. */
  role?: string;
  /** @default 'invitation', or 'document' when `document` is given */
  policy?: string;
  /** At most 2,000 characters. */
  message?: string;
  locale?: string;
  /** Where in the portal the client lands: a page, or the page of an entry of the Content Manager. Not both. */
  redirectTo?: string;
  document?: { uid: string; documentId: string };
  /** Of its links. 60 seconds up to the policy's ceiling. */
  expiresInSeconds?: number;
  invitationExpiresAt?: string;
  /** Guest access: when it ends by itself. */
  accessEndsAt?: string;
  /** Handed to the portal by `/verify`. At most 4 KB as JSON. */
  metadata?: Record<string, unknown>;
  /** False: no mail; an editor copies the link. @default true */
  notify?: boolean;
  ifPending?: 'resend' | 'replace' | 'skip';
  existingClient?: 'keep-role' | 'set-role';
}

/** `POST /magic-link/invitations/:id/extend`: until when links may be made. Sends nothing by itself. */
export interface ExtendInvitationBody {
  /** Default: as far from now as the policy allows. */
  invitationExpiresAt?: string;
}

/** `POST /magic-link/invitations/:id/copy-link`: told once, kept nowhere. */
export interface CopiedLink {
  url: string;
  expiresAt: string;
}

/** `error.details.code` of the routes for editors and servers. */
export const INVITATION_ERROR_CODES = [
  'invalid_email',
  'invalid_input',
  'unknown_policy',
  'redirect_not_allowed',
  'document_not_sendable',
  'role_not_allowed',
  'policy_not_allowed',
  'action_not_allowed',
  'role_denied',
  'domain_refused',
  'already_pending',
  'existing_client',
  'ambiguous_account',
  'client_blocked',
  'accounts_closed',
  'not_pending',
  'resend_too_soon',
  'copy_link_off',
  'copy_link_has_account',
  'permanent_account',
  'access_ended',
  'rate_limited',
  'not_found',
] as const;
export type InvitationErrorCode = (typeof INVITATION_ERROR_CODES)[number];

/** Those that leave a line in the log. */
export type NotedRefusal = Exclude<
  InvitationErrorCode,
  'invalid_email' | 'invalid_input' | 'rate_limited' | 'not_found'
>;

/** Sorts of the list: a field, a leading minus for the other way round. */
export const INVITATION_SORTS = ['createdAt', 'email', 'invitationExpiresAt', 'acceptedAt'] as const;
export type InvitationSort = (typeof INVITATION_SORTS)[number];

/** Query of `GET /magic-link/invitations` and of its export. Several values: separated by commas. */
export interface InvitationQuery {
  page?: number;
  /** 1 to 100. @default 20 */
  pageSize?: number;
  /** `createdAt`, `-createdAt` (default), … */
  sort?: string;
  /** In address and name. */
  search?: string;
  lifecycle?: string;
  delivery?: string;
  engagement?: string;
  role?: string;
  policy?: string;
  /** `documentId` of a batch. */
  batch?: string;
  /** `admin:12` */
  invitedBy?: string;
  /** The document that they lead to. */
  documentUid?: string;
  documentId?: string;
  createdFrom?: string;
  createdTo?: string;
}
