import { Box, Typography } from '@strapi/design-system';

import type { PolicyRecord } from '../../../../contracts';
import type { Edits } from '../../hooks/draft';
import { type PolicyPath, withEdits } from './policy-draft';
import { usePolicySentence } from './usePolicySentence';

/** What the policy says with what was typed so far; not read out, which on every key nobody could bear. */
export function SentenceNotice({ policy, edits }: { policy: PolicyRecord; edits: Edits<PolicyPath> }) {
  const sentence = usePolicySentence();
  return (
    <Box background="primary100" borderColor="primary200" hasRadius padding={4}>
      <Typography textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
        {sentence(withEdits(policy, edits))}
      </Typography>
    </Box>
  );
}
