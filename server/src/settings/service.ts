import type { FileSettings, InputProblem, Settings, SettingsErrorCode } from '../../../contracts';
import type { ChangedSettings, SettingsBook } from '../config/settings-book';
import type { Actor } from '../domain/audit';
import { changesBetween } from '../domain/changes';
import { sentenceOf } from '../domain/input-problems';
import type { Accounts, Audit, Transaction } from '../domain/ports';
import type { SettingsStore, StoredSettings } from '../domain/settings-ports';
import { unknownRole } from '../domain/unknown-role';

export interface SettingsDeps {
  store: SettingsStore;
  book: SettingsBook;
  /** What only files say. */
  fixed: FileSettings;
  accounts: Pick<Accounts, 'roles'>;
  /** Makes a change felt on this instance at once. */
  refresh: () => Promise<void>;
  audit: Audit;
  transaction: Transaction;
}

export interface SettingsRefused {
  kind: 'refused';
  code: SettingsErrorCode;
  message: string;
  problems?: InputProblem[];
  paths?: string[];
}

/** The settings as the panel sees and changes them; each change with its line in the log, in one transaction. */
export function createSettings({ store, book, audit, ...deps }: SettingsDeps) {
  async function read(): Promise<Settings> {
    return describe(await store.read());
  }

  function describe({ changed, version }: StoredSettings): Settings {
    return {
      values: book.valuesOf(changed),
      defaults: book.valuesOf({}),
      locked: book.locked(),
      fixed: deps.fixed,
      version,
    };
  }

  async function change(
    version: number,
    wanted: ChangedSettings,
    actor: Actor,
  ): Promise<{ kind: 'changed'; settings: Settings } | SettingsRefused> {
    const outcome = await deps.transaction(async () => {
      const before = await store.read();
      if (before.version !== version) return CHANGED;
      const judged = await judge(before.changed, wanted);
      if (judged.kind === 'refused') return judged;
      const changes = changesBetween(book.valuesOf(before.changed), book.valuesOf(judged.changed));
      // Who saves without having changed anything has changed nothing.
      if (changes.length === 0) return { kind: 'stored' as const, settings: before };
      const settings = { changed: judged.changed, version: version + 1 };
      if (!(await store.write(settings, version))) return CHANGED;
      await audit.record({ type: 'settings.changed', changes, actor });
      return { kind: 'stored' as const, settings };
    });
    if (outcome.kind === 'refused') {
      const reason = outcome.code;
      if (reason === 'setting_locked') {
        await audit.record({ type: 'settings.changed', outcome: 'refused', reason, actor });
      }
      return outcome;
    }
    await deps.refresh();
    return { kind: 'changed', settings: describe(outcome.settings) };
  }

  async function judge(changed: ChangedSettings, wanted: ChangedSettings) {
    const judged = book.judge(changed, wanted);
    if (judged.kind === 'invalid') return invalidSettings(judged.problems);
    if (judged.kind === 'locked') return lockedSettings(judged.paths);
    const { deniedRoles = [] } = (wanted.accounts ?? {}) as { deniedRoles?: string[] };
    const known = deniedRoles.length > 0 ? (await deps.accounts.roles()).map(({ type }) => type) : [];
    const unknown = unknownRole('accounts.deniedRoles', deniedRoles, known);
    return unknown.length > 0 ? invalidSettings(unknown) : judged;
  }

  return { read, change };
}

export type SettingsDesk = ReturnType<typeof createSettings>;

export function invalidSettings(problems: InputProblem[]): SettingsRefused {
  return { kind: 'refused', code: 'invalid_input', message: sentenceOf(problems), problems };
}

function lockedSettings(paths: string[]): SettingsRefused {
  const message = `config/plugins fixes ${paths.join(', ')}. Change it there.`;
  return { kind: 'refused', code: 'setting_locked', message, paths };
}

const CHANGED: SettingsRefused = {
  kind: 'refused',
  code: 'settings_changed',
  message: 'Somebody else changed the settings meanwhile. Load them again, then change them.',
};
