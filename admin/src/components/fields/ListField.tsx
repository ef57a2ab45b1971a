import { Textarea } from '@strapi/design-system';
import { useState } from 'react';

import type { ChangedValue } from '../../../../contracts';
import { listIn } from '../list-text';
import { FieldFrame } from './FieldFrame';
import { type FormField, isOff, textsIn } from './field';

interface ListFieldProps {
  field: FormField;
  /** How a text becomes a list. */
  read?: (text: string) => ChangedValue[];
}

/** Several, one a line. */
export function ListField({ field, read = listIn }: ListFieldProps) {
  const { value, onChange } = field;
  const [typed, setTyped] = useState('');
  const lines = textsIn(value);
  // As it was typed, blanks and all, until another list comes from elsewhere.
  const text = read(typed).join() === lines.join() ? typed : lines.join('\n');
  return (
    <FieldFrame field={field}>
      <Textarea
        rows={Math.min(Math.max(lines.length, 2), 8)}
        disabled={isOff(field)}
        value={text}
        onChange={(event) => {
          setTyped(event.target.value);
          onChange(read(event.target.value));
        }}
      />
    </FieldFrame>
  );
}
