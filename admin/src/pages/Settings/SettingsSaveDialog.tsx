import type { Change } from '../../../../contracts';
import { SaveDialog } from '../../components/changes/SaveDialog';
import { Notice } from '../../components/Notice';
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
  return (
    <SaveDialog
      title={say('settings.save-title')}
      changes={changes}
      action={say('settings.save')}
      busy={saving}
      onAction={onSave}
      onClose={onClose}
    >
      {consequencesOf(changes).map((consequence) => (
        <Notice key={consequence} tone="warning">
          {say(consequence)}
        </Notice>
      ))}
    </SaveDialog>
  );
}
