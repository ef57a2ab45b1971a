import { Box, EmptyStateLayout, Flex } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { type Filters, Layouts, Page, Pagination } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';

import { DEFAULT_PAGE_SIZE } from '../api/list-query';
import { useSay } from '../translations/say';
import { SearchAndFilters } from './SearchAndFilters';

interface ListFrameProps {
  searchLabel: string;
  filters: Filters.Filter[];
  /** Beside search and filters. */
  endActions?: ReactNode;
  answer: {
    isError: boolean;
    isLoading: boolean;
    data?: { meta: { pagination: { total: number; pageCount: number } } };
  };
  /** Whether a search or a filter hides rows. */
  filtered: boolean;
  /** What to say, and to offer, when there is nothing yet. */
  empty: { content: string; action?: ReactNode };
  children: ReactNode;
}

/** A list as the panel's own: search, filters, rows, pages; an empty one says what to do. */
export function ListFrame({
  searchLabel,
  filters,
  endActions,
  answer,
  filtered,
  empty,
  children,
}: ListFrameProps) {
  const say = useSay();
  if (answer.isError) return <Page.Error />;
  if (answer.isLoading || !answer.data) return <Page.Loading />;
  const { total, pageCount } = answer.data.meta.pagination;
  const nothing = total === 0;
  return (
    <>
      {(!nothing || filtered) && (
        <Layouts.Action
          startActions={<SearchAndFilters label={searchLabel} filters={filters} />}
          endActions={endActions}
        />
      )}
      <Layouts.Content>
        {nothing ? (
          <EmptyStateLayout
            icon={<EmptyDocuments width="16rem" />}
            content={filtered ? say('list.nothing-found') : empty.content}
            action={filtered ? undefined : empty.action}
            hasRadius
            shadow="tableShadow"
          />
        ) : (
          <Flex direction="column" alignItems="stretch" gap={4}>
            {children}
            <Pagination.Root pageCount={pageCount} total={total} defaultPageSize={DEFAULT_PAGE_SIZE}>
              <Pagination.PageSize />
              <Pagination.Links />
            </Pagination.Root>
          </Flex>
        )}
        <Box paddingBottom={8} />
      </Layouts.Content>
    </>
  );
}
