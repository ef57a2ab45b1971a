import { Button } from '@strapi/design-system';
import { type Filters, Page } from '@strapi/strapi/admin';
import { useState } from 'react';

import { ACCESS_STATES, type ClientQuery } from '../../../../contracts';
import { useClientsQuery } from '../../api/clients';
import { useEditorOptions } from '../../hooks/useEditorOptions';
import { ListFrame } from '../../components/ListFrame';
import { Screen } from '../../components/Screen';
import { ACCESS_LOOKS } from '../../components/statuses';
import { useListQuery } from '../../hooks/useListQuery';
import { useMay } from '../../hooks/useMay';
import { permissionFor } from '../../permissions';
import { useSay } from '../../translations/say';
import { ClientsTable } from './ClientsTable';
import { EmergencyDialog } from './EmergencyDialog';

export const ClientsPage = () => (
  <Page.Protect permissions={[permissionFor('clients.read')]}>
    <Clients />
  </Page.Protect>
);

function Clients() {
  const say = useSay();
  const may = useMay();
  const list = useListQuery('email:ASC');
  const { page, pageSize, sort, search, is } = list;
  const query: ClientQuery = {
    page,
    pageSize,
    ...(sort && { sort }),
    ...(search && { search }),
    ...(is.access && { access: is.access }),
    ...(is.role && { role: is.role }),
  };
  const answer = useClientsQuery(query, { refetchOnMountOrArgChange: true });
  const filters = useClientFilters();
  const [emergency, setEmergency] = useState(false);
  const emergencyButton = may('emergency.revoke-all') && (
    <Button variant="danger-light" onClick={() => setEmergency(true)}>
      {say('emergency.open')}
    </Button>
  );
  return (
    <Screen title={say('nav.clients')} subtitle={say('clients.subtitle')} primaryAction={emergencyButton}>
      <ListFrame
        searchLabel={say('clients.search')}
        filters={filters}
        answer={answer}
        filtered={list.filtered}
        empty={{ content: say('clients.empty') }}
      >
        <ClientsTable rows={answer.data?.data ?? []} />
      </ListFrame>
      {emergency && <EmergencyDialog onClose={() => setEmergency(false)} />}
    </Screen>
  );
}

function useClientFilters(): Filters.Filter[] {
  const say = useSay();
  const options = useEditorOptions();
  const operators = [{ label: say('filter.is'), value: '$eq' }];
  return [
    {
      name: 'access',
      label: say('column.access'),
      type: 'enumeration',
      operators,
      options: ACCESS_STATES.map((state) => ({ value: state, label: say(ACCESS_LOOKS[state].label) })),
    },
    {
      name: 'role',
      label: say('column.role'),
      type: 'enumeration',
      operators,
      options: (options.data?.roles ?? []).map(({ type, name }) => ({ value: type, label: name })),
    },
  ];
}
