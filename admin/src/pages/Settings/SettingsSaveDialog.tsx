import { Button, Flex, Modal } from '@strapi/design-system';

import type { Change } from '../../../../contracts';
import { ChangesTable } from '../../components/changes/ChangesTable';
import { Notice } from '../../components/Notice';
import { useFocusBack } from '../../hooks/focus-back';
import { useSay } from '../../translations/say';
import { consequencesOf } from './consequences';

interface SettingsSaveDialogProps {
  changes: readonly Change[];
  saving: boolean;
  onSave: () => Promise<void>;
  onClose: () => void;
}

/** Shown where something follows that is better known before. */
export function SettingsSaveDialog({ changes, saving, onSave, onClose }: SettingsSaveDialogProps) {
  const say = useSay();
  const focusBack = useFocusBack();
  return (
    <Modal.Root open onOpenChange={(open) => !open && onClose()}>
      <Modal.Content aria-describedby={undefined} onCloseAutoFocus={focusBack}>
        <Modal.Header closeLabel={say('dialog.close')}>
          <Modal.Title>{say('settings.save-title')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <ChangesTable changes={changes} />
            {consequencesOf(changes).map((consequence) => (
              <Notice key={consequence} tone="warning">
                {say(consequence)}
              </Notice>
            ))}
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose}>
            {say('dialog.cancel')}
          </Button>
          <Button loading={saving} onClick={onSave}>
            {say('settings.save')}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
