import { Button, Flex, Modal } from '@strapi/design-system';
import type { ReactNode } from 'react';

import { useSay } from '../translations/say';
import { ModalFrame } from './ModalFrame';

interface FormModalProps {
  title: string;
  children: ReactNode;
  /** What the button says that does it. */
  action: string;
  busy: boolean;
  onAction: () => Promise<void>;
  onClose: () => void;
}

/** A question with something to read or to fill in, and a button for "cancel" and one for doing it. */
export function FormModal({ title, children, action, busy, onAction, onClose }: FormModalProps) {
  const say = useSay();
  return (
    <ModalFrame title={title} onClose={onClose}>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={4}>
          {children}
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onClick={onClose}>
          {say('dialog.cancel')}
        </Button>
        <Button loading={busy} onClick={onAction}>
          {action}
        </Button>
      </Modal.Footer>
    </ModalFrame>
  );
}
