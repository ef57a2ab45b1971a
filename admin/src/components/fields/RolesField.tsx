import { MultiSelect, MultiSelectOption } from '@strapi/design-system';
import { useState } from 'react';

import { useSay } from '../../translations/say';
import { FieldFrame } from './FieldFrame';
import { ListField } from './ListField';
import { type FormField, isOff, textsIn } from './field';

export interface Choice {
  value: string;
  label: string;
}

interface RolesFieldProps {
  field: FormField;
  /** Those that the reader may see; with none, codes are typed. */
  roles: Choice[];
  /** What it means that none is chosen. */
  none: string;
}

export function RolesField({ field, roles, none }: RolesFieldProps) {
  const say = useSay();
  const chosen = textsIn(field.value);
  // One that was taken out can be put back in, also where the list of roles leaves it out.
  const [first] = useState(chosen);
  if (roles.length === 0) return <ListField field={field} />;
  const unlisted = [...new Set([...first, ...chosen])].filter(
    (code) => !roles.some((role) => role.value === code),
  );
  const choices = [...roles, ...unlisted.map((value) => ({ value, label: value }))];
  const nameOf = (code: string) => choices.find(({ value }) => value === code)?.label ?? code;
  return (
    <FieldFrame field={field}>
      <MultiSelect
        disabled={isOff(field)}
        placeholder={none}
        clearLabel={say('field.clear')}
        value={chosen}
        onChange={field.onChange}
        onClear={() => field.onChange([])}
        customizeContent={(codes) => (codes ?? []).map(nameOf).join(', ')}
      >
        {choices.map(({ value, label }) => (
          <MultiSelectOption key={value} value={value}>
            {label}
          </MultiSelectOption>
        ))}
      </MultiSelect>
    </FieldFrame>
  );
}
