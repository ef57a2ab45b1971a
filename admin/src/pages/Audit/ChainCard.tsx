import { Button, Flex, Typography } from '@strapi/design-system';
import { Shield } from '@strapi/icons';

import type { ChainState } from '../../../../contracts';
import { useAuditEventsQuery, useVerifyLogMutation } from '../../api/audit';
import { Card } from '../../components/Card';
import { Notice } from '../../components/Notice';
import { StatusTag } from '../../components/StatusTag';
import { useRelative } from '../../components/When';
import { REASONS } from '../../components/reasons';
import type { StatusLook } from '../../components/statuses';
import { useMay } from '../../hooks/useMay';
import { useNews } from '../../hooks/useNews';
import { useSay } from '../../translations/say';

const UNVERIFIED: StatusLook = { label: 'audit.unverified', tone: 'neutral' };
const INTACT: StatusLook = { label: 'audit.intact', tone: 'success' };
const BROKEN: StatusLook = { label: 'audit.broken', tone: 'danger' };

/** How often the progress of a verification is asked for, in milliseconds. */
const PROGRESS_MS = 1_000;

/** Whether the log is as it was written, how much of it is sealed, and what to keep elsewhere. */
export function ChainCard({ chain }: { chain: ChainState }) {
  const say = useSay();
  const may = useMay();
  const news = useNews();
  const [verify, { isLoading }] = useVerifyLogMutation();
  // A long log is verified on the server also when this page is left, or a proxy has no patience.
  const watched = useAuditEventsQuery(
    { pageSize: 1 },
    { skip: !isLoading && !chain.verifying, pollingInterval: PROGRESS_MS },
  );
  const { head, unsealed, verifying, lastReport } = watched.currentData?.meta.chain ?? chain;
  const look = !lastReport ? UNVERIFIED : lastReport.problem === null ? INTACT : BROKEN;
  return (
    <Card
      title={say('audit.chain')}
      action={
        may('audit.verify') && (
          <Button
            variant="secondary"
            startIcon={<Shield />}
            loading={isLoading || verifying !== null}
            onClick={() => verify(undefined).unwrap().catch(news.bad)}
          >
            {say('audit.verify')}
          </Button>
        )
      }
    >
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Flex gap={3} wrap="wrap">
          <StatusTag look={look} />
          <Typography>{say('audit.unsealed', { count: unsealed })}</Typography>
          <Typography role="status">{verifying && say('audit.verifying', { ...verifying })}</Typography>
        </Flex>
        {lastReport && <Report report={lastReport} />}
        {head.seq > 0 && (
          <Typography variant="pi" textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
            {say('audit.head')}: {head.seq}:{head.seal}
          </Typography>
        )}
      </Flex>
    </Card>
  );
}

function Report({ report }: { report: NonNullable<ChainState['lastReport']> }) {
  const say = useSay();
  const relative = useRelative();
  const when = relative(report.checkedAt);
  if (report.problem === null) {
    return <Typography>{say('audit.intact-text', { lines: report.lines, when })}</Typography>;
  }
  const problem = say(REASONS[report.problem]);
  return <Notice tone="danger">{say('audit.broken-text', { seq: report.seq ?? 0, problem, when })}</Notice>;
}
