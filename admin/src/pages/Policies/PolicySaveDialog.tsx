import { Button, Checkbox, Flex, Modal, Typography } from '@strapi/design-system';
import { useState } from 'react';

import type { PolicyRecord } from '../../../../contracts';
import { useChangePolicyMutation } from '../../api/policies';
import { ChangesTable } from '../../components/changes/ChangesTable';
import { Notice } from '../../components/Notice';
import { type Edits, changesOf } from '../../hooks/draft';
import { useFocusBack } from '../../hooks/focus-back';
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
  const focusBack = useFocusBack();
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
    <Modal.Root open onOpenChange={(open) => !open && onClose()}>
      <Modal.Content aria-describedby={undefined} onCloseAutoFocus={focusBack}>
        <Modal.Header closeLabel={say('dialog.close')}>
          <Modal.Title>{say('policies.save-title')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <ChangesTable changes={changes} />
            <LongLinkNotice seconds={linkLifetime} />
            <Notice tone="primary">{say('policies.live-links', { links: policy.liveLinks })}</Notice>
            {concernsLiveLinks(changes) && <Notice tone="primary">{say('policies.at-sign-in')}</Notice>}
            {policy.liveLinks > 0 && <Retire checked={retireLiveLinks} onChange={setRetire} />}
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose}>
            {say('dialog.cancel')}
          </Button>
          <Button loading={saving.saving} onClick={save}>
            {say('policies.save')}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
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
