import { Button, Flex } from '@strapi/design-system';
import { Download, Plus } from '@strapi/icons';
import { Page } from '@strapi/strapi/admin';
import { useState } from 'react';

import type { InvitationQuery } from '../../../../contracts';
import { useEditorOptions } from '../../hooks/useEditorOptions';
import { useInvitationsQuery } from '../../api/invitations';
import { type ListQuery, endOfDay, startOfDay } from '../../api/list-query';
import { ListFrame } from '../../components/ListFrame';
import { Screen } from '../../components/Screen';
import { useExport } from '../../hooks/useExport';
import { useListQuery } from '../../hooks/useListQuery';
import { useMay } from '../../hooks/useMay';
import { permissionFor } from '../../permissions';
import { useSay } from '../../translations/say';
import { InvitationsTable } from './InvitationsTable';
import { MailRests } from './MailRests';
import { InviteModal } from './invite/InviteModal';
import { useInvitationFilters } from './useInvitationFilters';

/** Mails leave and clients come while the list is open: it asks again by itself. */
const POLL_MS = 10_000;

export const InvitationsPage = () => (
  <Page.Protect permissions={[permissionFor('invitations.read')]}>
    <Invitations />
  </Page.Protect>
);

function Invitations() {
  const say = useSay();
  const may = useMay();
  const list = useListQuery('createdAt:DESC');
  const query = invitationQuery(list);
  const answer = useInvitationsQuery(query, { pollingInterval: POLL_MS, refetchOnMountOrArgChange: true });
  const options = useEditorOptions();
  const filters = useInvitationFilters(options.data);
  const [inviting, setInviting] = useState(false);
  const invite = may('invitations.create') && (
    <Button startIcon={<Plus />} onClick={() => setInviting(true)}>
      {say('invite.open')}
    </Button>
  );
  return (
    <Screen title={say('nav.invitations')} subtitle={say('invitations.subtitle')} primaryAction={invite}>
      <MailRests />
      <ListFrame
        searchLabel={say('invitations.search')}
        filters={filters}
        endActions={may('invitations.export') && <ExportButton query={query} />}
        answer={answer}
        filtered={list.filtered}
        empty={{ content: say('invitations.empty'), action: invite }}
      >
        <InvitationsTable
          // Another list forgets what was selected: nothing out of sight is revoked.
          key={JSON.stringify(query)}
          rows={answer.data?.data ?? []}
          isLoading={answer.isFetching}
          options={options.data}
        />
      </ListFrame>
      {inviting && <InviteModal onClose={() => setInviting(false)} />}
    </Screen>
  );
}

function ExportButton({ query }: { query: InvitationQuery }) {
  const say = useSay();
  const { saving, save } = useExport(query);
  return (
    <Flex>
      <Button variant="tertiary" size="S" startIcon={<Download />} loading={saving} onClick={save}>
        {say('action.export')}
      </Button>
    </Flex>
  );
}

function invitationQuery({ page, pageSize, sort, search, is, from, to }: ListQuery): InvitationQuery {
  const { lifecycle, delivery, engagement, role, policy } = is;
  const query = { page, pageSize, sort, search, lifecycle, delivery, engagement, role, policy };
  const dated = { ...query, createdFrom: startOfDay(from.createdAt), createdTo: endOfDay(to.createdAt) };
  return withoutGaps(dated);
}

/** What was not asked for is not sent. */
function withoutGaps<T extends object>(query: T): T {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)) as T;
}
