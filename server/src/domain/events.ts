import { actorLabel, type AuditEvent, type AuditType } from './audit';

/**
 * Lines of the log that the rest of Strapi is told of, on its hub and through its webhooks, each as `magic-link.<name>`. Ids
 * and times, no tokens.
 */
export const EVENT_NAMES = [
  'invitation.created',
  'invitation.accepted',
  'invitation.revoked',
  'invitation.expired',
  'invitation.declined',
  'sign-in.requested',
  'sign-in.succeeded',
  'sign-in.refused',
  'access.ending',
  'access.ended',
  'client.activated',
  'message.sent',
  'message.failed',
  'policy.changed',
] as const satisfies readonly AuditType[];

/** Where the chain of the log stands: who keeps it elsewhere finds out later whether the log was cut or rewritten. */
export const HEAD_EVENT = 'audit.sealed';

export type EventName = (typeof EVENT_NAMES)[number] | typeof HEAD_EVENT;
export type EventPayload = Record<string, string | number | null>;

export interface Events {
  /** After the commit, or what it tells may never have been. Never rejects, never waits. */
  emit(name: EventName, payload: EventPayload): void;
}

/** What the rest of Strapi is told of a line of the log; undefined for one that is nobody else's business. */
export function eventOf(event: AuditEvent): { name: EventName; payload: EventPayload } | undefined {
  const name = EVENT_NAMES.find((told) => told === event.type);
  if (!name || isDecoyMail(event) || isRefusedChange(event)) return undefined;
  const { outcome, reason, clientId, invitationId, linkDocumentId: linkId } = event;
  const actor = event.actor && actorLabel(event.actor);
  const at = new Date(event.atMs).toISOString();
  const told = { at, outcome, reason, actor, clientId, invitationId, linkId };
  return { name, payload: event.subject === null ? told : { ...told, policy: event.subject } };
}

/** Of a policy that stays as it is there is nothing to tell. */
const isRefusedChange = ({ type, outcome }: AuditEvent): boolean =>
  type === 'policy.changed' && outcome === 'refused';

/** Written like a mail's, so that nobody can tell by the time it takes; but there was none to send. */
function isDecoyMail({ type, outcome, invitationId }: AuditEvent): boolean {
  if (outcome !== 'withheld') return false;
  // An invitation has no decoys: its mail that became pointless is its editor's business.
  return type === 'message.sent' || (type === 'message.failed' && invitationId === null);
}
