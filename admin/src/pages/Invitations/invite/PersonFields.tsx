import { Field, Grid, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import type { EditorOptions } from '../../../../../contracts';
import { NoteField } from '../../../components/NoteField';
import { useSay } from '../../../translations/say';
import type { Invite } from './useInvite';

/** Who is invited, and what they read. */
export function PersonFields({ invite, options }: { invite: Invite; options: EditorOptions }) {
  const say = useSay();
  const { formatDisplayName } = useIntl();
  const { form, change, errors } = invite;
  return (
    <>
      <Field.Root name="email" required error={errors.email}>
        <Field.Label>{say('field.email')}</Field.Label>
        <TextInput
          type="email"
          autoComplete="off"
          value={form.email}
          onChange={(event) => change({ email: event.target.value })}
        />
        <Field.Error />
      </Field.Root>
      <Grid.Root gap={4}>
        <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
          <Field.Root name="name" error={errors.name}>
            <Field.Label>{say('field.name')}</Field.Label>
            <TextInput
              autoComplete="off"
              value={form.name}
              onChange={(event) => change({ name: event.target.value })}
            />
            <Field.Error />
          </Field.Root>
        </Grid.Item>
        <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
          <Field.Root name="locale">
            <Field.Label>{say('field.language')}</Field.Label>
            <SingleSelect value={form.locale} onChange={(locale) => change({ locale: `${locale}` })}>
              {options.languages.map((language) => (
                <SingleSelectOption key={language} value={language}>
                  {formatDisplayName(language, { type: 'language', fallback: 'code' })}
                </SingleSelectOption>
              ))}
            </SingleSelect>
          </Field.Root>
        </Grid.Item>
      </Grid.Root>
      <NoteField value={form.message} error={errors.message} onChange={(message) => change({ message })} />
    </>
  );
}
