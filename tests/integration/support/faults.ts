import type { Knex } from 'knex';

/** What fails in the app's own database, as a full disk or a dropped connection would make it fail. */
export type Fault =
  /** A change, once it was made: the database refuses it by a trigger. `when` is SQL over NEW and OLD. */
  | { kind: 'change'; table: string; on: 'INSERT' | 'UPDATE' | 'DELETE'; when?: string }
  /** A read: the column has another name for a while. */
  | { kind: 'read'; table: string; column: string }
  /** The row of a client goes, once a change was made. */
  | { kind: 'loss'; table: string; on: 'INSERT' }
  /** The commit of a transaction with such a change. MariaDB has nothing that fails so late. */
  | { kind: 'commit'; table: string; on: 'INSERT' | 'UPDATE'; when?: string };

export const change = (table: string, on: 'INSERT' | 'UPDATE' | 'DELETE', when?: string): Fault => ({
  kind: 'change',
  table,
  on,
  ...(when === undefined ? {} : { when }),
});

type Dialect = 'better-sqlite3' | 'pg' | 'mysql2';

/** What the log says when a fault was hit; the drivers tell of each in their own way. */
export const HIT =
  /The client vanished|failed: (SQLITE_CONSTRAINT_TRIGGER|SQLITE_CONSTRAINT_FOREIGNKEY|SQLITE_ERROR|P0001|42703|ER_SIGNAL_EXCEPTION|ER_BAD_FIELD_ERROR)/g;

/** What the log says of failures: short enough to be read where a test fails. */
export const failuresIn = (log: string): string =>
  (log.match(/The client vanished|(?:failed|Error): .*/g) ?? ['nothing failed']).join('\n');

/** Breaks something. The function that comes back mends it. */
export async function inject(database: Knex, fault: Fault): Promise<() => Promise<void>> {
  for (const statement of statementsFor(dialectOf(database), fault).breaking) await database.raw(statement);
  return () => mend(database, fault);
}

/** Mends it through another connection than the one that broke it. */
export async function mend(database: Knex, fault: Fault): Promise<void> {
  for (const statement of statementsFor(dialectOf(database), fault).mending) await database.raw(statement);
}

/** Whether this database can be broken in this way. */
export const canInject = (client: string | undefined, { kind }: Fault): boolean =>
  kind !== 'commit' || client !== 'mysql';

interface Statements {
  breaking: string[];
  mending: string[];
}

function dialectOf(database: Knex): Dialect {
  return (database.client as { config: { client: Dialect } }).config.client;
}

function statementsFor(dialect: Dialect, fault: Fault): Statements {
  if (fault.kind === 'read') {
    const { table, column } = fault;
    const rename = (from: string, to: string) => [`ALTER TABLE ${table} RENAME COLUMN ${from} TO ${to}`];
    return { breaking: rename(column, `${column}_away`), mending: rename(`${column}_away`, column) };
  }
  if (fault.kind === 'commit') return atCommit(dialect, fault);
  const { table, on } = fault;
  const when = fault.kind === 'change' ? (fault.when ?? TRUE) : TRUE;
  const raises = fault.kind === 'change';
  return trigger(dialect, `AFTER ${on} ON ${table}`, when, raises ? RAISE[dialect] : 'DELETE FROM up_users');
}

const TRUE = '1 = 1';

const RAISE: Record<Dialect, string> = {
  'better-sqlite3': `SELECT RAISE(ABORT, 'injected')`,
  pg: `RAISE EXCEPTION 'injected'`,
  mysql2: `SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'injected'`,
};

/** `event` is such as `AFTER INSERT ON ml_tokens`. */
function trigger(dialect: Dialect, event: string, when: string, does: string): Statements {
  switch (dialect) {
    case 'better-sqlite3':
      return {
        breaking: [`CREATE TRIGGER ml_fault ${event} WHEN ${when} BEGIN ${does}; END`],
        mending: ['DROP TRIGGER ml_fault'],
      };
    case 'mysql2':
      return {
        breaking: [
          `CREATE TRIGGER ml_fault ${event} FOR EACH ROW BEGIN IF ${when} THEN ${does}; END IF; END`,
        ],
        mending: ['DROP TRIGGER ml_fault'],
      };
    case 'pg':
      return {
        breaking: [
          postgresFunction(does),
          `CREATE TRIGGER ml_fault ${event} FOR EACH ROW WHEN (${when}) EXECUTE FUNCTION ml_fault()`,
        ],
        mending: ['DROP FUNCTION ml_fault() CASCADE'],
      };
  }
}

const postgresFunction = (does: string) =>
  `CREATE FUNCTION ml_fault() RETURNS trigger AS $$ BEGIN ${does}; RETURN NULL; END $$ LANGUAGE plpgsql`;

/** A promise that the database checks at the very end, and that can't be kept. */
function atCommit(dialect: Dialect, { table, on, when = TRUE }: Fault & { kind: 'commit' }): Statements {
  const event = `AFTER ${on} ON ${table}`;
  if (dialect === 'pg') {
    return {
      breaking: [
        postgresFunction(RAISE.pg),
        `CREATE CONSTRAINT TRIGGER ml_fault ${event} DEFERRABLE INITIALLY DEFERRED
           FOR EACH ROW WHEN (${when}) EXECUTE FUNCTION ml_fault()`,
      ],
      mending: ['DROP FUNCTION ml_fault() CASCADE'],
    };
  }
  const { breaking, mending } = trigger(dialect, event, when, 'INSERT INTO ml_child VALUES (1)');
  return {
    breaking: [
      'CREATE TABLE ml_parent (id INTEGER PRIMARY KEY)',
      'CREATE TABLE ml_child (id INTEGER REFERENCES ml_parent (id) DEFERRABLE INITIALLY DEFERRED)',
      ...breaking,
    ],
    mending: [...mending, 'DROP TABLE ml_child', 'DROP TABLE ml_parent'],
  };
}
