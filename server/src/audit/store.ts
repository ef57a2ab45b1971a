import { TABLES } from '../content-types';
import { actorLabel, type AuditEvent } from '../domain/audit';
import { randomId } from '../domain/link';
import type { AuditStore } from '../domain/ports';
import type { Database } from '../strapi/database';

/** The log in the database: it is only ever added to. */
export function createAuditStore(database: Database): AuditStore {
  return {
    async append(event) {
      await database.run((table) => table(TABLES.auditEvents).insert(toRow(event)));
    },

    async ofInvitation(invitationId) {
      const rows = await database.run<EventRow[]>((table) =>
        table(TABLES.auditEvents)
          .where({ invitation_document_id: invitationId })
          .orderBy(['at_ms', 'id'])
          .limit(EVENTS_SHOWN),
      );
      return rows.map(toEvent);
    },
  };
}

/** Of an invitation: what nobody scrolls further than. */
const EVENTS_SHOWN = 500;

type EventRow = Omit<ReturnType<typeof toRow>, 'at_ms'> & { at_ms: number | string };

function toEvent(row: EventRow): Omit<AuditEvent, 'actor'> & { actor: string | null } {
  return {
    type: row.type,
    outcome: row.outcome,
    reason: row.reason,
    actor: row.actor,
    clientId: row.client_id,
    linkDocumentId: row.link_document_id,
    invitationId: row.invitation_document_id,
    batchId: row.batch_document_id,
    count: row.count,
    origin: { browser: row.browser, network: row.network },
    atMs: Number(row.at_ms),
  };
}

function toRow(event: AuditEvent) {
  return {
    document_id: randomId(12),
    type: event.type,
    outcome: event.outcome,
    reason: event.reason,
    actor: event.actor && actorLabel(event.actor),
    client_id: event.clientId,
    link_document_id: event.linkDocumentId,
    invitation_document_id: event.invitationId,
    batch_document_id: event.batchId,
    count: event.count,
    network: event.origin.network,
    browser: event.origin.browser,
    at_ms: event.atMs,
    created_at: new Date(event.atMs),
    updated_at: new Date(event.atMs),
  };
}
