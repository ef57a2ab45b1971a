import type { Actor, InvitationRecord, InvitedClient, LinkRecord, TimelineEntry } from '../../../contracts';
import { accessState } from '../domain/access';
import type { AuditEvent, AuditType } from '../domain/audit';
import { lifecycleOf, type Invitation } from '../domain/invitation';
import { describeActor, type Names } from '../domain/inviter';
import { linkState, type Link } from '../domain/link';
import { labelOf, type PolicyBook } from '../domain/policy';
import type { Client } from '../domain/ports';

const isoOf = (ms: number): string => new Date(ms).toISOString();
const isoOrNull = (ms: number | null): string | null => (ms === null ? null : isoOf(ms));

/** Beside what is told: what things are called, and the moment. */
interface Told {
  names: Names;
  policies: PolicyBook;
  nowMs: number;
}

/** An invitation as the panel shows it. `linkExpiresAtMs`: of its newest live link. */
export function describeInvitation(
  invitation: Invitation,
  { names, policies, linkExpiresAtMs, nowMs }: Told & { linkExpiresAtMs: number | null },
): InvitationRecord {
  const { documentId, email, name, role, policy, message, redirectTo, document, metadata } = invitation;
  const { delivery, deliveryProblem, engagement, clientId, remindersSent, batchId } = invitation;
  return {
    ...{ documentId, email, name, role, policy, message, redirectTo, document, metadata },
    ...{ delivery, deliveryProblem, engagement, clientId, remindersSent, batchId },
    policyLabel: labelOf(policies, policy),
    locale: invitation.language,
    lifecycle: lifecycleOf(invitation, nowMs),
    invitedBy: describeActor(invitation.invitedBy, names),
    createdAt: isoOf(invitation.createdAtMs),
    lastSentAt: isoOrNull(invitation.lastSentAtMs),
    invitationExpiresAt: isoOf(invitation.expiresAtMs),
    linkExpiresAt: isoOrNull(linkExpiresAtMs),
    accessEndsAt: isoOrNull(invitation.accessEndsAtMs),
    acceptedAt: isoOrNull(invitation.acceptedAtMs),
    closedAt: isoOrNull(invitation.closedAtMs),
    nextReminderAt: isoOrNull(invitation.nextReminderAtMs),
  };
}

/** The client's account today, whatever it was when the invitation was accepted. */
export function describeClient(client: Client, nowMs: number): InvitedClient {
  const { id, blocked, accessEndsAtMs } = client;
  const access = accessState({ blocked, endsAtMs: accessEndsAtMs }, nowMs);
  return { id, access, blocked, accessEndsAt: isoOrNull(accessEndsAtMs) };
}

export type StoredEvent = Omit<AuditEvent, 'actor'> & { actor: string | null };

/** What only the invited person does, when no actor is named; the rest the plugin does by itself. */
const BY_THE_CLIENT: ReadonlySet<AuditType> = new Set([
  'sign-in.requested',
  'sign-in.confirmed',
  'sign-in.succeeded',
  'sign-in.refused',
  'link.renewed',
  'link.reported',
  'account.created',
  'account.adopted',
  'client.activated',
  'invitation.renewed',
  'invitation.accepted',
  'invitation.declined',
  // By "This wasn't me".
  'invitation.revoked',
]);

export function describeEvent(event: StoredEvent, names: Names): TimelineEntry {
  const { type, outcome, reason, origin } = event;
  const actor: Actor =
    event.actor === null && BY_THE_CLIENT.has(type)
      ? { kind: 'client', id: event.clientId === null ? null : String(event.clientId), name: null }
      : describeActor(event.actor, names);
  return { type, outcome, reason, at: isoOf(event.atMs), actor, ...origin };
}

export function describeLink(
  link: Link,
  email: string | null,
  { policies, nowMs }: Omit<Told, 'names'>,
): LinkRecord {
  const { documentId, purpose, policy, clientId, invitationId, revokedReason } = link;
  return {
    ...{ documentId, purpose, policy, clientId, email, invitationId, revokedReason },
    policyLabel: labelOf(policies, policy),
    state: linkState(link, nowMs),
    issuedAt: isoOf(link.issuedAtMs),
    expiresAt: isoOf(link.expiresAtMs),
    usedAt: isoOrNull(link.usedAtMs),
    revokedAt: isoOrNull(link.revokedAtMs),
  };
}
