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
    count: event.count,
    network: event.origin.network,
    browser: event.origin.browser,
    at_ms: event.atMs,
    created_at: new Date(event.atMs),
    updated_at: new Date(event.atMs),
  };
}
