import { Flex } from '@strapi/design-system';
import type { ReactNode } from 'react';

import { ACCOUNT_CREATIONS, type AccountCreation, IP_PRIVACY, type IpPrivacy } from '../../../../contracts';
import { Card } from '../../components/Card';
import { ChoiceField } from '../../components/fields/ChoiceField';
import { ColourField } from '../../components/fields/ColourField';
import { NumberField } from '../../components/fields/NumberField';
import { RolesField } from '../../components/fields/RolesField';
import { TextField } from '../../components/fields/TextField';
import { useEditorOptions } from '../../hooks/useEditorOptions';
import { type MessageKey, useSay } from '../../translations/say';
import { LimitsCard } from './LimitsCard';
import { type SettingsFormState, useSettingFields } from './useSettingFields';

/** Everything that may be set here, in sections. */
export function SettingsFields({ form }: { form: SettingsFormState }) {
  return (
    <>
      <LookSection form={form} />
      <AccountsSection form={form} />
      <LimitsCard form={form} />
      <RetentionSection form={form} />
      <PrivacySection form={form} />
    </>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card title={title}>
      <Flex direction="column" alignItems="stretch" gap={5}>
        {children}
      </Flex>
    </Card>
  );
}

function LookSection({ form }: { form: SettingsFormState }) {
  const say = useSay();
  const field = useSettingFields(form);
  return (
    <Section title={say('settings.section-look')}>
      <TextField field={field('portal.name')} maxLength={200} />
      <ColourField field={field('mail.accentColor')} sample={say('settings.sample-button')} />
    </Section>
  );
}

const CREATIONS = {
  closed: { label: 'creation.closed', help: 'creation.closed-help' },
  invited: { label: 'creation.invited', help: 'creation.invited-help' },
  open: { label: 'creation.open', help: 'creation.open-help' },
} as const satisfies Record<AccountCreation, { label: MessageKey; help: MessageKey }>;

function AccountsSection({ form }: { form: SettingsFormState }) {
  const say = useSay();
  const field = useSettingFields(form);
  const { data: options } = useEditorOptions();
  const roles = (options?.roles ?? []).map(({ type, name }) => ({ value: type, label: name }));
  return (
    <Section title={say('settings.section-accounts')}>
      <ChoiceField
        field={field('accounts.creation')}
        choices={ACCOUNT_CREATIONS.map((value) => ({
          value,
          label: say(CREATIONS[value].label),
          help: say(CREATIONS[value].help),
        }))}
      />
      <RolesField field={field('accounts.deniedRoles')} roles={roles} none={say('value.none')} />
    </Section>
  );
}

function RetentionSection({ form }: { form: SettingsFormState }) {
  const say = useSay();
  const field = useSettingFields(form);
  return (
    <Section title={say('settings.section-retention')}>
      <NumberField field={field('retention.auditDays')} />
      <NumberField field={field('retention.recordsDays')} />
      <NumberField field={field('retention.guestAccountsDays')} />
    </Section>
  );
}

const ADDRESSES = {
  truncated: { label: 'ip.truncated', help: 'ip.truncated-help' },
  full: { label: 'ip.full', help: 'ip.full-help' },
  hashed: { label: 'ip.hashed', help: 'ip.hashed-help' },
  none: { label: 'ip.none', help: 'ip.none-help' },
} as const satisfies Record<IpPrivacy, { label: MessageKey; help: MessageKey }>;

function PrivacySection({ form }: { form: SettingsFormState }) {
  const say = useSay();
  const field = useSettingFields(form);
  return (
    <Section title={say('settings.section-privacy')}>
      <ChoiceField
        field={field('privacy.ipAddresses')}
        choices={IP_PRIVACY.map((value) => ({
          value,
          label: say(ADDRESSES[value].label),
          help: say(ADDRESSES[value].help),
        }))}
      />
    </Section>
  );
}
