import { DateTimePicker, Field } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { useSay } from '../translations/say';

interface MomentFieldProps {
  name: string;
  label: string;
  hint?: string;
  error?: string;
  value: Date | null;
  onChange: (value: Date | null) => void;
}

/** A date and a time, not in the past. */
export function MomentField({ name, label, hint, error, value, onChange }: MomentFieldProps) {
  const say = useSay();
  const { locale } = useIntl();
  return (
    <Field.Root name={name} hint={hint} error={error} width="100%">
      <Field.Label>{label}</Field.Label>
      <DateTimePicker
        locale={locale}
        dateLabel={say('field.date', { label })}
        timeLabel={say('field.time', { label })}
        clearLabel={say('field.clear')}
        minDate={new Date()}
        value={value}
        onChange={(date) => onChange(date ?? null)}
        onClear={() => onChange(null)}
        step={15}
      />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}
