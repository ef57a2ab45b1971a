import { Box, Button, EmptyStateLayout, Flex } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { Layouts, Page } from '@strapi/strapi/admin';

import type { AuditQuery } from '../../../../contracts';
import { endOfDay, startOfDay } from '../../api/list-query';
import { useAuditEventsQuery } from '../../api/audit';
import { editorErrorCodeOf } from '../../api/error-code';
import { Notice } from '../../components/Notice';
import { Screen } from '../../components/Screen';
import { SearchAndFilters } from '../../components/SearchAndFilters';
import { useAuditExport } from '../../hooks/useExport';
import { useListQuery } from '../../hooks/useListQuery';
import { useMay } from '../../hooks/useMay';
import { permissionFor } from '../../permissions';
import { useSay } from '../../translations/say';
import { AuditTable } from './AuditTable';
import { ChainCard } from './ChainCard';
import { PrivacyButtons } from './PrivacyButtons';
import { useAuditFilters } from './useAuditFilters';
import { usePages } from './usePages';

export const AuditPage = () => (
  <Page.Protect permissions={[permissionFor('audit.read')]}>
    <Log />
  </Page.Protect>
);

/** How often the newest page is asked for again, in milliseconds. */
const REFRESH_MS = 10_000;

function Log() {
  const say = useSay();
  const list = useListQuery();
  const filter = toQuery(list);
  const pages = usePages(JSON.stringify(filter));
  const query = { ...filter, ...(pages.cursor && { cursor: pages.cursor }) };
  const answer = useAuditEventsQuery(query, {
    refetchOnMountOrArgChange: true,
    pollingInterval: pages.isFirst ? REFRESH_MS : 0,
  });
  const filters = useAuditFilters();
  const search = <SearchAndFilters label={say('audit.search')} filters={filters} />;
  // Somebody typed what no line can have: said where it is mended, with the filters still there.
  if (editorErrorCodeOf(answer.error) === 'invalid_input') {
    return (
      <Screen title={say('nav.audit')} subtitle={say('audit.subtitle')}>
        <Layouts.Action startActions={search} />
        <Layouts.Content>
          <Notice tone="danger">{say('audit.bad-filter')}</Notice>
        </Layouts.Content>
      </Screen>
    );
  }
  if (answer.isError) return <Page.Error />;
  if (answer.isLoading || !answer.data) return <Page.Loading />;
  const { data: rows, meta } = answer.data;
  return (
    <Screen title={say('nav.audit')} subtitle={say('audit.subtitle')}>
      <Layouts.Action startActions={search} endActions={<Exports filter={filter} />} />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <ChainCard chain={meta.chain} />
          {rows.length === 0 ? (
            <EmptyStateLayout
              icon={<EmptyDocuments width="16rem" />}
              content={say(list.filtered ? 'list.nothing-found' : 'audit.empty')}
              hasRadius
              shadow="tableShadow"
            />
          ) : (
            <AuditTable rows={rows} />
          )}
          <Flex justifyContent="space-between" gap={2} wrap="wrap">
            <PrivacyButtons />
            <Flex gap={2}>
              <Button variant="tertiary" disabled={pages.isFirst} onClick={pages.back}>
                {say('audit.newer')}
              </Button>
              <Button
                variant="tertiary"
                disabled={meta.nextCursor === null}
                onClick={() => meta.nextCursor && pages.go(meta.nextCursor)}
              >
                {say('audit.older')}
              </Button>
            </Flex>
          </Flex>
        </Flex>
        <Box paddingBottom={8} />
      </Layouts.Content>
    </Screen>
  );
}

/** Exactly what is filtered. */
function Exports({ filter }: { filter: AuditQuery }) {
  const say = useSay();
  const may = useMay();
  const csv = useAuditExport(filter, 'csv');
  const ndjson = useAuditExport(filter, 'ndjson');
  if (!may('audit.export')) return null;
  return (
    <Flex gap={2} wrap="wrap">
      <Button variant="tertiary" startIcon={<Download />} loading={csv.saving} onClick={csv.save}>
        {say('audit.export-csv')}
      </Button>
      <Button variant="tertiary" startIcon={<Download />} loading={ndjson.saving} onClick={ndjson.save}>
        {say('audit.export-ndjson')}
      </Button>
    </Flex>
  );
}

function toQuery({ search, is, from, to }: ReturnType<typeof useListQuery>): AuditQuery {
  const [begin, end] = [startOfDay(from.at), endOfDay(to.at)];
  return {
    ...(search && { search }),
    ...(is.type && { type: is.type }),
    ...(is.outcome && { outcome: is.outcome }),
    ...(is.reason && { reason: is.reason }),
    ...(is.network && { network: is.network }),
    ...(is.actor && { actor: is.actor }),
    ...(is.clientId && { clientId: is.clientId }),
    ...(begin && { from: begin }),
    ...(end && { until: end }),
  };
}
