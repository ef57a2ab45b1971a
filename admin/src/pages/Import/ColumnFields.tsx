import { Field, Grid, SingleSelect, SingleSelectOption } from '@strapi/design-system';

import { COLUMNS, type Column } from '../../../../csv';
import { type MessageKey, useSay } from '../../translations/say';
import { type TableFile, assign } from './read-file';

const COLUMN_LABELS = {
  email: 'field.email',
  name: 'field.name',
  firstName: 'import.first-name',
  lastName: 'import.last-name',
  role: 'column.role',
  policy: 'column.policy',
  message: 'field.message',
  locale: 'field.language',
  redirectTo: 'fact.landing',
  invitationExpiresAt: 'field.invitation-until',
  accessEndsAt: 'field.access-until',
} as const satisfies Record<Column, MessageKey>;

const NOTHING = 'nothing';

interface ColumnFieldsProps {
  file: TableFile;
  columns: (Column | null)[];
  onChange: (columns: (Column | null)[]) => void;
}

/** What each column holds: guessed from its header, and changed here. */
export function ColumnFields({ file, columns, onChange }: ColumnFieldsProps) {
  const say = useSay();
  const example = file.rows[file.header ? 1 : 0]?.cells ?? [];
  return (
    <Grid.Root gap={4}>
      {columns.map((column, index) => (
        <Grid.Item key={index} col={4} s={6} xs={12} direction="column" alignItems="stretch">
          <Field.Root name={`column-${index}`} hint={example[index]?.slice(0, 60)}>
            <Field.Label>
              {file.header?.[index]?.trim() || say('import.column', { number: index + 1 })}
            </Field.Label>
            <SingleSelect
              value={column ?? NOTHING}
              onChange={(chosen) =>
                onChange(assign(columns, index, COLUMNS.find((each) => each === chosen) ?? null))
              }
            >
              <SingleSelectOption value={NOTHING}>{say('import.ignore')}</SingleSelectOption>
              {COLUMNS.map((each) => (
                <SingleSelectOption key={each} value={each}>
                  {say(COLUMN_LABELS[each])}
                </SingleSelectOption>
              ))}
            </SingleSelect>
            <Field.Hint />
          </Field.Root>
        </Grid.Item>
      ))}
    </Grid.Root>
  );
}
