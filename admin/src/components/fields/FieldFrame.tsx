import { Field, Flex } from '@strapi/design-system';
import { Lock } from '@strapi/icons';
import type { ReactNode } from 'react';

import { useSay } from '../../translations/say';
import type { FormField } from './field';

/** Label, help, what is wrong, and a lock with the reason where a file says it. */
export function FieldFrame({ field, children }: { field: FormField; children: ReactNode }) {
  const say = useSay();
  const { name, label, hint, error, locked } = field;
  const help = [locked && say('field.locked'), hint].filter(Boolean).join(' ');
  return (
    <Field.Root name={name} hint={help || undefined} error={error} width="100%">
      <Field.Label>
        <Flex tag="span" display="inline-flex" gap={1}>
          {label}
          {locked && <Lock aria-hidden width="1.2rem" height="1.2rem" />}
        </Flex>
      </Field.Label>
      {children}
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}
