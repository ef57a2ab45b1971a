import type { ChangedValue } from '../../../../contracts';
import { SETTING_LABELS } from '../../components/changes/field-labels';
import type { SettingPath } from '../../components/changes/setting-paths';
import { useDefaultHint } from '../../components/changes/useDefaultHint';
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
  defaults: Readonly<Record<SettingPath, ChangedValue>>;
}

/** What a field needs, whatever it is called. */
export function useAnyField(
  form: SettingsFormState,
): (path: SettingPath, label: string, help?: string) => FormField {
  const { draft, locked, readOnly, defaults } = form;
  const defaultHint = useDefaultHint();
  return (path, label, help = '') => ({
    label,
    name: path,
    hint: [help, defaultHint(path, draft.value(path), defaults[path])].filter(Boolean).join(' '),
    value: draft.value(path),
    onChange: (value) => draft.set(path, value),
    error: draft.problems[path],
    // A file that fixes a whole list or group fixes what is in it.
    locked: locked.some((fixed) => path === fixed || path.startsWith(`${fixed}.`)),
    readOnly,
  });
}

export function useSettingFields(form: SettingsFormState): (path: SinglePath) => FormField {
  const say = useSay();
  const field = useAnyField(form);
  return (path) => field(path, say(SETTING_LABELS[path]), say(HINTS[path]));
}
