import type { Database } from '../../server/src/strapi/database';
import { times } from './support/links';
import type { TestDatabase } from './support/test-database';

/** What waits for a commit, on every database. */
export function afterCommitContract(testDatabase: () => TestDatabase): void {
  let database: Database;
  let done: string[];

  beforeEach(() => {
    database = testDatabase().database;
    done = [];
  });

  const commit = (name: string) =>
    database.transaction(async () => {
      await database.afterCommit(() => done.push(name));
      done.push(`within ${name}`);
    });

  test('is done after the commit, once, and at once outside of a transaction', async () => {
    await commit('a');
    await database.afterCommit(() => done.push('b'));
    expect(done).toEqual(['within a', 'a', 'b']);
  });

  test('is not done after a rollback', async () => {
    const failing = database.transaction(async () => {
      await database.afterCommit(() => done.push('a'));
      throw new Error('injected: the work failed');
    });
    await expect(failing).rejects.toThrow('injected');
    expect(done).toEqual([]);
  });

  test('is done once by each of the transactions that a commit set off, at its own commit', async () => {
    const woken = new Promise<void>((resolve, reject) => {
      const workOn = async () => {
        await commit('first');
        await Promise.all(times(3, (index) => commit(`${index}`)));
      };
      const wake = () => void workOn().then(resolve, reject);
      void database.transaction(() => database.afterCommit(wake)).catch(reject);
    });
    await woken;
    const told = done.filter((name) => !name.startsWith('within'));
    expect(told.sort()).toEqual(['0', '1', '2', 'first']);
    for (const name of told) expect(done.indexOf(name)).toBeGreaterThan(done.indexOf(`within ${name}`));
  });
}
