import { Checkbox, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';

import type { PolicyRecord } from '../../../../contracts';
import { useChangePolicyMutation } from '../../api/policies';
import { SaveDialog } from '../../components/changes/SaveDialog';
import { Notice } from '../../components/Notice';
import { type Edits, changesOf } from '../../hooks/draft';
import { useNews } from '../../hooks/useNews';
import type { useSaving } from '../../hooks/useSaving';
import { useSay } from '../../translations/say';
import { LongLinkNotice } from './LongLinkNotice';
import { type PolicyPath, concernsLiveLinks, rulesIn, savedOf } from './policy-draft';

interface PolicySaveDialogProps {
  policy: PolicyRecord;
  changes: Edits<PolicyPath>;
  saving: ReturnType<typeof useSaving>;
  onClose: () => void;
}

/** What will change, for whom, and what becomes of the links that are out. */
export function PolicySaveDialog({ policy, changes: edits, saving, onClose }: PolicySaveDialogProps) {
  const say = useSay();
  const news = useNews();
  const [retireLiveLinks, setRetire] = useState(false);
  const [changePolicy] = useChangePolicyMutation();
  const changes = changesOf(savedOf(policy), edits);
  const label = changes.find(({ field }) => field === 'label')?.after;
  const linkLifetime = changes.find(({ field }) => field === 'linkLifetimeSeconds')?.after;
  const save = async () => {
    await saving.save(async () => {
      const { meta } = await changePolicy({
        key: policy.key,
        version: policy.version,
        rules: rulesIn(changes),
        ...(typeof label === 'string' && { label }),
        ...(retireLiveLinks && { retireLiveLinks }),
      }).unwrap();
      news.good(say('policies.saved', { retired: meta.retiredLinks }));
    });
    // Refused, the reason stands at its field, or above them.
    onClose();
  };
  return (
    <SaveDialog
      title={say('policies.save-title')}
      changes={changes}
      action={say('policies.save')}
      busy={saving.saving}
      onAction={save}
      onClose={onClose}
    >
      <LongLinkNotice seconds={linkLifetime} />
      <Notice tone="primary">{say('policies.live-links', { links: policy.liveLinks })}</Notice>
      {concernsLiveLinks(changes) && <Notice tone="primary">{say('policies.at-sign-in')}</Notice>}
      {policy.liveLinks > 0 && <Retire checked={retireLiveLinks} onChange={setRetire} />}
    </SaveDialog>
  );
}

function Retire({ checked, onChange }: { checked: boolean; onChange: (checked: boolean) => void }) {
  const say = useSay();
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Checkbox checked={checked} onCheckedChange={(answer) => onChange(answer === true)}>
        {say('policies.retire')}
      </Checkbox>
      <Typography variant="pi" textColor="neutral600">
        {say('policies.retire-hint')}
      </Typography>
    </Flex>
  );
}
