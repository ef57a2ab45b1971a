import { Box, Flex, Typography } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';

import type { BatchRecord, RowProblem } from '../../../../contracts';
import { useBatchQuery } from '../../api/batches';
import { Card } from '../../components/Card';
import { DoneBar } from '../../components/DoneBar';
import { type Fact, Facts } from '../../components/Facts';
import { Notice } from '../../components/Notice';
import { Screen } from '../../components/Screen';
import { StatusTag } from '../../components/StatusTag';
import { Moment } from '../../components/When';
import { BATCH_LOOKS } from '../../components/statuses';
import { useActorName } from '../../components/useActorName';
import { permissionFor } from '../../permissions';
import { useSay } from '../../translations/say';
import { pathOf } from '../sections';
import { BatchActions } from './BatchActions';
import { useVerdictText } from './useVerdictText';

const POLL_MS = 1_000;

export const BatchPage = () => (
  <Page.Protect permissions={[permissionFor('invitations.import')]}>
    <Batch />
  </Page.Protect>
);

/** One import: the server works it off, whether or not anybody looks. */
function Batch() {
  const say = useSay();
  const { id = '' } = useParams();
  const { data: batch, isError } = useBatchQuery(id, {
    pollingInterval: POLL_MS,
    refetchOnMountOrArgChange: true,
  });
  if (!batch) return isError ? <Page.Error /> : <Page.Loading />;
  return (
    <Screen
      title={batch.name ?? say('import.unnamed')}
      subtitle={batch.state === 'running' ? say('import.leave') : undefined}
      backTo={pathOf('import')}
      primaryAction={<BatchActions batch={batch} />}
    >
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6}>
          <Card title={say('import.progress')} action={<StatusTag look={BATCH_LOOKS[batch.state]} />}>
            <Progress batch={batch} />
          </Card>
          <Problems problems={batch.problems} />
        </Flex>
        <Box paddingBottom={8} />
      </Layouts.Content>
    </Screen>
  );
}

function Progress({ batch }: { batch: BatchRecord }) {
  const say = useSay();
  const actorName = useActorName();
  const { waiting, invited, skipped, failed } = batch.rows;
  const settled = batch.total - waiting;
  const percent = batch.total === 0 ? 0 : Math.round((100 * settled) / batch.total);
  const facts: Fact[] = [
    { label: 'import.invited', value: invited },
    { label: 'import.failed', value: failed },
    { label: 'import.skipped', value: skipped },
    { label: 'import.waiting', value: waiting },
    { label: 'fact.invited-by', value: actorName(batch.createdBy) },
    { label: 'import.finished', value: <Moment at={batch.finishedAt} /> },
  ];
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {batch.state === 'collecting' && <Notice tone="warning">{say('import.collecting')}</Notice>}
      <DoneBar value={percent} aria-label={say('import.progress')} />
      <Typography role="status">{say('import.settled', { settled, total: batch.total })}</Typography>
      <Facts facts={facts} />
    </Flex>
  );
}

function Problems({ problems }: { problems: BatchRecord['problems'] }) {
  const say = useSay();
  const verdictText = useVerdictText();
  const entries = Object.entries(problems) as [RowProblem, number][];
  if (entries.length === 0) return null;
  return (
    <Card title={say('import.failed')}>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
        {entries.map(([problem, count]) => (
          <Typography key={problem} tag="li">
            {say('import.problem', { count, reason: verdictText(problem) })}
          </Typography>
        ))}
      </Flex>
    </Card>
  );
}
