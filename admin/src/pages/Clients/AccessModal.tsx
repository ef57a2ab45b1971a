import { Button, Checkbox, Flex, Modal, Typography } from '@strapi/design-system';
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

/** Until when a client has access. An end that is over is no proposal, and access without an end is never what was left empty. */
export function AccessModal({ client, onClose }: AccessModalProps) {
  const say = useSay();
  const told = useTold();
  const focusBack = useFocusBack();
  const [extend, { isLoading }] = useExtendAccessMutation();
  const [end, setEnd] = useState<Date | null>(() => comingEndOf(client));
  const [isEndless, setEndless] = useState(client.accessEndsAt === null);
  const [isTried, setTried] = useState(false);
  const isMissing = !isEndless && !isToCome(end);
  const save = async () => {
    setTried(true);
    if (isMissing) return;
    const accessEndsAt = isEndless ? null : (end?.toISOString() ?? null);
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
            {!isEndless && (
              <MomentField
                name="accessEndsAt"
                label={say('field.access-until')}
                error={isTried && isMissing ? say('access-end.needed') : undefined}
                value={end}
                onChange={setEnd}
              />
            )}
            <Checkbox checked={isEndless} onCheckedChange={(checked) => setEndless(checked === true)}>
              {say('access-end.endless')}
            </Checkbox>
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose}>
            {say('dialog.cancel')}
          </Button>
          <Button loading={isLoading} onClick={save}>
            {say(isEndless ? 'access-end.save-without' : 'access-end.save')}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}

const isToCome = (end: Date | null): boolean => end !== null && end.getTime() > Date.now();

function comingEndOf({ accessEndsAt }: Pick<ClientRecord, 'accessEndsAt'>): Date | null {
  const end = accessEndsAt === null ? null : new Date(accessEndsAt);
  return isToCome(end) ? end : null;
}
