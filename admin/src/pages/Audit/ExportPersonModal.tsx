import { useState } from 'react';

import type { PersonalData } from '../../../../contracts';
import { useExportPersonMutation } from '../../api/privacy';
import { Notice } from '../../components/Notice';
import { saveAs } from '../../hooks/save-as';
import { useNews } from '../../hooks/useNews';
import { useSay } from '../../translations/say';
import { PersonModal } from './PersonModal';

/** All that is held about one person, as a file for them. */
export function ExportPersonModal({ onClose }: { onClose: () => void }) {
  const say = useSay();
  const news = useNews();
  const [email, setEmail] = useState('');
  const [saved, setSaved] = useState<PersonalData | null>(null);
  const [exportPerson, { isLoading }] = useExportPersonMutation();
  const go = async () => {
    try {
      const data = await exportPerson({ email: email.trim() }).unwrap();
      saveAs(new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' }), nameOf(data));
      setSaved(data);
    } catch (error) {
      news.bad(error);
    }
  };
  return (
    <PersonModal
      title={say('privacy.export-title')}
      text={say('privacy.export-text')}
      email={email}
      onEmail={setEmail}
      result={
        saved && (
          <Notice tone="primary">
            {say(holdsAnything(saved) ? 'privacy.exported' : 'privacy.exported-nothing')}
          </Notice>
        )
      }
      run={{
        label: say('privacy.export-run'),
        danger: false,
        ready: email.trim() !== '',
        busy: isLoading,
        go,
      }}
      onClose={onClose}
    />
  );
}

/** Without the address: names of files end up in histories and backups. */
const nameOf = ({ exportedAt }: PersonalData): string => `personal-data-${exportedAt.slice(0, 10)}.json`;

const holdsAnything = (data: PersonalData): boolean =>
  Object.values(data).some((part) => Array.isArray(part) && part.length > 0);
