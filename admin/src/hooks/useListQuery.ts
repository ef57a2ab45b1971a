import { useQueryParams } from '@strapi/strapi/admin';
import { useMemo } from 'react';

import { DEFAULT_PAGE_SIZE, type ListQuery, type TableParams, readListQuery } from '../api/list-query';

/** What a list was asked for, from the address bar: a reload, a bookmark and the back button show the same. */
export function useListQuery(defaultSort?: string): ListQuery & { filtered: boolean } {
  const [{ query }] = useQueryParams<TableParams>({
    page: '1',
    pageSize: `${DEFAULT_PAGE_SIZE}`,
    ...(defaultSort ? { sort: defaultSort } : {}),
  });
  return useMemo(() => {
    const list = readListQuery(query);
    const conditions = [list.is, list.from, list.to].flatMap((each) => Object.keys(each));
    return { ...list, filtered: Boolean(list.search) || conditions.length > 0 };
  }, [query]);
}
