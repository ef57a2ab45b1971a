import type { Actor } from './invitations';

/** What the log tells. `<subject>.<what happened>`, as the events on Strapi's hub are called. */
export const AUDIT_TYPES = [
  'sign-in.requested',
  'sign-in.confirmed',
  'sign-in.succeeded',
  'sign-in.refused',
  'codes.suspended',
  'message.sent',
  'message.failed',
  'link.renewed',
  'link.reported',
  'account.adopted',
  'account.created',
  'account.sessions-ended',
  'delivery.paused',
  'delivery.address-confirmed',
  'account.unblocked',
  'access.started',
  'access.changed',
  'access.ending',
  'access.ended',
  'client.activated',
  'invitation.expired',
  'link.revoked',
  'emergency.revoked-all',
  'account.role-changed',
  'invitation.created',
  'invitation.refused',
  'invitation.resent',
  'invitation.renewed',
  'invitation.reminded',
  'invitation.extended',
  'invitation.link-copied',
  'invitation.accepted',
  'invitation.revoked',
  'invitation.declined',
  'batch.started',
  'batch.paused',
  'batch.cancelled',
  'batch.finished',
  'audit.exported',
  'audit.verified',
  'audit.pruned',
  'policy.created',
  'policy.changed',
  'policy.deleted',
  'settings.changed',
  'account.removed',
  'privacy.exported',
  'privacy.erased',
] as const;
export type AuditType = (typeof AUDIT_TYPES)[number];

/** One line of the log. `GET /magic-link/audit-events`. Times in ISO 8601 UTC. */
export interface AuditRecord {
  documentId: string;
  at: string;
  type: AuditType;
  outcome: AuditOutcome;
  reason: string | null;
  /** Who did it on purpose; null where the visitor did, or nobody. */
  actor: Actor | null;
  clientId: number | null;
  /** Of the account today; null when there is none any more. */
  clientEmail: string | null;
  invitationId: string | null;
  /** Whom it invited. */
  invitationEmail: string | null;
  linkId: string | null;
  batchId: string | null;
  /** Of a policy: its key. */
  subject: string | null;
  /** What was changed, with what it was before. */
  changes: Change[] | null;
  /** More than 1 for floods, which are counted by the minute. */
  count: number;
  network: string | null;
  browser: string | null;
  /** Its number in the chain; null until it is sealed, within seconds. */
  seq: number | null;
}

/** One field of a policy or setting. Holds no personal data: it outlives an erasure. */
export interface Change {
  /** Path of the field, such as `linkLifetimeSeconds` or `accounts.creation`. */
  field: string;
  before: ChangedValue;
  after: ChangedValue;
}
export type ChangedValue = string | number | boolean | null | ChangedValue[];

export const AUDIT_OUTCOMES = ['success', 'refused', 'withheld'] as const;
export type AuditOutcome = (typeof AUDIT_OUTCOMES)[number];

/** The newest first. `nextCursor`: for the lines behind these; null at the end. */
export interface AuditPage {
  data: AuditRecord[];
  meta: { nextCursor: string | null; chain: ChainState };
}

export interface ChainState {
  head: ChainPlace;
  /** Lines that wait for their seal. */
  unsealed: number;
  /** A verification that this instance has under way; null without one. */
  verifying: ChainProgress | null;
  /** What the last verification on this instance found; null before the first. */
  lastReport: ChainReport | null;
}

/** `lines` are verified of those that there are (`of`; 0 while they are counted). */
export interface ChainProgress {
  lines: number;
  of: number;
}

/** A line's number and its seal: what is kept elsewhere to find out later whether the log was cut or rewritten. */
export interface ChainPlace {
  seq: number;
  seal: string;
}

export const CHAIN_PROBLEMS = [
  'line_altered',
  'line_missing',
  'head_differs',
  'checkpoint_forged',
  'key_unknown',
  'expected_head_missing',
  'head_pruned',
] as const;
/**
 * `line_altered`: its content does not fit its seal, or it stands in another's place. `line_missing`: a number has no line.
 * `head_differs`: lines at the end were cut or added. `key_unknown`: its secret is no longer in the configuration.
 * `expected_head_missing`: the head that was kept elsewhere is not in this chain. `head_pruned`: it is older than retention.
 */
export type ChainProblem = (typeof CHAIN_PROBLEMS)[number];

/** Query of the list, and without `cursor` and `pageSize` of the export; several of one kind separated by commas. */
export interface AuditQuery {
  type?: string;
  outcome?: string;
  reason?: string;
  /** `admin:12`, `api-token:3`, `user:7`, `command`. */
  actor?: string;
  clientId?: string;
  invitation?: string;
  network?: string;
  /** ISO 8601, from this moment on, and before that one. */
  from?: string;
  until?: string;
  /** Part of the address or name of an account or invitation. */
  search?: string;
  cursor?: string;
  pageSize?: number;
}

/** `GET /magic-link/audit-events/verify`. */
export interface ChainReport {
  checkedAt: string;
  /** Null: the chain is intact. */
  problem: ChainProblem | null;
  /** The line where it is. */
  seq: number | null;
  /** Lines up to this one were removed by retention; 0 for none. */
  from: number;
  head: ChainPlace;
  /** Lines that fit. */
  lines: number;
  /** Of these, how many had their personal fields erased. */
  erased: number;
  unsealed: number;
}
