import { domainToUnicode } from 'node:url';
import type { Core } from '@strapi/types';
import { parseAddress, type Address } from '../domain/address';
import type { Accounts, Client } from '../domain/ports';
import type { Database } from './database';

export const USER_UID = 'plugin::users-permissions.user';

/** Accounts of Users & Permissions. Read with Knex: every redemption comes through here. */
export function createAccounts(strapi: Core.Strapi, database: Database): Accounts {
  const usersTable = () => strapi.getModel(USER_UID).collectionName ?? 'up_users';
  const columns = ['id', 'email', 'blocked', 'confirmed', 'created_at'] as const;

  const update = async (clientId: number, change: Record<string, unknown>): Promise<void> => {
    await database.run((table) => table(usersTable()).where({ id: clientId }).update(change));
  };

  return {
    async findByAddress(address) {
      const rows = await database.run<unknown[]>((table) =>
        table(usersTable()).whereIn('email', storedFormsOf(address)).select(columns).limit(10),
      );
      // The database decides what may match (MariaDB ignores case and accents), the address what does.
      return rows
        .map(toClient)
        .filter((client) => parseAddress(client.email) === address)
        .slice(0, 2);
    },

    async find(clientId) {
      const row: unknown = await database.run((table) =>
        table(usersTable()).where({ id: clientId }).first(columns),
      );
      return row === undefined ? undefined : toClient(row);
    },

    async lock(clientId) {
      const row: unknown = await database.run((table) =>
        table(usersTable()).where({ id: clientId }).forUpdate().first(columns),
      );
      return row === undefined ? undefined : toClient(row);
    },

    confirm: (clientId) => update(clientId, { confirmed: true }),

    dropCredentials: (clientId) =>
      update(clientId, { password: null, reset_password_token: null, confirmation_token: null }),
  };
}

/** U&P stores what was typed, lower-cased: an internationalised domain may stand there in either spelling. */
function storedFormsOf(address: Address): string[] {
  const [local = '', domain = ''] = address.split('@');
  return [...new Set([address, `${local}@${domainToUnicode(domain)}`])];
}

interface UserRow {
  id: number;
  email: string | null;
  blocked: unknown;
  confirmed: unknown;
  created_at: Date | number | string | null;
}

function toClient(row: unknown): Client {
  const { id, email, blocked, confirmed, created_at: createdAt } = row as UserRow;
  return {
    id,
    email: email ?? '',
    blocked: Boolean(blocked),
    confirmed: Boolean(confirmed),
    // Who was made without a date can't be told from a stranger.
    createdAtMs: createdAt === null ? Infinity : new Date(createdAt).getTime(),
  };
}
