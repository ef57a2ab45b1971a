import { Field, Grid, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import type { BatchDefaults } from '../../../../contracts';
import { usePolicyName } from '../../components/usePolicyName';
import { useEditorOptions } from '../../hooks/useEditorOptions';
import { useMay } from '../../hooks/useMay';
import { useSay } from '../../translations/say';

interface Choice {
  value: string;
  label: string;
}

interface DefaultsFieldsProps {
  defaults: BatchDefaults;
  onChange: (defaults: BatchDefaults) => void;
}

const NONE = 'none';

/** For every row that does not say it itself. */
export function DefaultsFields({ defaults, onChange }: DefaultsFieldsProps) {
  const say = useSay();
  const mayReplace = useMay()('invitations.revoke');
  const nameOf = usePolicyName();
  const { formatDisplayName } = useIntl();
  // Who may import only is told neither roles nor policies: then the server's own defaults hold.
  const { data: options } = useEditorOptions();
  const set = (field: 'policy' | 'role' | 'locale' | 'ifPending' | 'existingClient', value: string) => {
    const others = Object.entries(defaults).filter(([known]) => known !== field);
    onChange(Object.fromEntries(value === NONE ? others : [...others, [field, value]]));
  };
  const languages = (options?.languages ?? []).map((value) => ({
    value,
    label: formatDisplayName(value, { type: 'language', fallback: 'code' }) ?? value,
  }));
  const roles = (options?.roles ?? []).map(({ type, name }) => ({ value: type, label: name }));
  const policies = (options?.policies ?? []).map(({ key }) => ({ value: key, label: nameOf(key) }));
  const asUsual = { value: NONE, label: say('import.as-usual') };
  return (
    <Grid.Root gap={4}>
      <Select
        label={say('outlook.if-pending')}
        value={defaults.ifPending ?? NONE}
        choices={[
          { value: NONE, label: say('import.pending-fails') },
          { value: 'skip', label: say('import.pending-skip') },
          ...(mayReplace ? [{ value: 'replace', label: say('outlook.replace') }] : []),
        ]}
        onChange={(value) => set('ifPending', value)}
      />
      <Select
        label={say('import.existing')}
        value={defaults.existingClient ?? NONE}
        choices={[
          { value: NONE, label: say('import.existing-fails') },
          { value: 'keep-role', label: say('import.existing-kept') },
        ]}
        onChange={(value) => set('existingClient', value)}
      />
      {options && (
        <>
          <Select
            label={say('column.policy')}
            value={defaults.policy ?? NONE}
            choices={[asUsual, ...policies]}
            onChange={(value) => set('policy', value)}
          />
          <Select
            label={say('column.role')}
            value={defaults.role ?? NONE}
            choices={[asUsual, ...roles]}
            onChange={(value) => set('role', value)}
          />
          <Select
            label={say('field.language')}
            value={defaults.locale ?? NONE}
            choices={[asUsual, ...languages]}
            onChange={(value) => set('locale', value)}
          />
        </>
      )}
    </Grid.Root>
  );
}

interface SelectProps {
  label: string;
  value: string;
  choices: Choice[];
  onChange: (value: string) => void;
}

function Select({ label, value, choices, onChange }: SelectProps) {
  return (
    <Grid.Item col={4} s={6} xs={12} direction="column" alignItems="stretch">
      <Field.Root>
        <Field.Label>{label}</Field.Label>
        <SingleSelect value={value} onChange={(chosen) => onChange(`${chosen}`)}>
          {choices.map((choice) => (
            <SingleSelectOption key={choice.value} value={choice.value}>
              {choice.label}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
    </Grid.Item>
  );
}
