import { TABLES } from '../content-types';
import { randomId } from '../domain/link';
import type { SettingsStore, StoredSettings } from '../domain/settings-ports';
import type { Database } from '../strapi/database';

const PANEL = { name: 'panel' };

export function createSettingsStore(database: Database): SettingsStore {
  return {
    async read() {
      const row = await database.run<{ changed: string; version: number } | undefined>((table) =>
        table(TABLES.settings).where(PANEL).first('changed', 'version'),
      );
      if (!row) return { changed: {}, version: 0 };
      return { changed: JSON.parse(row.changed) as StoredSettings['changed'], version: row.version };
    },

    async write({ changed, version }, ifVersion) {
      const columns = { changed: JSON.stringify(changed), version };
      if (ifVersion === 0) {
        // Of two that are first, one meets the unique name, tries again and sees the other's version.
        await database.run((table) =>
          table(TABLES.settings).insert({ document_id: randomId(12), ...PANEL, ...columns }),
        );
        return true;
      }
      const written = await database.run<number>((table) =>
        table(TABLES.settings)
          .where({ ...PANEL, version: ifVersion })
          .update(columns),
      );
      return written === 1;
    },
  };
}
