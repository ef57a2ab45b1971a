import { DELIVERIES, ENGAGEMENTS } from '../../../contracts';
import { parseAddress, type Address } from '../domain/address';
import type { Invitation } from '../domain/invitation';
import { LANGUAGES } from '../domain/language';

type BigInteger = number | string;

/** A row of `ml_invitations` as a driver gives it: PostgreSQL returns big integers as text. */
export interface InvitationRow {
  document_id: string;
  email: string;
  pending_key: string | null;
  name: string | null;
  role: string;
  policy: string;
  message: string | null;
  language: string;
  redirect_to: string | null;
  document_uid: string | null;
  document_document_id: string | null;
  metadata: string | null;
  lifecycle: string;
  delivery: string;
  delivery_problem: string | null;
  engagement: string;
  invited_by: string;
  batch_document_id: string | null;
  client_id: number | null;
  existing_client: string | null;
  link_lifetime_seconds: number;
  access_duration_seconds: number | null;
  created_at_ms: BigInteger;
  expires_at_ms: BigInteger;
  access_ends_at_ms: BigInteger | null;
  accepted_at_ms: BigInteger | null;
  closed_at_ms: BigInteger | null;
  last_sent_at_ms: BigInteger | null;
  reminders_sent: number;
  next_reminder_at_ms: BigInteger | null;
}

const LIFECYCLES = ['pending', 'accepted', 'revoked', 'declined'] as const;
const CHOICES = ['keep-role', 'set-role'] as const;

export function toInvitation(row: InvitationRow): Invitation {
  const { document_uid: uid, document_document_id: documentId } = row;
  return {
    documentId: row.document_id,
    email: toAddress(row.email),
    pendingKey: row.pending_key,
    name: row.name,
    role: row.role,
    policy: row.policy,
    message: row.message,
    language: oneOf(LANGUAGES, row.language),
    redirectTo: row.redirect_to,
    document: uid !== null && documentId !== null ? { uid, documentId } : null,
    metadata: row.metadata === null ? null : (JSON.parse(row.metadata) as Record<string, unknown>),
    lifecycle: oneOf(LIFECYCLES, row.lifecycle),
    delivery: oneOf(DELIVERIES, row.delivery),
    deliveryProblem: row.delivery_problem,
    engagement: oneOf(ENGAGEMENTS, row.engagement),
    invitedBy: row.invited_by,
    batchId: row.batch_document_id,
    clientId: row.client_id,
    existingClient: row.existing_client === null ? null : oneOf(CHOICES, row.existing_client),
    linkLifetimeSeconds: row.link_lifetime_seconds,
    accessDurationSeconds: row.access_duration_seconds,
    createdAtMs: Number(row.created_at_ms),
    expiresAtMs: Number(row.expires_at_ms),
    accessEndsAtMs: toMs(row.access_ends_at_ms),
    acceptedAtMs: toMs(row.accepted_at_ms),
    closedAtMs: toMs(row.closed_at_ms),
    lastSentAtMs: toMs(row.last_sent_at_ms),
    remindersSent: row.reminders_sent,
    nextReminderAtMs: toMs(row.next_reminder_at_ms),
  };
}

export function toRow(invitation: Invitation): InvitationRow & { created_at: Date; updated_at: Date } {
  const createdAt = new Date(invitation.createdAtMs);
  const { document, metadata } = invitation;
  return {
    document_id: invitation.documentId,
    email: invitation.email,
    pending_key: invitation.pendingKey,
    name: invitation.name,
    role: invitation.role,
    policy: invitation.policy,
    message: invitation.message,
    language: invitation.language,
    redirect_to: invitation.redirectTo,
    document_uid: document && document.uid,
    document_document_id: document && document.documentId,
    metadata: metadata && JSON.stringify(metadata),
    lifecycle: invitation.lifecycle,
    delivery: invitation.delivery,
    delivery_problem: invitation.deliveryProblem,
    engagement: invitation.engagement,
    invited_by: invitation.invitedBy,
    batch_document_id: invitation.batchId,
    client_id: invitation.clientId,
    existing_client: invitation.existingClient,
    link_lifetime_seconds: invitation.linkLifetimeSeconds,
    access_duration_seconds: invitation.accessDurationSeconds,
    created_at_ms: invitation.createdAtMs,
    expires_at_ms: invitation.expiresAtMs,
    access_ends_at_ms: invitation.accessEndsAtMs,
    accepted_at_ms: invitation.acceptedAtMs,
    closed_at_ms: invitation.closedAtMs,
    last_sent_at_ms: invitation.lastSentAtMs,
    reminders_sent: invitation.remindersSent,
    next_reminder_at_ms: invitation.nextReminderAtMs,
    created_at: createdAt,
    updated_at: createdAt,
  };
}

function toMs(value: BigInteger | null): number | null {
  return value === null ? null : Number(value);
}

function toAddress(stored: string): Address {
  const address = parseAddress(stored);
  if (!address) throw changedByHand();
  return address;
}

function oneOf<T extends string>(known: readonly T[], value: string): T {
  const found = known.find((item) => item === value);
  if (found === undefined) throw changedByHand();
  return found;
}

const changedByHand = () => new Error('A row of ml_invitations was changed by hand or by a newer version.');
