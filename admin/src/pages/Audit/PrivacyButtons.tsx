import { Button, Flex } from '@strapi/design-system';
import { Download, Trash } from '@strapi/icons';
import { useState } from 'react';

import { useMay } from '../../hooks/useMay';
import { useSay } from '../../translations/say';
import { EraseModal } from './EraseModal';
import { ExportPersonModal } from './ExportPersonModal';

/** What one person may ask for: all that is held about them, and that it is held no longer. */
export function PrivacyButtons() {
  const say = useSay();
  const may = useMay();
  const [open, setOpen] = useState<'export' | 'erase' | null>(null);
  const close = () => setOpen(null);
  return (
    <Flex gap={2} wrap="wrap">
      {may('privacy.export') && (
        <Button variant="tertiary" startIcon={<Download />} onClick={() => setOpen('export')}>
          {say('privacy.export')}
        </Button>
      )}
      {may('privacy.erase') && (
        <Button variant="danger-light" startIcon={<Trash />} onClick={() => setOpen('erase')}>
          {say('privacy.erase')}
        </Button>
      )}
      {open === 'export' && <ExportPersonModal onClose={close} />}
      {open === 'erase' && <EraseModal onClose={close} />}
    </Flex>
  );
}
