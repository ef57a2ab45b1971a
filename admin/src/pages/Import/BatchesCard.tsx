import { Button, Flex, Link, Typography } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { useState } from 'react';
import { NavLink } from 'react-router-dom';

import type { BatchRecord } from '../../../../contracts';
import { useBatchesQuery } from '../../api/batches';
import { Card } from '../../components/Card';
import { StatusTag } from '../../components/StatusTag';
import { When } from '../../components/When';
import { BATCH_LOOKS } from '../../components/statuses';
import { useActorName } from '../../components/useActorName';
import { useSay } from '../../translations/say';

const POLL_MS = 5_000;
const PAGE_SIZE = 10;

/** The imports there were, the newest first. */
export function BatchesCard() {
  const say = useSay();
  const [page, setPage] = useState(1);
  const { data, isError } = useBatchesQuery(
    { page, pageSize: PAGE_SIZE },
    { pollingInterval: POLL_MS, refetchOnMountOrArgChange: true },
  );
  const pages = data?.meta.pagination.pageCount ?? 1;
  return (
    <Card title={say('import.batches')}>
      {isError && <Page.Error />}
      {data?.data.length === 0 && <Typography textColor="neutral600">{say('import.no-batches')}</Typography>}
      <Flex tag="ul" direction="column" alignItems="stretch" gap={4} aria-label={say('import.batches')}>
        {data?.data.map((batch) => (
          <li key={batch.documentId}>
            <BatchLine batch={batch} />
          </li>
        ))}
      </Flex>
      {pages > 1 && (
        <Flex gap={2} paddingTop={4}>
          <Button variant="tertiary" disabled={page === 1} onClick={() => setPage(page - 1)}>
            {say('import.newer')}
          </Button>
          <Button variant="tertiary" disabled={page >= pages} onClick={() => setPage(page + 1)}>
            {say('import.older')}
          </Button>
        </Flex>
      )}
    </Card>
  );
}

function BatchLine({ batch }: { batch: BatchRecord }) {
  const say = useSay();
  const actorName = useActorName();
  const { invited, failed } = batch.rows;
  return (
    <Flex gap={4} wrap="wrap" justifyContent="space-between">
      <Flex direction="column" alignItems="flex-start">
        <Link tag={NavLink} to={batch.documentId} style={{ whiteSpace: 'normal', overflowWrap: 'anywhere' }}>
          {batch.name ?? say('import.unnamed')}
        </Link>
        <Typography variant="pi" textColor="neutral600">
          {actorName(batch.createdBy)} · <When at={batch.createdAt} />
        </Typography>
        {batch.state === 'collecting' && <Typography variant="pi">{say('import.collecting')}</Typography>}
      </Flex>
      <Flex gap={4}>
        <Typography>{say('import.counts', { invited, failed, total: batch.total })}</Typography>
        <StatusTag look={BATCH_LOOKS[batch.state]} />
      </Flex>
    </Flex>
  );
}
