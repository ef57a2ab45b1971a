import type { ReactNode } from 'react';

import type { Change } from '../../../../contracts';
import { FormModal } from '../FormModal';
import { ChangesTable } from './ChangesTable';

interface SaveDialogProps {
  title: string;
  changes: readonly Change[];
  /** What follows from them. */
  children: ReactNode;
  action: string;
  busy: boolean;
  onAction: () => Promise<void>;
  onClose: () => void;
}

/** Asks before it saves: what will change, and what follows. */
export function SaveDialog({ changes, children, ...frame }: SaveDialogProps) {
  return (
    <FormModal {...frame}>
      <ChangesTable changes={changes} />
      {children}
    </FormModal>
  );
}
