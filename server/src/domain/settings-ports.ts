/** What the panel changed of the configuration. */
export interface StoredSettings {
  /** The values that differ from the defaults, in the groups of `config/plugins`. */
  changed: Readonly<Record<string, unknown>>;
  /** Counts the changes. */
  version: number;
}

export interface SettingsStore {
  /** Version 0: nothing was ever changed. */
  read(): Promise<StoredSettings>;
  /** False when they were changed since they had this version. */
  write(settings: StoredSettings, ifVersion: number): Promise<boolean>;
}
