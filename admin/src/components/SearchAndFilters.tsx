import { Filters, SearchInput } from '@strapi/strapi/admin';

/** What narrows a list, as the panel's own lists have it. */
export function SearchAndFilters({ label, filters }: { label: string; filters: Filters.Filter[] }) {
  return (
    <>
      <SearchInput label={label} />
      <Filters.Root options={filters}>
        <Filters.Trigger />
        <Filters.Popover zIndex={499} />
        <Filters.List />
      </Filters.Root>
    </>
  );
}
