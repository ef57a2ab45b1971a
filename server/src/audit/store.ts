import { TABLES } from '../content-types';
import type { AuditStore } from '../domain/ports';
import type { Database } from '../strapi/database';
import { toEvent, toRow, type EventRow } from './event-row';

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
