import {
  Box,
  Checkbox,
  Field,
  Flex,
  NumberInput,
  SingleSelect,
  SingleSelectOption,
} from '@strapi/design-system';
import { useState } from 'react';
import { useIntl } from 'react-intl';

import { type Amount, type AmountUnit, UNIT_SECONDS, amountOf, secondsOf } from '../../translations/amount';
import { type MessageKey, useSay } from '../../translations/say';
import { FieldFrame } from './FieldFrame';
import { type FormField, isOff } from './field';

const UNIT_LABELS = {
  second: 'unit.seconds',
  minute: 'unit.minutes',
  hour: 'unit.hours',
  day: 'unit.days',
} as const satisfies Record<AmountUnit, MessageKey>;
const UNITS = Object.keys(UNIT_SECONDS) as AmountUnit[];

/** Seconds as a number and a unit. With words for none, it may be left without a limit. */
export function DurationField({ field, none }: { field: FormField; none?: string }) {
  const { value, onChange } = field;
  const isNone = none !== undefined && value === null;
  return (
    <FieldFrame field={field}>
      <Flex direction="column" alignItems="stretch" gap={2}>
        {!isNone && <AmountInputs field={field} />}
        {none !== undefined && (
          <Checkbox
            disabled={isOff(field)}
            checked={isNone}
            onCheckedChange={(checked) => onChange(checked === true ? null : undefined)}
          >
            {none}
          </Checkbox>
        )}
      </Flex>
    </FieldFrame>
  );
}

function AmountInputs({ field }: { field: FormField }) {
  const say = useSay();
  const { locale } = useIntl();
  const { name, label, onChange } = field;
  const [amount, setAmount] = useAmountOf(field.value);
  const change = (changes: Partial<Amount>) => {
    const changed = { ...amount, ...changes };
    setAmount(changed);
    onChange(secondsOf(changed));
  };
  return (
    <Flex gap={2} alignItems="stretch">
      <Box flex="1 1 auto" minWidth="8rem">
        <NumberInput
          locale={locale}
          disabled={isOff(field)}
          value={amount.value}
          onValueChange={(value) => change({ value })}
        />
      </Box>
      <Field.Root name={`${name}-unit`} width="13rem">
        <SingleSelect
          aria-label={say('field.unit-of', { label })}
          disabled={isOff(field)}
          value={amount.unit}
          onChange={(unit) => change({ unit: unit as AmountUnit })}
        >
          {UNITS.map((unit) => (
            <SingleSelectOption key={unit} value={unit}>
              {say(UNIT_LABELS[unit])}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
    </Flex>
  );
}

/** The unit as it was chosen, until other seconds come from elsewhere. */
function useAmountOf(value: FormField['value']): [Amount, (amount: Amount) => void] {
  const seconds = typeof value === 'number' ? value : undefined;
  const [typed, setTyped] = useState<Amount>(() => toAmount(seconds));
  return [secondsOf(typed) === seconds ? typed : toAmount(seconds), setTyped];
}

const toAmount = (seconds: number | undefined): Amount =>
  seconds === undefined ? { value: undefined, unit: 'hour' } : amountOf(seconds);
