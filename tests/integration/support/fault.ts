import type { App } from './app';

/** One statement of the app's that the database will refuse. */
export interface Fault {
  table: string;
  on: 'INSERT' | 'UPDATE' | 'DELETE';
  /** Of which rows, in SQL that all databases read, with OLD and NEW. All of them, if left out. */
  when?: string;
}

const NAME = 'injected_fault';

/** Makes the database itself fail: real, and in the middle of a transaction. Gives back how to take it out again. */
export async function injectFault(
  app: App,
  { table, on, when = '1 = 1' }: Fault,
): Promise<() => Promise<void>> {
  const { database } = app;
  const client = (database.client as { config: { client: string } }).config.client;
  if (client === 'pg') {
    await database.raw(
      `CREATE OR REPLACE FUNCTION ${NAME}() RETURNS trigger AS 'BEGIN RAISE EXCEPTION ''injected''; END' LANGUAGE plpgsql`,
    );
    await database.raw(
      `CREATE TRIGGER ${NAME} BEFORE ${on} ON ${table} FOR EACH ROW WHEN (${when}) EXECUTE FUNCTION ${NAME}()`,
    );
    return async () => {
      await database.raw(`DROP TRIGGER ${NAME} ON ${table}`);
    };
  }
  const body =
    client === 'mysql2'
      ? `FOR EACH ROW BEGIN IF ${when} THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'injected'; END IF; END`
      : `WHEN ${when} BEGIN SELECT RAISE(ABORT, 'injected'); END`;
  await database.raw(`CREATE TRIGGER ${NAME} BEFORE ${on} ON ${table} ${body}`);
  return async () => {
    await database.raw(`DROP TRIGGER ${NAME}`);
  };
}
