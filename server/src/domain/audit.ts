import type { AuditOutcome, AuditType, Change, LogReason } from '../../../contracts';

export { AUDIT_TYPES, WITHHOLDING_REASONS, type AuditType, type WithholdingReason } from '../../../contracts';

/**
 * Who did something on purpose: somebody of the panel, a Strapi API token, a U&P user, or who holds a shell of the server.
 * A kind and an id, which is what the log may keep; names and addresses are looked up while they exist.
 */
export type Actor = { kind: 'admin' | 'api-token' | 'user'; id: number } | { kind: 'command' };

/** As one column keeps it: `admin:12`, `command`. */
export function actorLabel(actor: Actor): string {
  return actor.kind === 'command' ? actor.kind : `${actor.kind}:${actor.id}`;
}

/** Where a request came from, as far as privacy lets the log know. */
export interface AuditOrigin {
  browser: string | null;
  network: string | null;
}

declare const isMilestone: unique symbol;
/** Marked, so that no other text gets into the log as a reason that nobody has words for. */
export type Milestone = string & { readonly [isMilestone]: true };

export interface AuditEvent {
  type: AuditType;
  /** `withheld`: answered as if accepted, without effect. */
  outcome: AuditOutcome;
  /** Of an activation: its milestone, which a configuration names. */
  reason: LogReason | Milestone | null;
  /** Null where the visitor did it, or nobody. */
  actor: Actor | null;
  clientId: number | null;
  linkDocumentId: string | null;
  invitationId: string | null;
  batchId: string | null;
  /** Of a policy: its key. */
  subject: string | null;
  /** What was changed. Nothing personal: it outlives an erasure. */
  changes: readonly Change[] | null;
  /** How often it happened within the minute that `atMs` ends; 1 but for floods. */
  count: number;
  origin: AuditOrigin;
  atMs: number;
}
