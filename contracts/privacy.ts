import type { AuditOutcome, AuditType } from './audit';
import type { ActorKind, InvitationLifecycle, LinkState } from './invitations';

/** Body of `POST /magic-link/privacy/export` and `/erase`. */
export interface PrivacyBody {
  email: string;
}

/** `removed`: it existed for guest access only. `kept`: it is Users & Permissions' own, and removed there. */
export const ERASED_ACCOUNTS = ['removed', 'kept', 'none'] as const;
export type ErasedAccount = (typeof ERASED_ACCOUNTS)[number];

/** Of the answer of `POST /magic-link/privacy/erase`: how many of each named the person, and don't any more. */
export interface Erasure {
  account: ErasedAccount;
  /** Whether the sessions of an account that stays were ended, because it came by link. */
  sessionsEnded: boolean;
  /** What was known of accounts beyond the account itself. */
  clients: number;
  invitations: number;
  links: number;
  messages: number;
  importRows: number;
  logLines: number;
  /** Nothing was held of this address, or not any more. */
  nothingHeld: boolean;
}

/** `POST /magic-link/privacy/export`: all that the plugin holds of one person. Times in ISO 8601 UTC. */
export interface PersonalData {
  exportedAt: string;
  email: string;
  /** False: of something there is more than an export takes; the newest of it are here. */
  complete: boolean;
  accounts: PersonalAccount[];
  clients: PersonalClient[];
  invitations: PersonalInvitation[];
  links: PersonalLink[];
  messages: PersonalMessage[];
  importRows: PersonalImportRow[];
  log: PersonalLine[];
}

/** Of Users & Permissions, as far as this plugin looks at it. */
export interface PersonalAccount {
  id: number;
  email: string;
  role: string | null;
  blocked: boolean;
  confirmed: boolean;
}

/** What is known of an account beyond that. */
export interface PersonalClient {
  accountId: number;
  name: string | null;
  language: string | null;
  invitationId: string | null;
  invitedAt: string | null;
  addressProvenAt: string | null;
  firstSessionAt: string | null;
  lastSignInAt: string | null;
  sessionsValidFrom: string | null;
  activatedAt: string | null;
  milestones: Record<string, string>;
  guestAccount: boolean;
  accessEndsAt: string | null;
  accessEndedAt: string | null;
}

export interface PersonalInvitation {
  documentId: string;
  email: string;
  name: string | null;
  /** The editor's note. */
  message: string | null;
  metadata: unknown;
  role: string;
  policy: string;
  language: string;
  redirectTo: string | null;
  document: { uid: string; documentId: string } | null;
  lifecycle: InvitationLifecycle;
  delivery: string;
  deliveryProblem: string | null;
  engagement: string;
  invitedBy: ActorKind;
  createdAt: string;
  expiresAt: string;
  accessEndsAt: string | null;
  acceptedAt: string | null;
  closedAt: string | null;
  lastSentAt: string | null;
}

/** Nothing in it lets anybody in. */
export interface PersonalLink {
  documentId: string;
  purpose: string;
  policy: string;
  language: string;
  redirectTo: string | null;
  invitationId: string | null;
  state: LinkState;
  codeAttempts: number;
  issuedAt: string;
  expiresAt: string;
  usedAt: string | null;
  revokedAt: string | null;
  revokedReason: string | null;
  reportedAt: string | null;
}

/** A mail of the outbox: what it was about, never its text, which is nowhere. */
export interface PersonalMessage {
  documentId: string;
  kind: string;
  state: string;
  linkId: string | null;
  invitationId: string | null;
  requestedFrom: { browser: string | null; network: string | null };
  createdAt: string;
  finishedAt: string | null;
  problem: string | null;
}

export interface PersonalImportRow {
  batchId: string;
  row: number;
  state: string;
  problem: string | null;
  explanation: string | null;
  /** As it was typed; null once there is an invitation. */
  fields: Record<string, unknown> | null;
  invitationId: string | null;
}

/** A line of the log. Of who else had a part in it only the kind is told. */
export interface PersonalLine {
  at: string;
  type: AuditType;
  outcome: AuditOutcome;
  reason: string | null;
  /** `themselves`: as an account that invites. Null: the visitor, or nobody. */
  by: ActorKind | 'themselves' | null;
  invitationId: string | null;
  linkId: string | null;
  count: number;
  /** Of the person; where somebody else did it, those are not theirs. */
  network: string | null;
  browser: string | null;
}
