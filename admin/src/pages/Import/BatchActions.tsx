import { Button, Flex } from '@strapi/design-system';
import { Cross, Download, Play } from '@strapi/icons';
import { useAuth } from '@strapi/strapi/admin';
import { useState } from 'react';

import type { BatchRecord } from '../../../../contracts';
import { useSteerBatchMutation } from '../../api/batches';
import { Ask, type Question } from '../../components/Ask';
import { useFailures } from '../../hooks/useExport';
import { useMay } from '../../hooks/useMay';
import { useTold } from '../../hooks/useNews';
import { useSay } from '../../translations/say';

export function BatchActions({ batch }: { batch: BatchRecord }) {
  const say = useSay();
  const told = useTold();
  const [steer, { isLoading }] = useSteerBatchMutation();
  const failures = useFailures(batch.documentId);
  const [question, setQuestion] = useState<Question | null>(null);
  const { documentId, state } = batch;
  const mayResume = useMayStart(batch);
  const isOver = state === 'done' || state === 'cancelled';

  const askToCancel = () =>
    setQuestion({
      title: say('import.cancel.title'),
      text: say('import.cancel.text'),
      danger: true,
      onYes: () => told(() => steer({ documentId, move: 'cancel' }).unwrap(), 'import.cancel.done'),
    });
  return (
    <Flex gap={2} wrap="wrap">
      {batch.rows.failed > 0 && (
        <Button variant="tertiary" startIcon={<Download />} loading={failures.saving} onClick={failures.save}>
          {say('import.failures')}
        </Button>
      )}
      {state === 'running' && (
        <Button
          variant="secondary"
          loading={isLoading}
          onClick={() => told(() => steer({ documentId, move: 'pause' }).unwrap(), 'import.pause.done')}
        >
          {say('import.pause')}
        </Button>
      )}
      {state === 'paused' && mayResume && (
        <Button
          startIcon={<Play />}
          loading={isLoading}
          onClick={() => told(() => steer({ documentId, move: 'start' }).unwrap(), 'import.resume.done')}
        >
          {say('import.resume')}
        </Button>
      )}
      {!isOver && (
        <Button variant="danger-light" startIcon={<Cross />} loading={isLoading} onClick={askToCancel}>
          {say('import.cancel')}
        </Button>
      )}
      <Ask question={question} onClose={() => setQuestion(null)} />
    </Flex>
  );
}

/** Mails of an import leave in the name of who opened it. */
function useMayStart({ createdBy }: BatchRecord): boolean {
  const myId = useAuth('MagicLink', ({ user }) => user?.id);
  const mayForOthers = useMay()('invitations.import-for-others');
  return mayForOthers || (createdBy.kind === 'admin' && createdBy.id === String(myId));
}
