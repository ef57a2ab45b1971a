import { type Filters, Page } from '@strapi/strapi/admin';

import { LINK_STATES, type LinkQuery } from '../../../../contracts';
import { useLinksQuery } from '../../api/links';
import { ListFrame } from '../../components/ListFrame';
import { Screen } from '../../components/Screen';
import { LINK_LOOKS } from '../../components/statuses';
import { useListQuery } from '../../hooks/useListQuery';
import { permissionFor } from '../../permissions';
import { useSay } from '../../translations/say';
import { LinksTable } from './LinksTable';

export const LinksPage = () => (
  <Page.Protect permissions={[permissionFor('links.read')]}>
    <Links />
  </Page.Protect>
);

function Links() {
  const say = useSay();
  const list = useListQuery('issuedAt:DESC');
  const { page, pageSize, sort, search, is } = list;
  const query: LinkQuery = {
    page,
    pageSize,
    ...(sort && { sort }),
    ...(search && { search }),
    ...(is.state && { state: is.state }),
  };
  const answer = useLinksQuery(query, { refetchOnMountOrArgChange: true });
  const filters: Filters.Filter[] = [
    {
      name: 'state',
      label: say('column.state'),
      type: 'enumeration',
      operators: [{ label: say('filter.is'), value: '$eq' }],
      options: LINK_STATES.map((state) => ({ value: state, label: say(LINK_LOOKS[state].label) })),
    },
  ];
  return (
    <Screen title={say('nav.links')} subtitle={say('links.subtitle')}>
      <ListFrame
        searchLabel={say('links.search')}
        filters={filters}
        answer={answer}
        filtered={list.filtered}
        empty={{ content: say('links.empty') }}
      >
        <LinksTable rows={answer.data?.data ?? []} />
      </ListFrame>
    </Screen>
  );
}
