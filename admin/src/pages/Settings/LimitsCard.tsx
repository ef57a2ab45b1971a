import { Box, Flex, Grid, Typography } from '@strapi/design-system';

import { LIMIT_NAMES, type LimitName } from '../../../../contracts';
import { Card } from '../../components/Card';
import { LIMIT_LABELS } from '../../components/changes/field-labels';
import { DurationField } from '../../components/fields/DurationField';
import { NumberField } from '../../components/fields/NumberField';
import { type MessageKey, useSay } from '../../translations/say';
import { type SettingsFormState, useAnyField, useSettingFields } from './useSettingFields';

const PROTECTS = {
  requestsPerAddress: 'limit.requests-per-address-hint',
  requestsPerNetwork: 'limit.requests-per-network-hint',
  requestsInTotal: 'limit.requests-in-total-hint',
  failedProofsPerNetwork: 'limit.failed-proofs-per-network-hint',
  codeFailuresPerAddress: 'limit.code-failures-per-address-hint',
  codeFailuresPerNetwork: 'limit.code-failures-per-network-hint',
  codeFailuresInTotal: 'limit.code-failures-in-total-hint',
  invitationsPerEditor: 'limit.invitations-per-editor-hint',
  invitationsInTotal: 'limit.invitations-in-total-hint',
} as const satisfies Record<LimitName, MessageKey>;

/** So many within so long, each with what it protects. */
export function LimitsCard({ form }: { form: SettingsFormState }) {
  const say = useSay();
  const field = useSettingFields(form);
  return (
    <Card title={say('settings.section-limits')}>
      <Flex direction="column" alignItems="stretch" gap={6}>
        {LIMIT_NAMES.map((name) => (
          <Limit key={name} name={name} form={form} />
        ))}
        <NumberField field={field('invitations.importedRowsPerDay')} />
      </Flex>
    </Card>
  );
}

function Limit({ name, form }: { name: LimitName; form: SettingsFormState }) {
  const say = useSay();
  const field = useAnyField(form);
  const title = say(LIMIT_LABELS[name]);
  return (
    <Box tag="fieldset" style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
      <Typography tag="legend" fontWeight="bold">
        {title}
      </Typography>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {say(PROTECTS[name])}
      </Typography>
      <Grid.Root gap={4} paddingTop={2}>
        <Grid.Item col={4} xs={12} direction="column" alignItems="stretch">
          <NumberField field={field(`limits.${name}.points`, say('limit.points'))} />
        </Grid.Item>
        <Grid.Item col={8} xs={12} direction="column" alignItems="stretch">
          <DurationField field={field(`limits.${name}.windowSeconds`, say('limit.window'))} />
        </Grid.Item>
      </Grid.Root>
    </Box>
  );
}
