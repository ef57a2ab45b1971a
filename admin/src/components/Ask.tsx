import { Dialog } from '@strapi/design-system';
import { ConfirmDialog } from '@strapi/strapi/admin';

import { FocusBack } from '../hooks/focus-back';

export interface Question {
  title: string;
  text: string;
  danger: boolean;
  onYes: () => Promise<unknown>;
}

/** Asks before something that can't be taken back. One per screen; `null` asks nothing. */
export function Ask({ question, onClose }: { question: Question | null; onClose: () => void }) {
  const confirm = async () => {
    await question?.onYes();
    onClose();
  };
  return (
    <Dialog.Root open={question !== null} onOpenChange={(open) => !open && onClose()}>
      {question && <FocusBack />}
      {question && (
        <ConfirmDialog
          title={question.title}
          onConfirm={confirm}
          variant={question.danger ? 'danger' : 'default'}
        >
          {question.text}
        </ConfirmDialog>
      )}
    </Dialog.Root>
  );
}
