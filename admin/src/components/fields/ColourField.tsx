import { Box, Flex, TextInput } from '@strapi/design-system';

import { useSay } from '../../translations/say';
import { FieldFrame } from './FieldFrame';
import { type FormField, isOff } from './field';

const HEX = /^#[0-9a-f]{6}$/i;

/** Picked or typed, with a button of a mail in it. */
export function ColourField({ field, sample }: { field: FormField; sample: string }) {
  const say = useSay();
  const { label, onChange } = field;
  const text = typeof field.value === 'string' ? field.value : '';
  const colour = HEX.test(text) ? text : '#000000';
  return (
    <FieldFrame field={field}>
      <Flex gap={3} wrap="wrap">
        <input
          type="color"
          aria-label={say('field.picked', { label })}
          disabled={isOff(field)}
          value={colour.toLowerCase()}
          onChange={(event) => onChange(event.target.value)}
          style={{ width: '4.8rem', height: '4rem', padding: 0, border: 0, background: 'none' }}
        />
        <Box width="14rem">
          <TextInput
            autoComplete="off"
            maxLength={7}
            disabled={isOff(field)}
            value={text}
            onChange={(event) => onChange(event.target.value.trim())}
          />
        </Box>
        <Box
          aria-hidden
          paddingTop={2}
          paddingBottom={2}
          paddingLeft={5}
          paddingRight={5}
          hasRadius
          style={{ background: colour, color: inkOn(colour), fontWeight: 600, fontSize: '1.4rem' }}
        >
          {sample}
        </Box>
      </Flex>
    </FieldFrame>
  );
}

/** White or black, whichever stands out more: only of this sample; mails see to it themselves. */
function inkOn(colour: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  return red * 0.299 + green * 0.587 + blue * 0.114 > 150 ? '#000000' : '#ffffff';
}
