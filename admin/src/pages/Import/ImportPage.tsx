import { Box, Flex } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useState } from 'react';

import type { BatchRecord } from '../../../../contracts';
import { Screen } from '../../components/Screen';
import { permissionFor } from '../../permissions';
import { useSay } from '../../translations/say';
import { BatchesCard } from './BatchesCard';
import { Draft } from './Draft';
import { FileDrop } from './FileDrop';
import type { TableFile } from './read-file';
import { useInterrupted } from './useInterrupted';

export const ImportPage = () => (
  <Page.Protect permissions={[permissionFor('invitations.import')]}>
    <Import />
  </Page.Protect>
);

/** A file, or the imports there were. */
function Import() {
  const say = useSay();
  const [draft, setDraft] = useState<{ file: TableFile; interrupted: BatchRecord | null } | null>(null);
  const findInterrupted = useInterrupted();
  const begin = async (file: TableFile) => setDraft({ file, interrupted: await findInterrupted(file.name) });
  return (
    <Screen title={say('nav.import')} subtitle={say('import.subtitle')}>
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6}>
          {draft ? (
            <Draft {...draft} onDiscard={() => setDraft(null)} />
          ) : (
            <>
              <FileDrop onFile={begin} />
              <BatchesCard />
            </>
          )}
        </Flex>
        <Box paddingBottom={8} />
      </Layouts.Content>
    </Screen>
  );
}
