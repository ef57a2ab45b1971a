import { TextInput } from '@strapi/design-system';

import { FieldFrame } from './FieldFrame';
import { type FormField, isOff } from './field';

export function TextField({ field, maxLength }: { field: FormField; maxLength?: number }) {
  const { value, onChange } = field;
  return (
    <FieldFrame field={field}>
      <TextInput
        autoComplete="off"
        disabled={isOff(field)}
        maxLength={maxLength}
        value={typeof value === 'string' ? value : ''}
        onChange={(event) => onChange(event.target.value)}
      />
    </FieldFrame>
  );
}
