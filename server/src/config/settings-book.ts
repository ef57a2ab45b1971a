import type { InputProblem, SettingsValues } from '../../../contracts';
import { isGroup } from '../domain/group';
import { problemsOf } from '../domain/input-problems';
import { defaultConfig } from './defaults';
import { at, changesOver, layered, pathsOf } from './layers';
import { configSchema, panelSchema, type MagicLinkConfig } from './schema';

/** What the panel changed, in the groups of the configuration. */
export type ChangedSettings = Readonly<Record<string, unknown>>;

export type JudgedSettings =
  | { kind: 'fits'; changed: ChangedSettings }
  | { kind: 'invalid'; problems: InputProblem[] }
  | { kind: 'locked'; paths: string[] };

/** What of the configuration the panel may say: the rest comes from files, per environment. */
const PANEL_KEYS = {
  portal: ['name'],
  mail: ['accentColor'],
  accounts: ['creation', 'deniedRoles'],
  invitations: ['importedRowsPerDay'],
  limits: Object.keys(defaultConfig.limits),
  retention: Object.keys(defaultConfig.retention),
  privacy: ['ipAddresses'],
} as const satisfies Record<keyof SettingsValues, readonly string[]>;

const GROUPS = Object.keys(PANEL_KEYS) as (keyof SettingsValues)[];

/** The configuration in effect: defaults, over them what the panel changed, over that what files say. */
export function createSettingsBook(file: unknown) {
  const configOf = (changed: ChangedSettings): MagicLinkConfig =>
    configSchema.parse(layered(layered(defaultConfig, changed), file));

  const valuesOf = (changed: ChangedSettings): SettingsValues => {
    const config: Record<string, unknown> = configOf(changed);
    return Object.fromEntries(
      GROUPS.map((group) => [
        group,
        Object.fromEntries(PANEL_KEYS[group].map((key) => [key, at(config[group], [key])])),
      ]),
    ) as unknown as SettingsValues;
  };

  /** What would be changed if these values were set as well, where they may be. */
  function judge(changed: ChangedSettings, wanted: ChangedSettings): JudgedSettings {
    const parsed = panelSchema.safeParse(wanted);
    if (!parsed.success) return { kind: 'invalid', problems: problemsOf(parsed.error) };
    const locked = pathsOf(parsed.data).filter((path) => at(file, path) !== undefined);
    if (locked.length > 0) return { kind: 'locked', paths: locked.map((path) => path.join('.')) };
    const left = changesOver(defaultConfig, layered(changed, parsed.data));
    return { kind: 'fits', changed: isGroup(left) ? left : {} };
  }

  /** Paths of the values that files fix. */
  const locked = (): string[] =>
    pathsOf(valuesOf({}))
      .filter((path) => at(file, path) !== undefined)
      .map((path) => path.join('.'));

  return { configOf, valuesOf, judge, locked };
}

export type SettingsBook = ReturnType<typeof createSettingsBook>;
