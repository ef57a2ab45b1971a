import { Flex } from '@strapi/design-system';

import { Card } from '../../components/Card';
import { TextField } from '../../components/fields/TextField';
import type { Draft } from '../../hooks/useDraft';
import { useSay } from '../../translations/say';
import { MAX_LABEL } from './LabelCard';
import type { PolicyPath } from './policy-draft';

/** What a new policy is called, and the key that follows from it unless another is typed. */
export function NameCard({ draft, derivedKey }: { draft: Draft<PolicyPath>; derivedKey: string }) {
  const say = useSay();
  const common = { locked: false, readOnly: false };
  return (
    <Card title={say('policies.section-name')}>
      <Flex direction="column" alignItems="stretch" gap={5}>
        <TextField
          maxLength={MAX_LABEL}
          field={{
            ...common,
            name: 'label',
            label: say('rule.label'),
            hint: say('rule.label-hint'),
            value: draft.value('label'),
            onChange: (value) => draft.set('label', value),
            error: draft.problems.label,
          }}
        />
        <TextField
          maxLength={40}
          field={{
            ...common,
            name: 'key',
            label: say('rule.key'),
            hint: say('rule.key-hint'),
            value: draft.value('key') || derivedKey,
            onChange: (value) => draft.set('key', value),
            error: draft.problems.key,
          }}
        />
      </Flex>
    </Card>
  );
}
