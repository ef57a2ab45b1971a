import type { Core } from '@strapi/types';
import { TABLES } from '../content-types';
import type { People } from '../domain/audit-ports';
import { USER_UID } from './accounts';
import type { Database } from './database';
import { containing } from './like';

/** More people than somebody means who types a part of an address. */
const PEOPLE_MAX = 200;

/** Whom the ids in the log stand for: accounts of U&P, and who was invited. */
export function createPeople(strapi: Core.Strapi, database: Database): People {
  const users = () => strapi.getModel(USER_UID).collectionName ?? 'up_users';

  return {
    async matching(search) {
      const accounts = await database.run<{ id: number }[]>((table) =>
        table(users())
          .where(containing(['email', 'username'], search))
          .limit(PEOPLE_MAX)
          .select('id'),
      );
      const invitations = await database.run<{ document_id: string }[]>((table) =>
        table(TABLES.invitations)
          .where(containing(['email', 'name'], search))
          .limit(PEOPLE_MAX)
          .select('document_id'),
      );
      return {
        clientIds: accounts.map(({ id }) => id),
        invitationIds: invitations.map((row) => row.document_id),
      };
    },

    async emailsOf(clientIds) {
      const ids = [...new Set(clientIds)];
      const rows = await database.run<{ id: number; email: string | null }[]>((table) =>
        table(users()).whereIn('id', ids).select('id', 'email'),
      );
      return new Map(rows.flatMap(({ id, email }) => (email === null ? [] : [[id, email] as const])));
    },

    async invitedBy(invitationIds) {
      const ids = [...new Set(invitationIds)];
      const rows = await database.run<{ document_id: string; email: string }[]>((table) =>
        table(TABLES.invitations).whereIn('document_id', ids).select('document_id', 'email'),
      );
      return new Map(rows.map((row) => [row.document_id, row.email]));
    },
  };
}
