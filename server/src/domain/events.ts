import { actorLabel, type AuditEvent, type AuditType } from './audit';

/** Lines of the log that the rest of Strapi is told of, under the same names. */
const TOLD_OF_THE_LOG = [
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
] as const satisfies readonly AuditType[];

/** Events on Strapi's hub and through its webhooks, each as `magic-link.<name>`. Ids and times, no tokens. */
export const EVENT_NAMES = [...TOLD_OF_THE_LOG, 'message.sent', 'message.failed'] as const;
export type EventName = (typeof EVENT_NAMES)[number];
export type EventPayload = Record<string, string | number | null>;

export interface Events {
  /** After the commit, or what it tells may never have been. Never rejects, never waits. */
  emit(name: EventName, payload: EventPayload): void;
}

/** What the rest of Strapi is told of a line of the log; undefined for one that is nobody else's business. */
export function eventOf(event: AuditEvent): { name: EventName; payload: EventPayload } | undefined {
  const name = TOLD_OF_THE_LOG.find((told) => told === event.type);
  if (!name) return undefined;
  const { outcome, reason, clientId, invitationId, linkDocumentId: linkId } = event;
  const actor = event.actor && actorLabel(event.actor);
  const at = new Date(event.atMs).toISOString();
  return { name, payload: { at, outcome, reason, actor, clientId, invitationId, linkId } };
}
