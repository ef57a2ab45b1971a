import {
  type ChangeSettingsBody,
  type ChangedValue,
  LIMIT_NAMES,
  type LimitName,
} from '../../../../contracts';
import type { SettingsValues } from '../../../../contracts';

const SINGLE_PATHS = [
  'portal.name',
  'mail.accentColor',
  'accounts.creation',
  'accounts.deniedRoles',
  'invitations.importedRowsPerDay',
  'retention.auditDays',
  'retention.recordsDays',
  'retention.guestAccountsDays',
  'privacy.ipAddresses',
] as const;

/** One value of the settings, as the log and the server's answers name it. */
export type SettingPath = (typeof SINGLE_PATHS)[number] | `limits.${LimitName}.${'points' | 'windowSeconds'}`;

export const SETTING_PATHS: readonly SettingPath[] = [
  ...SINGLE_PATHS,
  ...LIMIT_NAMES.flatMap((name) => [`limits.${name}.points`, `limits.${name}.windowSeconds`] as const),
];

/** By path. */
export const flatten = (values: SettingsValues): Record<SettingPath, ChangedValue> =>
  Object.fromEntries(SETTING_PATHS.map((path) => [path, valueAt(values, path)])) as Record<
    SettingPath,
    ChangedValue
  >;

function valueAt(values: SettingsValues, path: SettingPath): ChangedValue {
  const found = path.split('.').reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], values);
  return (found ?? null) as ChangedValue;
}

/** Back into groups: only what was changed is sent, with the version that it was changed from. */
export function settingsBody(
  version: number,
  changes: readonly { field: SettingPath; after: ChangedValue }[],
): ChangeSettingsBody {
  const body: Record<string, unknown> = { version };
  for (const { field, after } of changes) {
    const names = field.split('.');
    const last = names.pop() ?? '';
    const group = names.reduce((at, name) => (at[name] ??= {}) as Record<string, unknown>, body);
    group[last] = after;
  }
  return body as unknown as ChangeSettingsBody;
}
