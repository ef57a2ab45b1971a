import { Button, Dialog, Flex } from '@strapi/design-system';
import { WarningCircle } from '@strapi/icons';
import { useState } from 'react';

import type { PolicyRecord } from '../../../../contracts';
import { countOf, editorErrorCodeOf } from '../../api/error-code';
import { useDeletePolicyMutation } from '../../api/policies';
import { Notice } from '../../components/Notice';
import { useFocusBack } from '../../hooks/focus-back';
import { useNews } from '../../hooks/useNews';
import { useSay } from '../../translations/say';

interface DeleteDialogProps {
  policy: PolicyRecord;
  name: string;
  onClose: () => void;
  onGone: () => void;
}

/** Asks first; while something depends on the policy it stays, and the dialog says what. */
export function DeleteDialog({ policy, name, onClose, onGone }: DeleteDialogProps) {
  const say = useSay();
  const news = useNews();
  const focusBack = useFocusBack();
  const [inUse, setInUse] = useState('');
  const [deletePolicy, { isLoading }] = useDeletePolicyMutation();
  const run = async () => {
    try {
      await deletePolicy(policy.key).unwrap();
      news.good(say('policies.deleted', { name }));
      onGone();
    } catch (error) {
      if (editorErrorCodeOf(error) !== 'policy_in_use') return news.bad(error);
      setInUse(
        say('policies.in-use-by', {
          invitations: countOf(error, 'pendingInvitations'),
          links: countOf(error, 'liveLinks'),
          imports: countOf(error, 'openImports'),
        }),
      );
    }
  };
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Content onCloseAutoFocus={focusBack}>
        <Dialog.Header>{say('policies.delete-title', { name })}</Dialog.Header>
        <Dialog.Body icon={<WarningCircle fill="danger600" />}>
          <Flex direction="column" alignItems="stretch" gap={4} width="100%">
            <Dialog.Description>{say('policies.delete-text')}</Dialog.Description>
            {inUse && <Notice tone="danger">{inUse}</Notice>}
          </Flex>
        </Dialog.Body>
        <Dialog.Footer>
          <Dialog.Cancel>
            <Button fullWidth variant="tertiary">
              {say('dialog.cancel')}
            </Button>
          </Dialog.Cancel>
          <Button fullWidth variant="danger" disabled={inUse !== ''} loading={isLoading} onClick={run}>
            {say('policies.delete')}
          </Button>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
}
