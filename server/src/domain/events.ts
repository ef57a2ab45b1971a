/** Events on Strapi's hub and through its webhooks, each as `magic-link.<name>`. Ids and times, no tokens. */
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
] as const;
export type EventName = (typeof EVENT_NAMES)[number];

export interface Events {
  /** After the commit, or what it tells may never have been. Never rejects, never waits. */
  emit(name: EventName, payload: Record<string, string | number | null>): void;
}
