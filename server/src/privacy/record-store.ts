import type { PersonalClient, PersonalInvitation, PersonalLink, PersonalMessage } from '../../../contracts';
import { TABLES } from '../content-types';
import { portionsOf, type PersonalRecords } from '../domain/privacy';
import type { Database } from '../strapi/database';
import { CLIENT_COLUMNS, toClient, type ClientRow } from './client-row';
import { INVITATION_COLUMNS, toInvitation, type InvitationRow } from './invitation-row';
import { LINK_COLUMNS, toLink, type LinkRow } from './link-row';
import { MESSAGE_COLUMNS, toMessage, type MessageRow } from './message-row';

type Wanted = readonly (readonly [column: string, values: readonly (string | number)[]])[];

/** The records of a person, by columns that are named one by one: what nobody named is not read. */
export function createRecordStore(database: Database): PersonalRecords {
  const newest = async <Row extends { id: number }>(
    name: string,
    columns: readonly string[],
    wanted: Wanted,
    limit: number,
  ): Promise<Row[]> => {
    const found = new Map<number, Row>();
    for (const [column, values] of wanted) {
      for (const some of portionsOf(values)) {
        const rows = (await database.run((table) =>
          table(name)
            .whereIn(column, some)
            .orderBy('id', 'desc')
            .limit(limit)
            .select('id', ...columns),
        )) as Row[];
        for (const row of rows) found.set(row.id, row);
      }
    }
    return [...found.values()].sort((one, other) => other.id - one.id).slice(0, limit);
  };

  return {
    async clients(clientIds): Promise<PersonalClient[]> {
      const wanted = [['user_id', clientIds]] as const;
      const rows = await newest<ClientRow>(TABLES.clients, CLIENT_COLUMNS, wanted, clientIds.length);
      return rows.map(toClient);
    },

    async invitations(ids, limit, nowMs): Promise<PersonalInvitation[]> {
      const wanted = [['document_id', ids]] as const;
      const rows = await newest<InvitationRow>(TABLES.invitations, INVITATION_COLUMNS, wanted, limit);
      return rows.map((row) => toInvitation(row, nowMs));
    },

    async links(ids, limit, nowMs): Promise<PersonalLink[]> {
      const wanted = [['document_id', ids]] as const;
      const rows = await newest<LinkRow>(TABLES.tokens, LINK_COLUMNS, wanted, limit);
      return rows.map((row) => toLink(row, nowMs));
    },

    async messages({ clientIds, invitationIds, linkIds }, limit): Promise<PersonalMessage[]> {
      const wanted = [
        ['client_id', clientIds],
        ['invitation_document_id', invitationIds],
        ['link_document_id', linkIds],
      ] as const;
      const rows = await newest<MessageRow>(TABLES.messages, MESSAGE_COLUMNS, wanted, limit);
      return rows.map(toMessage);
    },
  };
}
