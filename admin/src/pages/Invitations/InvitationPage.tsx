import { Flex, Grid, Typography } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { useParams } from 'react-router-dom';

import type { InvitationDetails } from '../../../../contracts';
import { useInvitationQuery } from '../../api/invitations';
import { useEditorOptions } from '../../hooks/useEditorOptions';
import { Card } from '../../components/Card';
import { Facts } from '../../components/Facts';
import { Screen } from '../../components/Screen';
import { StatusTag } from '../../components/StatusTag';
import { Timeline } from '../../components/Timeline';
import { Moment, useRelative } from '../../components/When';
import { ACCESS_LOOKS, DELIVERY_LOOKS, ENGAGEMENT_LOOKS, LIFECYCLE_LOOKS } from '../../components/statuses';
import { useActorName } from '../../components/useActorName';
import { useDuration } from '../../components/useDuration';
import { usePolicyName } from '../../components/usePolicyName';
import { permissionFor } from '../../permissions';
import { useSay } from '../../translations/say';
import { pathOf } from '../sections';
import { InvitationActions } from './InvitationActions';
import { InvitationLinks } from './InvitationLinks';
import { roleName } from './InvitationsTable';

/** The client may be signing in at this moment: the screen asks again by itself. */
const POLL_MS = 15_000;

export const InvitationPage = () => (
  <Page.Protect permissions={[permissionFor('invitations.read')]}>
    <Invitation />
  </Page.Protect>
);

function Invitation() {
  const { id = '' } = useParams();
  const answer = useInvitationQuery(id, { pollingInterval: POLL_MS, refetchOnMountOrArgChange: true });
  if (answer.isLoading) return <Page.Loading />;
  if (!answer.data) return <Page.Error />;
  return <Details invitation={answer.data} />;
}

function Details({ invitation }: { invitation: InvitationDetails }) {
  const say = useSay();
  return (
    <Screen title={invitation.email} subtitle={invitation.name ?? undefined} backTo={pathOf('invitations')}>
      <Layouts.Content>
        <Grid.Root gap={6} style={{ alignItems: 'start' }}>
          <Grid.Item col={7} s={12} xs={12} direction="column" alignItems="stretch" gap={6}>
            <Statuses invitation={invitation} />
            <InvitationActions invitation={invitation} />
            <Card title={say('invitation.facts')}>
              <InvitationFacts invitation={invitation} />
            </Card>
            <Card title={say('invitation.links')}>
              <InvitationLinks links={invitation.links} />
            </Card>
          </Grid.Item>
          <Grid.Item col={5} s={12} xs={12} direction="column" alignItems="stretch">
            <Card title={say('invitation.timeline')}>
              <Timeline entries={invitation.timeline} />
            </Card>
          </Grid.Item>
        </Grid.Root>
      </Layouts.Content>
    </Screen>
  );
}

function Statuses({ invitation }: { invitation: InvitationDetails }) {
  return (
    <Flex gap={2} wrap="wrap">
      <StatusTag look={LIFECYCLE_LOOKS[invitation.lifecycle]} />
      <StatusTag look={DELIVERY_LOOKS[invitation.delivery]} />
      <StatusTag look={ENGAGEMENT_LOOKS[invitation.engagement]} />
    </Flex>
  );
}

function InvitationFacts({ invitation }: { invitation: InvitationDetails }) {
  const say = useSay();
  const actorName = useActorName();
  const policyName = usePolicyName();
  const { formatDisplayName } = useIntl();
  const options = useEditorOptions();
  return (
    <Facts
      facts={[
        { label: 'column.role', value: roleName(options.data, invitation.role) },
        { label: 'column.policy', value: policyName(invitation.policy, invitation.policyLabel) },
        { label: 'fact.invited-by', value: actorName(invitation.invitedBy) },
        { label: 'column.created', value: <Moment at={invitation.createdAt} /> },
        { label: 'column.valid-until', value: <Moment at={invitation.invitationExpiresAt} /> },
        { label: 'fact.link-until', value: <Moment at={invitation.linkExpiresAt} /> },
        ...(invitation.client
          ? [
              {
                label: 'column.access' as const,
                value: <StatusTag look={ACCESS_LOOKS[invitation.client.access]} />,
              },
            ]
          : []),
        { label: 'fact.access-until', value: <AccessEnd invitation={invitation} /> },
        { label: 'fact.landing', value: invitation.redirectTo ?? say('fact.portal-home') },
        {
          label: 'fact.language',
          value: formatDisplayName(invitation.locale, { type: 'language' }) ?? invitation.locale,
        },
        { label: 'fact.reminders', value: <Reminders invitation={invitation} /> },
        { label: 'fact.message', value: <Message text={invitation.message} /> },
      ]}
    />
  );
}

/** Of who is in: as it is today. Before: what the invitation promises. */
function AccessEnd({ invitation }: { invitation: InvitationDetails }) {
  const say = useSay();
  const duration = useDuration();
  const options = useEditorOptions();
  const { lifecycle, client, policy, accessEndsAt } = invitation;
  const isIn = lifecycle === 'accepted' && client !== null;
  const end = isIn ? client.accessEndsAt : accessEndsAt;
  if (end) return <Moment at={end} />;
  const seconds = options.data?.policies.find(({ key }) => key === policy)?.accessDurationSeconds ?? null;
  if (isIn || seconds === null) return <>{say('fact.no-end')}</>;
  return <>{say('fact.access-duration', { duration: duration(seconds) })}</>;
}

function Reminders({ invitation }: { invitation: InvitationDetails }) {
  const say = useSay();
  const relative = useRelative();
  const sent = say('fact.reminders-sent', { count: invitation.remindersSent });
  if (!invitation.nextReminderAt) return <>{sent}</>;
  return <>{say('fact.next-reminder', { sent, when: relative(invitation.nextReminderAt) })}</>;
}

/** What an editor wrote: text, never markup. */
function Message({ text }: { text: string | null }) {
  return <Typography style={{ whiteSpace: 'pre-wrap' }}>{text ?? '–'}</Typography>;
}
