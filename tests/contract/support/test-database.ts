import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database as StrapiDatabase, type DatabaseConfig, type Model } from '@strapi/database';
import type { Core } from '@strapi/types';
import createKnex, { type Knex } from 'knex';
import {
  transformContentTypesToModels,
  type LoadedContentTypeModel,
} from '../../../node_modules/@strapi/core/dist/utils/transform-content-types-to-models';
import { contentTypes, TABLES } from '../../../server/src/content-types';
import { createDatabase, type Database } from '../../../server/src/strapi/database';

/** One statement as the driver got it. */
export interface Statement {
  sql: string;
  bindings: readonly Knex.RawBinding[];
}

/** A real database with the plugin's tables as Strapi makes them, and no Strapi. */
export interface TestDatabase {
  client: Client;
  /** What stores are made of. */
  database: Database;
  /** All that an adapter of a database needs of a Strapi. */
  strapi: Core.Strapi;
  /** For looking at rows and plans behind the stores' back. */
  knex: Knex;
  /** All that any store holds: every row of every table of ours. */
  dump: () => Promise<Record<string, unknown>[]>;
  /** The statements that the work sent, transactions' own included. */
  record: (work: () => Promise<unknown>) => Promise<Statement[]>;
  clear: () => Promise<void>;
  close: () => Promise<void>;
}

type Client = 'sqlite' | 'postgres' | 'mysql';
type Connection = Knex.Config & { client: Client };

export interface AvailableDatabase {
  name: string;
  open: () => Promise<TestDatabase>;
}

/**
 * SQLite always, a server for each address in TEST_POSTGRES_URL and TEST_MYSQL_URL. Where `npm run test:databases`
 * already says which one to test (DATABASE_CLIENT, DATABASE_URL), that one alone.
 */
export function availableDatabases(environment = process.env): AvailableDatabase[] {
  const { DATABASE_CLIENT, DATABASE_URL, TEST_POSTGRES_URL, TEST_MYSQL_URL } = environment;
  if (DATABASE_URL && (DATABASE_CLIENT === 'postgres' || DATABASE_CLIENT === 'mysql')) {
    return [onServer(DATABASE_CLIENT, DATABASE_URL)];
  }
  return [
    { name: 'sqlite', open: openSqlite },
    ...(TEST_POSTGRES_URL ? [onServer('postgres', TEST_POSTGRES_URL)] : []),
    ...(TEST_MYSQL_URL ? [onServer('mysql', TEST_MYSQL_URL)] : []),
  ];
}

const onServer = (client: 'postgres' | 'mysql', url: string): AvailableDatabase => ({
  name: client,
  open: () => openOnServer(client, url),
});

async function openSqlite(): Promise<TestDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'magic-link-contract-'));
  const connection: Connection = {
    client: 'sqlite',
    connection: { filename: join(folder, 'data.db') },
    useNullAsDefault: true,
  };
  return open(connection, () => {
    rmSync(folder, { recursive: true, force: true });
    return Promise.resolve();
  });
}

/** Every run has a database of its own on the server, so that runs side by side don't meet. */
async function openOnServer(client: 'postgres' | 'mysql', url: string): Promise<TestDatabase> {
  const address = new URL(url);
  const connectionTo = (database: string) => ({
    host: address.hostname,
    port: Number(address.port) || (client === 'postgres' ? 5432 : 3306),
    user: decodeURIComponent(address.username),
    password: decodeURIComponent(address.password),
    database,
  });
  const execute = async (statement: string) => {
    const connection = connectionTo(decodeURIComponent(address.pathname.slice(1)));
    const server = createKnex({ client: client === 'postgres' ? 'pg' : 'mysql2', connection });
    try {
      await server.raw(statement);
    } finally {
      await server.destroy();
    }
  };
  const name = `magic_link_contract_${randomBytes(6).toString('hex')}`;
  await execute(`CREATE DATABASE ${name}`);
  const drop = () => execute(`DROP DATABASE ${name}`);
  try {
    return await open({ client, connection: connectionTo(name), pool: { min: 0, max: 10 } }, drop);
  } catch (error) {
    await drop();
    throw error;
  }
}

async function open(connection: Connection, dispose: () => Promise<void>): Promise<TestDatabase> {
  const silent = () => undefined;
  const config: DatabaseConfig = {
    // Knex warns of the DDL that Strapi's own migrations mix with transactions on MySQL.
    connection: { ...connection, log: { warn: silent } },
    // No migration of an app: the folder does not exist.
    settings: { migrations: { dir: join(tmpdir(), 'magic-link-no-migrations') } },
    logger: { info: silent, warn: silent, error: silent, debug: silent },
  };
  const db = new StrapiDatabase(config);
  await db.init({ models: modelsOf(db) });
  await db.schema.sync();
  const knex = db.connection;
  const tables = Object.values(TABLES);
  const strapi = { db } as unknown as Core.Strapi;
  return {
    client: connection.client,
    database: createDatabase(strapi),
    strapi,
    knex,
    dump: async () => (await Promise.all(tables.map((table) => knex<Record<string, unknown>>(table)))).flat(),
    record: (work) => recordStatements(knex, work),
    clear: async () => {
      for (const table of tables) await knex(table).delete();
    },
    close: async () => {
      await db.destroy();
      await dispose();
    },
  };
}

/** What Strapi (core/dist/domain/content-type) and its i18n plugin add to every content type. */
const ADDED_BY_STRAPI = {
  createdAt: { type: 'datetime' },
  updatedAt: { type: 'datetime' },
  publishedAt: { type: 'datetime' },
  locale: { type: 'string' },
  createdBy: { type: 'relation', relation: 'oneToOne', target: 'admin::user', useJoinTable: false },
  updatedBy: { type: 'relation', relation: 'oneToOne', target: 'admin::user', useJoinTable: false },
};

/** By Strapi's own transformation, with the editors' table that every content type refers to. */
function modelsOf(db: StrapiDatabase): Model[] {
  const loaded = Object.entries(contentTypes).map(([name, { schema }]) => ({
    ...schema,
    uid: `plugin::magic-link.${name}`,
    modelType: 'contentType',
    modelName: schema.info.singularName,
    attributes: { ...schema.attributes, ...ADDED_BY_STRAPI },
  })) as unknown as LoadedContentTypeModel[];
  const editors: Model = {
    uid: 'admin::user',
    singularName: 'user',
    tableName: 'admin_users',
    attributes: { id: { type: 'increments' } },
    lifecycles: {},
    indexes: [],
    foreignKeys: [],
  };
  return [...transformContentTypesToModels(loaded, db.metadata.identifiers), editors];
}

async function recordStatements(knex: Knex, work: () => Promise<unknown>): Promise<Statement[]> {
  const statements: Statement[] = [];
  const listen = ({ sql, bindings }: { sql: string; bindings?: readonly Knex.RawBinding[] }) =>
    void statements.push({ sql, bindings: bindings ?? [] });
  knex.on('query', listen);
  try {
    await work();
    return statements;
  } finally {
    knex.removeListener('query', listen);
  }
}
