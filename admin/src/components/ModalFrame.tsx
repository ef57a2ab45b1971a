import { Modal } from '@strapi/design-system';
import type { CSSProperties, ReactNode } from 'react';

import { useFocusBack } from '../hooks/focus-back';
import { useSay } from '../translations/say';

interface ModalFrameProps {
  title: string;
  style?: CSSProperties;
  /** Body and footer. */
  children: ReactNode;
  onClose: () => void;
}

/** A dialog that is there as long as it is rendered. The focus goes back to where it came from. */
export function ModalFrame({ title, style, children, onClose }: ModalFrameProps) {
  const say = useSay();
  const focusBack = useFocusBack();
  return (
    <Modal.Root open onOpenChange={(open) => !open && onClose()}>
      <Modal.Content aria-describedby={undefined} onCloseAutoFocus={focusBack} style={style}>
        <Modal.Header closeLabel={say('dialog.close')}>
          <Modal.Title>{title}</Modal.Title>
        </Modal.Header>
        {children}
      </Modal.Content>
    </Modal.Root>
  );
}
