import { Box, Toggle } from '@strapi/design-system';

import { useSay } from '../../translations/say';
import { FieldFrame } from './FieldFrame';
import { type FormField, isOff } from './field';

export function SwitchField({ field }: { field: FormField }) {
  const say = useSay();
  return (
    <FieldFrame field={field}>
      <Box maxWidth="24rem">
        <Toggle
          onLabel={say('value.yes')}
          offLabel={say('value.no')}
          disabled={isOff(field)}
          checked={field.value === true}
          onChange={(event) => field.onChange(event.target.checked)}
        />
      </Box>
    </FieldFrame>
  );
}
