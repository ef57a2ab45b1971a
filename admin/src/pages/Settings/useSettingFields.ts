import { SETTING_LABELS } from '../../components/changes/field-labels';
import type { SettingPath } from '../../components/changes/setting-paths';
import type { FormField } from '../../components/fields/field';
import type { Draft } from '../../hooks/useDraft';
import { type MessageKey, useSay } from '../../translations/say';

export type SinglePath = keyof typeof SETTING_LABELS;

const HINTS = {
  'portal.name': 'setting.portal-name-hint',
  'mail.accentColor': 'setting.accent-color-hint',
  'accounts.creation': 'setting.creation-hint',
  'accounts.deniedRoles': 'setting.denied-roles-hint',
  'invitations.importedRowsPerDay': 'setting.imported-rows-hint',
  'retention.auditDays': 'setting.audit-days-hint',
  'retention.recordsDays': 'setting.records-days-hint',
  'retention.guestAccountsDays': 'setting.guest-accounts-days-hint',
  'privacy.ipAddresses': 'setting.ip-addresses-hint',
} as const satisfies Record<SinglePath, MessageKey>;

export interface SettingsFormState {
  draft: Draft<SettingPath>;
  locked: readonly string[];
  readOnly: boolean;
}

/** What a field needs, whatever it is called. */
export const fieldFor = (
  { draft, locked, readOnly }: SettingsFormState,
  path: SettingPath,
  words: { label: string; hint?: string },
): FormField => ({
  ...words,
  name: path,
  value: draft.value(path),
  onChange: (value) => draft.set(path, value),
  error: draft.problems[path],
  // A file that fixes a whole list or group fixes what is in it.
  locked: locked.some((fixed) => path === fixed || path.startsWith(`${fixed}.`)),
  readOnly,
});

export function useSettingFields(form: SettingsFormState): (path: SinglePath) => FormField {
  const say = useSay();
  return (path) => fieldFor(form, path, { label: say(SETTING_LABELS[path]), hint: say(HINTS[path]) });
}
