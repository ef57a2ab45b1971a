import type { App } from './app';

/** How many rows `insertMany` makes. */
export const MANY = 100_000;

const DIGITS = `(${Array.from({ length: 10 }, (_, digit) => `SELECT ${digit} AS d`).join(' UNION ALL ')})`;
const NUMBER = '1000000 + a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d';
const NUMBERS = ['a', 'b', 'c', 'e', 'f'].map((of) => `${DIGITS} ${of}`).join(', ');

/**
 * Rows made by the database: sending so many takes longer. Columns are SQL; `id` is a text of its own for each row, `n` its
 * number, from a million on.
 */
export async function insertMany(app: App, table: string, columns: Record<string, string>): Promise<void> {
  const id = process.env.DATABASE_CLIENT === 'mysql' ? `CONCAT('x', n)` : `'x' || n`;
  const names = Object.keys(columns).map((name) => app.database.ref(name).toQuery());
  const values = Object.values(columns).map((value) => (value === 'id' ? id : value));
  await app.database.raw(
    `INSERT INTO ${table} (${names.join(', ')}) SELECT ${values.join(', ')} FROM
       (SELECT ${NUMBER} AS n FROM ${NUMBERS}) numbers`,
  );
}
