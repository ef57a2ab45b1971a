import { AsyncLocalStorage, AsyncResource } from 'node:async_hooks';
import type { Core } from '@strapi/types';
import type { Knex } from 'knex';
import type { Transaction } from '../domain/ports';
import { makeCommitTell } from './commit';

export type Table = (name: string) => Knex.QueryBuilder;

export interface Database {
  /**
   * Runs queries, in the transaction that the caller is in, if any. An error comes out without its statement: Knex
   * prints the bound values, and those are for nobody's log.
   */
  run<T>(work: (table: Table) => PromiseLike<T>): Promise<T>;
  /** Or takes part in the one that the caller is in. */
  transaction: Transaction;
  /** Does it once what the caller's transaction wrote stands, or at once outside of one. It must not throw. */
  afterCommit(work: () => void): Promise<void>;
}

/** How many connections there are at most: on SQLite one, which everything waits for. To be asked once Strapi has its database. */
export function connectionsOf(strapi: Core.Strapi): number {
  const { pool } = strapi.db.connection.client as { pool?: { max?: number } };
  return pool?.max ?? 1;
}

/** A failed statement, told without its text and values. */
export class DatabaseError extends Error {
  override name = 'MagicLinkDatabaseError';

  constructor(readonly code: string) {
    super(`A database statement of magic-link failed: ${code}`);
  }
}

/**
 * Strapi's database, for stores that speak Knex. Strapi's own queries inside `transaction` take part as well. The work of a
 * transaction may run more than once.
 */
export function createDatabase(strapi: Core.Strapi): Database {
  const current = new AsyncLocalStorage<Knex.Transaction>();
  // As it is now, at the start of the server: outside of every transaction.
  const outside = new AsyncResource('MagicLinkAfterCommit');

  const table: Table = (name) => {
    const trx = current.getStore();
    if (!trx) return strapi.db.getConnection(name);
    const schema = strapi.db.getSchemaName();
    return schema ? trx(name).withSchema(schema) : trx(name);
  };

  /**
   * A lifecycle or a plugin may call us from inside a transaction of Strapi's own. Asking for another connection
   * there would wait for the one that it holds: on SQLite until the time-out, since there is only one.
   */
  const inAnyTransaction: Transaction = async (work) => {
    if (current.getStore() || !strapi.db.inTransaction()) return work();
    const joined = strapi.db.transaction(({ trx }: { trx: Knex.Transaction }) => current.run(trx, work));
    return joined as ReturnType<typeof work>;
  };

  return {
    run: (work) => withoutStatement(() => inAnyTransaction(async () => work(table)), isAnything),
    transaction(work) {
      if (current.getStore()) return work();
      const begin = () =>
        strapi.db.transaction(({ trx }: { trx: Knex.Transaction }) => {
          makeCommitTell(trx);
          return current.run(trx, work);
        }) as ReturnType<typeof work>;
      return retryingConflicts(() => withoutStatement(begin));
    },

    /**
     * Never within the transaction that was: whatever began there, such as a worker that goes on for hours, would hand
     * its list of things to do after the commit down to every later transaction, and each would do all of them again.
     */
    async afterCommit(work) {
      if (!strapi.db.inTransaction()) return work();
      await strapi.db.transaction(({ onCommit }: { onCommit: (work: () => void) => void }) =>
        onCommit(() => outside.runInAsyncScope(work)),
      );
    },
  };
}

/**
 * Transactions on a connection of their own, for an adapter that must have the connection in its hands. They take no
 * part in the caller's. The work may run more than once.
 */
export function ownTransaction(knex: () => Knex) {
  return <T>(work: (trx: Knex.Transaction) => Promise<T>): Promise<T> =>
    retryingConflicts(() => withoutStatement(() => knex().transaction(work)));
}

/** Two transactions that got in each other's way: the database ended one of them, and it may simply try again. */
const CONFLICTS = new Set([
  'SQLITE_BUSY',
  'SQLITE_BUSY_SNAPSHOT',
  '40P01', // PostgreSQL: deadlock detected
  '40001', // PostgreSQL: serialization failure
  'ER_LOCK_DEADLOCK', // MariaDB, MySQL
  // Who took the same place a moment later: the next try sees it taken.
  'SQLITE_CONSTRAINT_UNIQUE',
  '23505', // PostgreSQL: unique violation
  'ER_DUP_ENTRY', // MariaDB, MySQL
]);
const CONFLICT_TRIES = 5;

async function retryingConflicts<T>(work: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await work();
    } catch (error) {
      const mayTryAgain =
        error instanceof DatabaseError && CONFLICTS.has(error.code) && tried < CONFLICT_TRIES;
      if (!mayTryAgain) throw error;
      // Unequal pauses, or the same two would meet again.
      await new Promise((resolve) => setTimeout(resolve, tried * 10 + Math.random() * 20));
    }
  }
}

/**
 * Rethrows without the statement. What a statement throws is always the database's; what a transaction throws may
 * also be a bug of the work inside, which has to stay readable.
 */
async function withoutStatement<T>(
  work: () => Promise<T>,
  isOfDatabase: (error: unknown) => boolean = hasDriverCode,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DatabaseError || !isOfDatabase(error)) throw error;
    throw new DatabaseError(codeOf(error));
  }
}

const isAnything = (): boolean => true;

/** Drivers give their errors a code (SQLITE_BUSY, 40P01, ER_LOCK_DEADLOCK); Knex's time-out has a name only. */
function hasDriverCode(error: unknown): boolean {
  return typeof fieldOf(error, 'code') === 'string' || fieldOf(error, 'name') === 'KnexTimeoutError';
}

/** Never the message: it may be the statement with its values. */
function codeOf(error: unknown): string {
  const code = fieldOf(error, 'code') ?? fieldOf(error, 'name');
  return typeof code === 'string' ? code : 'unknown';
}

/** Read without `instanceof`: a driver may have been loaded in another realm. */
function fieldOf(error: unknown, field: 'code' | 'name'): unknown {
  return typeof error === 'object' && error !== null ? (error as Record<string, unknown>)[field] : undefined;
}
