import { Field, Textarea } from '@strapi/design-system';

import { useSay } from '../translations/say';

/** As the server takes it. */
const MAX_LENGTH = 2_000;

interface NoteFieldProps {
  value: string;
  onChange: (note: string) => void;
  error?: string;
}

/** The inviter's own words in the mail. */
export function NoteField({ value, onChange, error }: NoteFieldProps) {
  const say = useSay();
  return (
    <Field.Root
      name="message"
      hint={say('field.message-hint', { left: MAX_LENGTH - value.length })}
      error={error}
      width="100%"
    >
      <Field.Label>{say('field.message')}</Field.Label>
      <Textarea
        maxLength={MAX_LENGTH}
        rows={3}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}
