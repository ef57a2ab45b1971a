import type { Core } from '@strapi/types';
import type { Knex } from 'knex';
import {
  RateLimiterMemory,
  RateLimiterMySQL,
  RateLimiterPostgres,
  RateLimiterRedis,
  RateLimiterSQLite,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';
import { BUDGETS, type BudgetName } from '../domain/budget';
import { ownTransaction } from './database';
import type { Budgets, CounterStore, Limiters } from './limiter';

const TABLE = 'ml_limits';

/** Counters of this process alone, for what must cost no query. */
export function countersInMemory(budgets: Budgets): CounterStore {
  return withoutTransactions(budgets, (options) => new RateLimiterMemory(options));
}

/** What of ioredis or node-redis the library needs; the installer's own package, loaded only when configured. */
export type RedisClient = object;

export function countersOnRedis(budgets: Budgets, redis: RedisClient): CounterStore {
  return withoutTransactions(budgets, (options) => new RateLimiterRedis({ ...options, storeClient: redis }));
}

interface LimiterOptions {
  keyPrefix: string;
  points: number;
  duration: number;
}

function optionsOf(name: BudgetName, budgets: Budgets): LimiterOptions {
  const { points, windowSeconds } = budgets[name];
  return { keyPrefix: `ml:${name}`, points, duration: windowSeconds };
}

function withoutTransactions(
  budgets: Budgets,
  make: (options: LimiterOptions) => RateLimiterAbstract,
): CounterStore {
  const made = new Map(BUDGETS.map((name) => [name, make(optionsOf(name, budgets))]));
  const limiters: Limiters = (name) => {
    const { points, duration } = optionsOf(name, budgets);
    const limiter = made.get(name) ?? make(optionsOf(name, budgets));
    // As they are today: a window that is open stays as long as it was.
    return Object.assign(limiter, { points, duration });
  };
  return { change: (work) => work(limiters), read: (work) => work(limiters) };
}

/**
 * Counters that outlive a restart and are shared by all instances, on Strapi's database. Never to be called inside a
 * transaction: it waits for a connection of its own.
 */
export function countersOnDatabase(strapi: Core.Strapi, budgets: Budgets): CounterStore {
  const transaction = ownTransaction(() => strapi.db.connection);
  let ready: Promise<Limiters> | undefined;

  const over =
    (client: Knex): Limiters =>
    (name) =>
      onDatabase(strapi, client, optionsOf(name, budgets));

  async function prepare(): Promise<Limiters> {
    await createTable(strapi);
    // It alone outlives its call, and so removes what has expired.
    onDatabase(strapi, strapi.db.connection, optionsOf(BUDGETS[0], budgets), { clearExpiredByTimeout: true });
    return over(strapi.db.connection);
  }

  const whenReady = (): Promise<Limiters> => {
    ready ??= prepare().catch((error: unknown) => {
      // A database that was away may be back for the next.
      ready = undefined;
      throw error;
    });
    return ready;
  };

  return {
    read: async (work) => work(await whenReady()),
    async change(work) {
      await whenReady();
      return transaction((trx) => work(over(trx)));
    },
  };
}

/** The library's limiter on a Knex, or on the connection of a transaction of Knex. */
function onDatabase(
  strapi: Core.Strapi,
  client: Knex,
  options: LimiterOptions,
  { clearExpiredByTimeout } = { clearExpiredByTimeout: false },
): RateLimiterAbstract {
  const shared = {
    ...options,
    clearExpiredByTimeout,
    storeClient: client,
    storeType: 'knex',
    tableName: TABLE,
    tableCreated: true,
  } as const;
  switch (strapi.db.dialect.client) {
    case 'postgres':
      return new RateLimiterPostgres({ ...shared, schemaName: strapi.db.getSchemaName() ?? 'public' });
    case 'mysql':
      return new RateLimiterMySQL({
        ...shared,
        storeClient: client.isTransaction ? withoutTransactionsOfItsOwn(client) : client,
        dbName: databaseName(strapi.db.connection),
      });
    default:
      return new RateLimiterSQLite(shared);
  }
}

interface MySqlConnection {
  query(sql: string, ...rest: unknown[]): void;
}

/**
 * On MySQL the library opens and commits a transaction for each key. Inside ours its BEGIN would commit what came
 * before, so these two never reach the server. Ours is rolled back as a whole.
 */
function withoutTransactionsOfItsOwn(trx: Knex) {
  const acquireConnection = async () => {
    const client = trx.client as { acquireConnection(): Promise<MySqlConnection> };
    const connection = await client.acquireConnection();
    return {
      query(sql: string, ...rest: unknown[]) {
        if (sql !== 'BEGIN' && sql !== 'COMMIT') return connection.query(sql, ...rest);
        const [done] = rest as [(error: null) => void];
        done(null);
      },
      rollback: () => undefined,
    };
  };
  return { client: { acquireConnection, releaseConnection: () => undefined } };
}

function databaseName(knex: Knex): string {
  const { database } = (knex.client as { connectionSettings: { database?: string } }).connectionSettings;
  if (!database) throw new Error('The connection to MySQL names no database.');
  return database;
}

/**
 * The library's own table, with the columns that it insists on, so it can't be a content type. Made by us, since the
 * library would also try to create the database.
 */
async function createTable(strapi: Core.Strapi): Promise<void> {
  const schema = strapi.db.getSchemaConnection();
  if (await schema.hasTable(TABLE)) return;
  try {
    await schema.createTable(TABLE, (table) => {
      table.string('key', 255).primary();
      table.integer('points').notNullable().defaultTo(0);
      table.bigInteger('expire');
    });
  } catch (error) {
    // Another instance may have made it at the same moment.
    if (!(await strapi.db.getSchemaConnection().hasTable(TABLE))) throw error;
  }
}
