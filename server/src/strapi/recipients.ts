import type { Core } from '@strapi/types';
import type { Recipient } from '../../../contracts';
import { TABLES } from '../content-types';
import type { Directory } from '../domain/access-ports';
import { USER_UID } from './accounts';
import type { Database } from './database';
import { containing } from './like';

/** Whom an editor may pick to send something to: editors can't list U&P's users themselves. */
export function createRecipients(strapi: Core.Strapi, database: Database): Pick<Directory, 'recipients'> {
  const users = () => strapi.getModel(USER_UID).collectionName ?? 'up_users';

  return {
    async recipients(search, limit) {
      const found = await database.run<RecipientRow[]>((table) => {
        const rows = table(`${users()} as u`)
          .leftJoin(`${TABLES.clients} as c`, 'c.user_id', 'u.id')
          .whereNotNull('u.email')
          .select('u.id', 'u.email', 'u.username', 'u.blocked', 'c.name')
          .orderBy([{ column: 'u.email' }, { column: 'u.id' }])
          .limit(limit);
        return search === undefined ? rows : rows.where(containing(SEARCHED, search));
      });
      return found.map(toRecipient);
    },
  };
}

const SEARCHED = ['u.email', 'u.username', 'c.name'] as const;

interface RecipientRow {
  id: number;
  email: string;
  username: string | null;
  name: string | null;
  blocked: unknown;
}

const toRecipient = ({ id, email, username, name, blocked }: RecipientRow): Recipient => ({
  ...{ id, email, name },
  username: username ?? '',
  blocked: Boolean(blocked),
});
