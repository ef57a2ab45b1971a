import { Typography } from '@strapi/design-system';

import { Card } from '../../components/Card';
import { TextField } from '../../components/fields/TextField';
import type { Draft } from '../../hooks/useDraft';
import { useSay } from '../../translations/say';
import type { PolicyPath } from './policy-draft';

interface LabelCardProps {
  draft: Draft<PolicyPath>;
  readOnly: boolean;
  policyKey: string;
}

/** As the server takes it. */
export const MAX_LABEL = 60;

/** What an own policy is called. Its key stays: servers invite by it. */
export function LabelCard({ draft, readOnly, policyKey }: LabelCardProps) {
  const say = useSay();
  return (
    <Card title={say('policies.section-name')}>
      <TextField
        maxLength={MAX_LABEL}
        field={{
          name: 'label',
          label: say('rule.label'),
          hint: say('rule.label-hint'),
          value: draft.value('label'),
          onChange: (value) => draft.set('label', value),
          error: draft.problems.label,
          locked: false,
          readOnly,
        }}
      />
      <Typography variant="pi" textColor="neutral600">
        {say('policies.key-stays', { key: policyKey })}
      </Typography>
    </Card>
  );
}
