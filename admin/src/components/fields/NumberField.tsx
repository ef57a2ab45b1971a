import { NumberInput } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { FieldFrame } from './FieldFrame';
import { type FormField, isOff } from './field';

export function NumberField({ field }: { field: FormField }) {
  const { locale } = useIntl();
  const { value, onChange } = field;
  return (
    <FieldFrame field={field}>
      <NumberInput
        locale={locale}
        disabled={isOff(field)}
        value={typeof value === 'number' ? value : undefined}
        onValueChange={onChange}
      />
    </FieldFrame>
  );
}
