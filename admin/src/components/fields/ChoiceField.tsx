import { Box, Radio, Typography } from '@strapi/design-system';

import { FieldFrame } from './FieldFrame';
import { type FormField, isOff } from './field';

interface ChoiceFieldProps {
  field: FormField;
  choices: { value: string; label: string; help: string }[];
}

/** One of a few, each with what it means. */
export function ChoiceField({ field, choices }: ChoiceFieldProps) {
  const { name, label, value, onChange } = field;
  const helpId = (choice: string) => `${name}-${choice}`;
  return (
    <FieldFrame field={field}>
      <Radio.Group
        aria-label={label}
        disabled={isOff(field)}
        value={typeof value === 'string' ? value : ''}
        onValueChange={onChange}
      >
        {choices.map((choice) => (
          <Box key={choice.value} paddingBottom={2}>
            <Radio.Item value={choice.value} aria-describedby={helpId(choice.value)}>
              {choice.label}
            </Radio.Item>
            <Box paddingLeft={7}>
              <Typography id={helpId(choice.value)} variant="pi" textColor="neutral600">
                {choice.help}
              </Typography>
            </Box>
          </Box>
        ))}
      </Radio.Group>
    </FieldFrame>
  );
}
