import { domainToUnicode } from 'node:url';
import type { Core } from '@strapi/types';
import type { Knex } from 'knex';
import { TABLES } from '../content-types';
import { parseAddress, type Address } from '../domain/address';
import { randomId } from '../domain/link';
import type { Accounts, Client, Person, Role } from '../domain/ports';
import type { Database, Table } from './database';

export const USER_UID = 'plugin::users-permissions.user';
export const ROLE_UID = 'plugin::users-permissions.role';
/** An address has one account. A few more are read, since a database may match more loosely than we do. */
const MAX_MATCHES = 10;

interface UserService {
  add(user: Record<string, unknown>): Promise<{ id: number }>;
  remove(where: { id: number }): Promise<unknown>;
}

/** Accounts of Users & Permissions. Read with Knex: every redemption comes through here. */
export function createAccounts(strapi: Core.Strapi, database: Database): Accounts {
  const users = createUserTable(strapi);

  const update = async (clientId: number, change: Record<string, unknown>): Promise<void> => {
    await database.run((table) => table(users.name()).where({ id: clientId }).update(change));
  };

  const findMatches = async (address: Address, hold: boolean): Promise<Client[]> => {
    const rows = await database.run<unknown[]>((table) => {
      const matching = users.select(table).where(isStoredAs(address)).limit(MAX_MATCHES);
      return hold ? matching.orderBy('id').forUpdate() : matching;
    });
    // The database decides what may match (MariaDB ignores case and accents), the address what does.
    return rows.map(toClient).filter((client) => parseAddress(client.email) === address);
  };

  const findOne = async (clientId: number, hold: boolean): Promise<Client | undefined> => {
    const row: unknown = await database.run((table) => {
      const one = users.select(table).where({ id: clientId }).first();
      return hold ? one.forUpdate() : one;
    });
    return row === undefined ? undefined : toClient(row);
  };

  return {
    findByAddress: (address) => findMatches(address, false),
    lockByAddress: (address) => findMatches(address, true),
    find: (clientId) => findOne(clientId, false),
    lock: (clientId) => findOne(clientId, true),

    async signUpRole() {
      const { allow_register: open, default_role: role } = await readAdvancedSettings(strapi);
      return open === true && typeof role === 'string' ? role : undefined;
    },

    async defaultRole() {
      const { default_role: role } = await readAdvancedSettings(strapi);
      return typeof role === 'string' ? role : 'authenticated';
    },

    async roles() {
      const rows: unknown[] = await strapi.db.query(ROLE_UID).findMany({ orderBy: 'id' });
      return (rows as Role[])
        .filter(({ type }) => type !== 'public')
        .map(({ type, name }) => ({ type, name }));
    },

    async setRole(clientId, role) {
      const data = { role: await roleIdOf(strapi, role) };
      await strapi.db.query(USER_UID).update({ where: { id: clientId }, data });
    },

    async create(address, role, person) {
      const userService = strapi.plugin('users-permissions').service<UserService>('user');
      const { id } = await userService.add({
        email: address,
        username: await freeUsername(strapi, address),
        provider: 'local',
        confirmed: true,
        blocked: false,
        role: await roleIdOf(strapi, role),
        ...attributesFor(strapi, person),
      });
      const client = await findOne(id, false);
      if (!client) throw new Error('The account vanished while it was made.');
      return client;
    },

    confirm: (clientId) => update(clientId, { confirmed: true }),

    setBlocked: (clientId, blocked) => update(clientId, { blocked }),

    async remove(clientId) {
      await strapi.plugin('users-permissions').service<UserService>('user').remove({ id: clientId });
    },

    dropCredentials: (clientId) =>
      update(clientId, { password: null, reset_password_token: null, confirmation_token: null }),
  };
}

async function readAdvancedSettings(strapi: Core.Strapi): Promise<Record<string, unknown>> {
  const settings: unknown = await strapi
    .store({ type: 'plugin', name: 'users-permissions' })
    .get({ key: 'advanced' });
  return (settings ?? {}) as Record<string, unknown>;
}

/** U&P's own user has neither a name nor a language; many projects add them. `locale` is Strapi's: entries have it. */
function attributesFor(strapi: Core.Strapi, person: Person | null): Partial<Person> {
  if (!person) return {};
  const { attributes } = strapi.getModel(USER_UID);
  const isText = (key: string) => ['string', 'text'].includes(attributes[key]?.type ?? '');
  const { name, language } = person;
  return { ...(name !== null && isText('name') && { name }), ...(isText('language') && { language }) };
}

