import { Flex } from '@strapi/design-system';

import type { RuleName } from '../../../../contracts';
import { Card } from '../../components/Card';
import { DurationField } from '../../components/fields/DurationField';
import { ListField } from '../../components/fields/ListField';
import { RolesField } from '../../components/fields/RolesField';
import { SwitchField } from '../../components/fields/SwitchField';
import { numbersIn } from '../../components/list-text';
import { useEditorOptions } from '../../hooks/useEditorOptions';
import { usePanelRoles } from '../../hooks/usePanelRoles';
import { type MessageKey, useSay } from '../../translations/say';
import { LongLinkNotice } from './LongLinkNotice';
import { hasRule } from './policy-draft';
import { type PolicyForm, usePolicyFields } from './usePolicyFields';

interface Section {
  title: MessageKey;
  rules: RuleName[];
}

const SECTIONS: readonly Section[] = [
  {
    title: 'policies.section-links',
    rules: [
      'linkLifetimeSeconds',
      'maxLinkLifetimeSeconds',
      'resendAfterSeconds',
      'offerCode',
      'requireSameBrowser',
    ],
  },
  { title: 'policies.section-invitation', rules: ['invitationLifetimeSeconds', 'reminderDays'] },
  {
    title: 'policies.section-access',
    rules: ['sessionLifetimeSeconds', 'accessDurationSeconds', 'warnBeforeEndSeconds', 'warnGuest'],
  },
  { title: 'policies.section-whom', rules: ['allowedRoles', 'allowedDomains', 'refusedDomains'] },
  {
    title: 'policies.section-inviters',
    rules: ['inviterPanelRoles', 'inviterUserRoles', 'inviterApiTokens'],
  },
];

/** Every rule of the policy's purpose, in sections. */
export function PolicyFields({ form }: { form: PolicyForm }) {
  const say = useSay();
  const ofPurpose = SECTIONS.map(({ title, rules }) => ({
    title,
    rules: rules.filter((rule) => hasRule(form, rule)),
  }));
  return (
    <>
      {ofPurpose
        .filter(({ rules }) => rules.length > 0)
        .map(({ title, rules }) => (
          <Card key={title} title={say(title)}>
            <Flex direction="column" alignItems="stretch" gap={5}>
              {rules.map((rule) => (
                <RuleField key={rule} rule={rule} form={form} />
              ))}
            </Flex>
          </Card>
        ))}
    </>
  );
}

function RuleField({ rule, form }: { rule: RuleName; form: PolicyForm }) {
  const say = useSay();
  const field = usePolicyFields(form)(rule);
  switch (rule) {
    case 'linkLifetimeSeconds':
      return (
        <>
          <DurationField field={field} />
          <LongLinkNotice seconds={field.value} />
        </>
      );
    case 'maxLinkLifetimeSeconds':
    case 'invitationLifetimeSeconds':
    case 'resendAfterSeconds':
    case 'warnBeforeEndSeconds':
      return <DurationField field={field} />;
    case 'sessionLifetimeSeconds':
      return <DurationField field={field} none={say('value.session-none')} />;
    case 'accessDurationSeconds':
      return <DurationField field={field} none={say('value.access-none')} />;
    case 'reminderDays':
      return <ListField field={field} read={numbersIn} />;
    case 'allowedDomains':
    case 'refusedDomains':
      return <ListField field={field} />;
    case 'allowedRoles':
    case 'inviterUserRoles':
    case 'inviterPanelRoles':
      return <RoleRule rule={rule} form={form} />;
    case 'warnGuest':
    case 'inviterApiTokens':
    case 'offerCode':
    case 'requireSameBrowser':
      return <SwitchField field={field} />;
  }
}

const NO_ROLES = {
  allowedRoles: 'value.all-roles',
  inviterUserRoles: 'value.none',
  inviterPanelRoles: 'value.all-panel-roles',
} as const satisfies Partial<Record<RuleName, MessageKey>>;

function RoleRule({ rule, form }: { rule: keyof typeof NO_ROLES; form: PolicyForm }) {
  const say = useSay();
  const field = usePolicyFields(form)(rule);
  const { data: options } = useEditorOptions();
  const ofPanel = usePanelRoles().map(({ code, name }) => ({ value: code, label: name }));
  const ofUsers = (options?.roles ?? []).map(({ type, name }) => ({ value: type, label: name }));
  return (
    <RolesField
      field={field}
      roles={rule === 'inviterPanelRoles' ? ofPanel : ofUsers}
      none={say(NO_ROLES[rule])}
    />
  );
}
