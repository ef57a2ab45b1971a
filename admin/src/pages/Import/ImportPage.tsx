import { Box, Flex } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useState } from 'react';

import { Screen } from '../../components/Screen';
import { permissionFor } from '../../permissions';
import { useSay } from '../../translations/say';
import { BatchesCard } from './BatchesCard';
import { Draft } from './Draft';
import { FileDrop } from './FileDrop';
import type { TableFile } from './read-file';

export const ImportPage = () => (
  <Page.Protect permissions={[permissionFor('invitations.import')]}>
    <Import />
  </Page.Protect>
);

/** A file, or the imports there were. */
function Import() {
  const say = useSay();
  const [file, setFile] = useState<TableFile | null>(null);
  return (
    <Screen title={say('nav.import')} subtitle={say('import.subtitle')}>
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6}>
          {file ? (
            <Draft file={file} onDiscard={() => setFile(null)} />
          ) : (
            <>
              <FileDrop onFile={setFile} />
              <BatchesCard />
            </>
          )}
        </Flex>
        <Box paddingBottom={8} />
      </Layouts.Content>
    </Screen>
  );
}
