import type { Knex } from 'knex';

/**
 * Makes the commit of a transaction tell that it failed. Knex swallows that (it rejects `executionPromise` only, which Strapi
 * does not look at), so Strapi calls a transaction done that the database has undone: a session would go out, and its
 * link would live on to give another.
 */
export function makeCommitTell(trx: Knex.Transaction): void {
  const commit = trx.commit.bind(trx) as () => PromiseLike<unknown>;
  const commitAndTell = async (): Promise<void> => {
    if (isSqlite(trx)) await commitWhileItCanBeUndone(trx);
    await commit();
    await trx.executionPromise;
  };
  Object.assign(trx, { commit: commitAndTell });
}

/**
 * On SQLite a COMMIT that fails leaves its transaction open, and Knex would hand the only connection on like that:
 * whatever the app wrote from then on would never be kept. So it is tried while Strapi can still roll back; Knex then
 * commits an empty transaction, which costs nothing.
 */
async function commitWhileItCanBeUndone(trx: Knex.Transaction): Promise<void> {
  await trx.raw('COMMIT');
  await trx.raw('BEGIN');
}

function isSqlite(trx: Knex.Transaction): boolean {
  return (trx.client as { dialect: string }).dialect === 'sqlite3';
}
