import { Button, Dialog, Field, Flex, TextInput, Typography } from '@strapi/design-system';
import { WarningCircle } from '@strapi/icons';
import { useState } from 'react';

import { useRevokeAllMutation } from '../../api/clients';
import { useFocusBack } from '../../hooks/focus-back';
import { useNews } from '../../hooks/useNews';
import { useSay } from '../../translations/say';
import { isTypedWord } from './typed-word';

/** Ends everything that came by link, everywhere. A word must be typed, so that no slip of the hand does it. */
export function EmergencyDialog({ onClose }: { onClose: () => void }) {
  const say = useSay();
  const news = useNews();
  const focusBack = useFocusBack();
  const word = say('emergency.word');
  const [typed, setTyped] = useState('');
  const [revokeAll, { isLoading }] = useRevokeAllMutation();
  const matches = isTypedWord(typed, word);
  const run = async () => {
    try {
      const { links, clients } = await revokeAll(undefined).unwrap();
      news.good(say('emergency.done', { links, clients }));
      onClose();
    } catch (error) {
      news.bad(error);
    }
  };
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Content onCloseAutoFocus={focusBack}>
        <Dialog.Header>{say('emergency.title')}</Dialog.Header>
        <Dialog.Body icon={<WarningCircle fill="danger600" />}>
          <Flex direction="column" alignItems="stretch" gap={4} width="100%">
            <Dialog.Description>{say('emergency.text')}</Dialog.Description>
            <Field.Root name="word">
              <Field.Label>{say('emergency.type', { word })}</Field.Label>
              <TextInput
                autoComplete="off"
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
              />
            </Field.Root>
            <Typography variant="pi" textColor="neutral600">
              {say('emergency.log')}
            </Typography>
          </Flex>
        </Dialog.Body>
        <Dialog.Footer>
          <Dialog.Cancel>
            <Button fullWidth variant="tertiary">
              {say('dialog.cancel')}
            </Button>
          </Dialog.Cancel>
          <Button fullWidth variant="danger" disabled={!matches} loading={isLoading} onClick={run}>
            {say('emergency.run')}
          </Button>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
}
