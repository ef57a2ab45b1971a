import type { Core } from '@strapi/types';
import type { Knex } from 'knex';
import {
  RateLimiterMemory,
  RateLimiterMySQL,
  RateLimiterPostgres,
  RateLimiterRedis,
  RateLimiterRes,
  RateLimiterSQLite,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';
import { BUDGETS, type Budget, type BudgetName, type Spending } from '../domain/budget';
import type { Limiter } from '../domain/ports';

const TABLE = 'ml_limits';

/**
 * Budgets that outlive a restart and are shared by all instances: on Redis where there is one, else on Strapi's
 * database. Never to be called inside a transaction: it waits for a connection of its own.
 */
export function createLimiter(
  strapi: Core.Strapi,
  budgets: Budgets,
  redis: RedisClient | undefined,
): Limiter {
  let limiters: Promise<Limiters> | undefined;
  return overLimiters(budgets, () => (limiters ??= makeLimiters(strapi, budgets, redis)));
}

/** Budgets of this process alone, for what must cost no query. */
export function createMemoryLimiter(budgets: Budgets): Limiter {
  const make = (name: BudgetName) =>
    new RateLimiterMemory({ points: budgets[name].points, duration: budgets[name].windowSeconds });
  const limiters = Promise.resolve(forEachBudget(make));
  return overLimiters(budgets, () => limiters);
}

type Budgets = Readonly<Record<BudgetName, Budget>>;
type Limiters = Record<BudgetName, RateLimiterAbstract>;

const forEachBudget = (make: (name: BudgetName) => RateLimiterAbstract) =>
  Object.fromEntries(BUDGETS.map((name) => [name, make(name)])) as Limiters;

function overLimiters(budgets: Budgets, limiters: () => Promise<Limiters>): Limiter {
  return {
    async spend(name, key) {
      const limiter = (await limiters())[name];
      return limiter.consume(key).then(
        () => ({ kind: 'within' }),
        (outcome: unknown) => exceeded(outcome, budgets[name]),
      );
    },
    async refund(name, key) {
      await (await limiters())[name].reward(key);
    },
    async look(name, key) {
      const spent = await (await limiters())[name].get(key);
      return spent && spent.consumedPoints >= budgets[name].points
        ? exceeded(spent, budgets[name])
        : { kind: 'within' };
    },
  };
}

/** What of ioredis or node-redis the library needs; the installer's own package, loaded only when configured. */
export type RedisClient = object;

/** The library rejects with its result when a budget is exceeded, and with an Error when the store fails. */
function exceeded(outcome: unknown, { points }: Budget): Spending {
  if (!(outcome instanceof RateLimiterRes)) throw outcome;
  return {
    kind: 'exceeded',
    retryAfterSeconds: Math.max(1, Math.ceil(outcome.msBeforeNext / 1000)),
    justNow: outcome.consumedPoints === points + 1,
  };
}

async function makeLimiters(
  strapi: Core.Strapi,
  budgets: Budgets,
  redis: RedisClient | undefined,
): Promise<Limiters> {
  if (!redis) await createTable(strapi);
  const make = (name: BudgetName) => {
    const { points, windowSeconds } = budgets[name];
    const options = { keyPrefix: `ml:${name}`, points, duration: windowSeconds };
    return redis
      ? new RateLimiterRedis({ ...options, storeClient: redis })
      : onDatabase(strapi, { ...options, clearExpiredByTimeout: name === BUDGETS[0] });
  };
  return forEachBudget(make);
}

interface LimiterOptions {
  keyPrefix: string;
  points: number;
  duration: number;
  clearExpiredByTimeout: boolean;
}

function onDatabase(strapi: Core.Strapi, options: LimiterOptions): RateLimiterAbstract {
  const knex: Knex = strapi.db.connection;
  const shared = {
    ...options,
    storeClient: knex,
    storeType: 'knex',
    tableName: TABLE,
    tableCreated: true,
  } as const;
  switch (strapi.db.dialect.client) {
    case 'postgres':
      return new RateLimiterPostgres({ ...shared, schemaName: strapi.db.getSchemaName() ?? 'public' });
    case 'mysql':
      return new RateLimiterMySQL({ ...shared, dbName: databaseName(knex) });
    default:
      return new RateLimiterSQLite(shared);
  }
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
