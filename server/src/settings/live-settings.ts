import type { MagicLinkConfig } from '../config/schema';
import type { SettingsBook } from '../config/settings-book';
import type { Log } from '../domain/ports';
import type { SettingsStore } from '../domain/settings-ports';

export interface LiveSettingsDeps {
  store: Pick<SettingsStore, 'read'>;
  book: SettingsBook;
  log: Log;
}

/** The configuration of today, held in memory: asking costs no query. Read anew by `refresh`. */
export function createLiveSettings({ store, book, log }: LiveSettingsDeps) {
  let config = book.configOf({});

  return {
    current: (): MagicLinkConfig => config,

    async refresh(): Promise<void> {
      const { changed } = await store.read();
      try {
        config = book.configOf(changed);
      } catch (error) {
        // A row that was written by hand, or by a newer version, takes nothing down with it.
        log.error(`The stored settings are damaged and do not apply: ${String(error)}`);
        config = book.configOf({});
      }
    },
  };
}
