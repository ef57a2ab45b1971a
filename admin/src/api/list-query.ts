/** What the panel's own table parts write into the address bar. */
export interface TableParams {
  page?: string | number;
  pageSize?: string | number;
  /** `createdAt:DESC` */
  sort?: string;
  _q?: string;
  filters?: { $and?: Record<string, Record<string, string | undefined> | undefined>[] };
}

export interface ListQuery {
  page: number;
  pageSize: number;
  sort?: string;
  search?: string;
  /** By field; several values of one field separated by commas. */
  is: Record<string, string>;
  /** By field, for dates: the earliest and the latest day that were asked for. */
  from: Record<string, string>;
  to: Record<string, string>;
}

export const DEFAULT_PAGE_SIZE = 20;

/** From the panel's words to those of our routes. Throws nothing: an address bar may hold anything. */
export function readListQuery(params: TableParams): ListQuery {
  const query: ListQuery = {
    page: positive(params.page, 1),
    pageSize: Math.min(positive(params.pageSize, DEFAULT_PAGE_SIZE), 100),
    is: {},
    from: {},
    to: {},
  };
  if (params._q) query.search = params._q;
  if (params.sort) query.sort = readSort(params.sort);
  for (const [field, operator, value] of conditionsOf(params)) {
    if (operator === '$gte') query.from[field] = value;
    else if (operator === '$lte') query.to[field] = value;
    else query.is[field] = query.is[field] ? `${query.is[field]},${value}` : value;
  }
  return query;
}

/** `2026-05-01` as the moment when that day begins, or ends, where the editor sits. */
export function startOfDay(day: string | undefined): string | undefined {
  return momentOf(day, 'T00:00:00.000');
}

export function endOfDay(day: string | undefined): string | undefined {
  return momentOf(day, 'T23:59:59.999');
}

function momentOf(day: string | undefined, time: string): string | undefined {
  const moment = new Date(`${(day ?? '').slice(0, 10)}${time}`);
  return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString();
}

function conditionsOf({ filters }: TableParams): [string, string, string][] {
  const all = Array.isArray(filters?.$and) ? filters.$and : [];
  return all.flatMap((entry) =>
    Object.entries(entry).flatMap(([field, condition]) =>
      Object.entries(condition ?? {}).flatMap(([operator, value]): [string, string, string][] =>
        typeof value === 'string' ? [[field, operator, value]] : [],
      ),
    ),
  );
}

function readSort(sort: string): string {
  const [field = '', order] = sort.split(':');
  return order === 'DESC' ? `-${field}` : field;
}

function positive(value: string | number | undefined, otherwise: number): number {
  const number = Number(value);
  return Number.isInteger(number) && number > 0 ? number : otherwise;
}