/** U&P's table, its columns that we read, and each user's role beside them. */
function createUserTable(strapi: Core.Strapi) {
  const name = () => strapi.getModel(USER_UID).collectionName ?? 'up_users';

  const accessEndOf = (table: Table) =>
    table(TABLES.clients)
      .whereRaw('?? = ??', [`${TABLES.clients}.user_id`, `${name()}.id`])
      .where({ guest_account: true })
      .select('access_ends_at_ms')
      .as('access_ends_at_ms');

  return {
    name,
    /** Scalar subqueries and no join: PostgreSQL holds no rows of an outer join. */
    select: (table: Table) => {
      const columns = ['id', 'email', 'blocked', 'confirmed', 'created_at'];
      return table(name()).select(...columns, roleTypeOf(strapi, table, name()), accessEndOf(table));
    },
  };
}

/** A scalar subquery, `role_type`: the type of the role of each user of a table or alias. */
export function roleTypeOf(strapi: Core.Strapi, table: Table, users: string) {
  const roles = strapi.getModel(ROLE_UID).collectionName ?? 'up_roles';
  const { joinTable } = roleRelationOf(strapi);
  return table(roles)
    .join(joinTable.name, `${joinTable.name}.${joinTable.inverseJoinColumn.name}`, `${roles}.id`)
    .whereRaw('?? = ??', [`${joinTable.name}.${joinTable.joinColumn.name}`, `${users}.id`])
    .limit(1)
    .select(`${roles}.type`)
    .as('role_type');
}

/** The ids of the users who have one of these roles. */
export function usersWithRoles(strapi: Core.Strapi, table: Table, types: readonly string[]) {
  const roles = strapi.getModel(ROLE_UID).collectionName ?? 'up_roles';
  const { joinTable } = roleRelationOf(strapi);
  return table(joinTable.name)
    .join(roles, `${joinTable.name}.${joinTable.inverseJoinColumn.name}`, `${roles}.id`)
    .whereIn(`${roles}.type`, [...types])
    .select(`${joinTable.name}.${joinTable.joinColumn.name}`);
}

const roleRelationOf = (strapi: Core.Strapi) =>
  strapi.db.metadata.get(USER_UID).attributes.role as unknown as RoleRelation;

interface RoleRelation {
  joinTable: { name: string; joinColumn: { name: string }; inverseJoinColumn: { name: string } };
}

/**
 * U&P's own forms store what was typed in small letters; an import or the Document Service stores it as it comes. An
 * internationalised domain may stand there in either spelling. U&P has no index on addresses that this would pass by.
 */
function isStoredAs(address: Address) {
  const [local = '', domain = ''] = address.split('@');
  const forms = [address, `${local}@${domainToUnicode(domain)}`];
  return (query: Knex.QueryBuilder) => void query.whereRaw('lower(??) in (?, ?)', ['email', ...forms]);
}

/**
 * The address, by which editors know a client in the Content Manager; U&P's usernames are unique, and anybody may have
 * registered under this one.
 */
async function freeUsername(strapi: Core.Strapi, address: Address): Promise<string> {
  const taken = await strapi.db.query(USER_UID).count({ where: { username: address } });
  return taken === 0 ? address : `${address}-${randomId(4)}`;
}

async function roleIdOf(strapi: Core.Strapi, type: string): Promise<number> {
  const role: unknown = await strapi.db.query(ROLE_UID).findOne({ where: { type } });
  const { id } = (role ?? {}) as { id?: unknown };
  if (typeof id !== 'number') throw new Error(`Users & Permissions has no role of the type "${type}".`);
  return id;
}

interface UserRow {
  id: number;
  email: string | null;
  blocked: unknown;
  confirmed: unknown;
  created_at: Date | number | string | null;
  role_type: string | null;
  access_ends_at_ms: number | string | null;
}

function toClient(row: unknown): Client {
  const { id, email, blocked, confirmed, created_at: createdAt, role_type: role, ...more } = row as UserRow;
  const { access_ends_at_ms: accessEndsAt } = more;
  return {
    id,
    email: email ?? '',
    blocked: Boolean(blocked),
    confirmed: Boolean(confirmed),
    // Who was made without a date can't be told from a stranger.
    createdAtMs: createdAt === null ? Infinity : new Date(createdAt).getTime(),
    role,
    accessEndsAtMs: accessEndsAt === null ? null : Number(accessEndsAt),
  };
}
