import type { ReactNode } from 'react';

import type { Change } from '../../../../contracts';
import { type MessageKey, useSay } from '../../translations/say';
import { FormModal } from '../FormModal';
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
  return (
    <FormModal title={say(title)} action={say(saveLabel)} busy={saving} onAction={onSave} onClose={onClose}>
      <ChangesTable changes={changes} />
      {children}
    </FormModal>
  );
}
