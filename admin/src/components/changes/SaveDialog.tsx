import { Button, Flex, Modal } from '@strapi/design-system';
import type { ReactNode } from 'react';

import type { Change } from '../../../../contracts';
import { useFocusBack } from '../../hooks/focus-back';
import { type MessageKey, useSay } from '../../translations/say';
import { ChangesTable } from './ChangesTable';

interface SaveDialogProps {
  title: MessageKey;
  changes: readonly Change[];
  /** What follows from them. */
  children: ReactNode;
  saveLabel: MessageKey;
  saving: boolean;
  onSave: () => Promise<void>;
  onClose: () => void;
}

/** Asks before it saves: what will change, and what follows. */
export function SaveDialog(props: SaveDialogProps) {
  const { title, changes, children, saveLabel, saving, onSave, onClose } = props;
  const say = useSay();
  const focusBack = useFocusBack();
  return (
    <Modal.Root open onOpenChange={(open) => !open && onClose()}>
      <Modal.Content aria-describedby={undefined} onCloseAutoFocus={focusBack}>
        <Modal.Header closeLabel={say('dialog.close')}>
          <Modal.Title>{say(title)}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <ChangesTable changes={changes} />
            {children}
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose}>
            {say('dialog.cancel')}
          </Button>
          <Button loading={saving} onClick={onSave}>
            {say(saveLabel)}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
