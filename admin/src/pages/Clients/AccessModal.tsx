import { Button, Flex, Modal, Typography } from '@strapi/design-system';
import { useState } from 'react';

import type { ClientRecord } from '../../../../contracts';
import { useExtendAccessMutation } from '../../api/clients';
import { MomentField } from '../../components/MomentField';
import { useFocusBack } from '../../hooks/focus-back';
import { useTold } from '../../hooks/useNews';
import { useSay } from '../../translations/say';

interface AccessModalProps {
  client: Pick<ClientRecord, 'id' | 'email' | 'accessEndsAt'>;
  onClose: () => void;
}

/** Until when a client has access; an empty field takes the end away. */
export function AccessModal({ client, onClose }: AccessModalProps) {
  const say = useSay();
  const told = useTold();
  const focusBack = useFocusBack();
  const [extend, { isLoading }] = useExtendAccessMutation();
  const [end, setEnd] = useState<Date | null>(client.accessEndsAt ? new Date(client.accessEndsAt) : null);
  const save = async () => {
    const accessEndsAt = end?.toISOString() ?? null;
    const done = await told(() => extend({ id: client.id, accessEndsAt }).unwrap(), 'access-end.done');
    if (done) onClose();
  };
  return (
    <Modal.Root open onOpenChange={(open) => !open && onClose()}>
      <Modal.Content aria-describedby={undefined} onCloseAutoFocus={focusBack}>
        <Modal.Header closeLabel={say('dialog.close')}>
          <Modal.Title>{say('access-end.title', { email: client.email })}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Typography>{say('access-end.text')}</Typography>
            <MomentField
              name="accessEndsAt"
              label={say('field.access-until')}
              hint={say('access-end.hint')}
              value={end}
              onChange={setEnd}
            />
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose}>
            {say('dialog.cancel')}
          </Button>
          <Button loading={isLoading} onClick={save}>
            {say(end ? 'access-end.save' : 'access-end.save-without')}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
