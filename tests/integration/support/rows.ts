import type { App } from './app';

export type Rows = Record<string, Record<string, unknown>[]>;

/** All rows of these tables, as they are now. */
export async function rowsOf(app: App, tables: readonly string[]): Promise<Rows> {
  const rows: Rows = {};
  for (const table of tables)
    rows[table] = await app
      .database(table)
      .select('*')
      .orderBy(table === 'ml_limits' ? 'key' : 'id');
  return rows;
}

/** Until a mail is written down as sent, the rows change by themselves. */
export async function settled(app: App): Promise<void> {
  const waiting = () => app.database('ml_messages').where({ state: 'queued' });
  while ((await waiting()).length > 0) await new Promise((resolve) => setTimeout(resolve, 20));
}
