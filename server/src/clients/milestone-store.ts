import { TABLES } from '../content-types';
import type { MilestoneStore } from '../domain/access-ports';
import { randomId } from '../domain/link';
import type { Database } from '../strapi/database';

interface MilestoneRow {
  milestones: string | null;
  invitation_document_id: string | null;
}

/** What each client has reached in the portal. */
export function createMilestoneStore(database: Database): MilestoneStore {
  return {
    async lock(clientId) {
      // There may be no row yet, and what is not there can't be held.
      await database.run((table) =>
        table(TABLES.clients)
          .insert({ document_id: randomId(12), user_id: clientId })
          .onConflict('user_id')
          .ignore(),
      );
      const row = await database.run<MilestoneRow | undefined>((table) =>
        table(TABLES.clients)
          .where({ user_id: clientId })
          .forUpdate()
          .first('milestones', 'invitation_document_id'),
      );
      const reached = JSON.parse(row?.milestones ?? '{}') as Record<string, number>;
      return { reached, invitationId: row?.invitation_document_id ?? null };
    },

    async save(clientId, milestones, nowMs) {
      await database.run((table) =>
        table(TABLES.clients)
          .where({ user_id: clientId })
          .update({ milestones: JSON.stringify(milestones) }),
      );
      await database.run((table) =>
        table(TABLES.clients)
          .where({ user_id: clientId })
          .whereNull('activated_at_ms')
          .update({ activated_at_ms: nowMs }),
      );
      await database.run((table) =>
        table(TABLES.invitations)
          .whereIn(
            'document_id',
            table(TABLES.clients)
              .where({ user_id: clientId })
              .whereNotNull('invitation_document_id')
              .select('invitation_document_id'),
          )
          .update({ engagement: 'activated' }),
      );
    },
  };
}
