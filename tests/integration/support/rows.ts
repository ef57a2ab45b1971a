import type { App } from './app';

export type Rows = Record<string, Record<string, unknown>[]>;

/** All rows of these tables, as they are now, but for the seals of the log, which come by themselves. */
export async function rowsOf(app: App, tables: readonly string[]): Promise<Rows> {
  const rows: Rows = {};
  for (const table of tables) {
    const found: Record<string, unknown>[] = await app
      .database(table)
      .select('*')
      .orderBy(table === 'ml_limits' ? 'key' : 'id');
    rows[table] = table === 'ml_audit_events' ? found.map(withoutSeal) : found;
  }
  return rows;
}

/** As a line stands before its seal. */
export const UNSEALED = {
  seq: null,
  seal: null,
  kid: null,
  commitment: null,
  salt: null,
  sealed_at_ms: null,
};

const SEAL = ['seq', 'seal', 'kid', 'commitment', 'salt', 'sealed_at_ms'];

/** A line of the log as it was written. */
export const withoutSeal = (row: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row).filter(([column]) => !SEAL.includes(column)));

/** Until a mail is written down as sent, the rows change by themselves. */
export async function settled(app: App): Promise<void> {
  const waiting = () => app.database('ml_messages').where({ state: 'queued' });
  while ((await waiting()).length > 0) await new Promise((resolve) => setTimeout(resolve, 20));
}
