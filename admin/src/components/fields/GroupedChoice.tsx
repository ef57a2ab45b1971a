import { Box, Combobox, ComboboxOption, Typography, useFilter } from '@strapi/design-system';
import { type Filters, useField } from '@strapi/strapi/admin';
import { useId, useState } from 'react';

import { useSay } from '../../translations/say';

export interface Choice {
  value: string;
  label: string;
}

export interface ChoiceGroup {
  /** Without one, the choices stand for themselves. */
  label?: string;
  /** Their labels differ, here and among the groups: what is typed is taken by its text. */
  choices: readonly Choice[];
}

/** One object for all renders: with a new one the Combobox forgets which choice the arrow keys are at. */
const ANYWHERE = { type: 'list', filter: 'contains' } as const;

/** What the Combobox itself compares with: a heading goes exactly when its last choice does. */
const COMBOBOX_LOCALE = 'en-EN';

type GroupedChoiceProps = Pick<Filters.ValueInputProps, 'name' | 'aria-label'> & {
  groups: readonly ChoiceGroup[];
};

/** One of many, under headings; typing a part of its name finds it. An input of Strapi's filters. */
export function GroupedChoice({ name, groups, 'aria-label': label }: GroupedChoiceProps) {
  const say = useSay();
  const field = useField<string>(name);
  const [typed, setTyped] = useState('');
  const choose = (value: string | undefined) => field.onChange(name, value);
  return (
    <Combobox
      aria-label={label}
      placeholder={say('filter.search')}
      clearLabel={say('field.clear')}
      noOptionsMessage={() => say('list.nothing-found')}
      autocomplete={ANYWHERE}
      value={field.value}
      onChange={choose}
      onClear={() => choose(undefined)}
      onTextValueChange={setTyped}
    >
      {groups.map((group) => (
        <Group key={group.label ?? ''} group={group} typed={typed} />
      ))}
    </Combobox>
  );
}

function Group({ group: { label, choices }, typed }: { group: ChoiceGroup; typed: string }) {
  const id = useId();
  const { contains } = useFilter(COMBOBOX_LOCALE, { sensitivity: 'base' });
  const options = choices.map((choice) => (
    <ComboboxOption key={choice.value} value={choice.value}>
      {choice.label}
    </ComboboxOption>
  ));
  if (label === undefined) return options;
  return (
    <Box role="group" aria-labelledby={id} hidden={!choices.some((choice) => contains(choice.label, typed))}>
      <Box id={id} paddingLeft={4} paddingTop={3} paddingBottom={1}>
        <Typography variant="sigma" textColor="neutral600">
          {label}
        </Typography>
      </Box>
      {options}
    </Box>
  );
}
