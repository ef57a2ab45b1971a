import type { Change } from '../../../contracts';
import { actorLabel, type AuditEvent } from '../domain/audit';
import type { StoredEvent } from '../domain/audit-ports';
import type { Erasure } from '../domain/chain-ports';
import { randomId } from '../domain/link';

type BigInteger = number | string;

/** A row of `ml_audit_events` as a driver gives it: PostgreSQL returns big integers as text. */
export interface EventRow {
  id: number;
  document_id: string;
  type: AuditEvent['type'];
  outcome: AuditEvent['outcome'];
  reason: AuditEvent['reason'];
  actor: string | null;
  client_id: number | null;
  link_document_id: string | null;
  invitation_document_id: string | null;
  batch_document_id: string | null;
  subject: string | null;
  changes: string | null;
  count: number;
  network: string | null;
  browser: string | null;
  at_ms: BigInteger;
  seq: BigInteger | null;
  seal: string | null;
  sealed_at_ms: BigInteger | null;
  kid: string | null;
  commitment: string | null;
  salt: string | null;
  erasure: string | null;
}

export function toEvent(row: EventRow): StoredEvent {
  const { type, outcome, reason, actor, subject, count, network, browser } = row;
  return {
    ...{ type, outcome, reason, actor, subject, count },
    documentId: row.document_id,
    clientId: row.client_id,
    linkDocumentId: row.link_document_id,
    invitationId: row.invitation_document_id,
    batchId: row.batch_document_id,
    changes: changesOf(row.changes),
    origin: { network, browser },
    atMs: Number(row.at_ms),
    seq: row.seq === null ? null : Number(row.seq),
  };
}

/** As one column keeps it, of a line whose person was erased. */
export const toErasureText = ({ kid, mac }: Erasure): string => `${kid}:${mac}`;

export function toErasure(stored: string | null): Erasure | null {
  if (stored === null) return null;
  const [kid = '', mac = ''] = stored.split(':');
  return { kid, mac };
}

/** As it is written: without a seal. */
export function toRow(event: AuditEvent) {
  const { type, outcome, reason, subject, count } = event;
  return {
    ...{ type, outcome, reason, subject, count },
    document_id: randomId(12),
    actor: event.actor && actorLabel(event.actor),
    client_id: event.clientId,
    link_document_id: event.linkDocumentId,
    invitation_document_id: event.invitationId,
    batch_document_id: event.batchId,
    changes: event.changes && JSON.stringify(event.changes),
    network: event.origin.network,
    browser: event.origin.browser,
    at_ms: event.atMs,
    created_at: new Date(event.atMs),
    updated_at: new Date(event.atMs),
  };
}

/** What somebody wrote into the table by hand is shown as nothing; the seal tells that it was altered. */
function changesOf(text: string | null): Change[] | null {
  if (text === null) return null;
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? parsed.filter(isChange) : null;
  } catch {
    return null;
  }
}

function isChange(value: unknown): value is Change {
  return typeof value === 'object' && value !== null && typeof (value as Partial<Change>).field === 'string';
}
