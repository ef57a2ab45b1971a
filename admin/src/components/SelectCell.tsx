import { Checkbox } from '@strapi/design-system';
import { Table, useTable } from '@strapi/strapi/admin';

import { useSay } from '../translations/say';

/** Strapi's own box is called after the row's id, which says nothing to who hears it. */
export function SelectCell({ id, name }: { id: string; name: string }) {
  const say = useSay();
  const rows = useTable('SelectCell', (state) => state.rows);
  const selected = useTable('SelectCell', (state) => state.selectedRows);
  const selectRow = useTable('SelectCell', (state) => state.selectRow);
  const row = rows.find((each) => each.id === id);
  return (
    <Table.Cell onClick={(event) => event.stopPropagation()}>
      <Checkbox
        aria-label={say('list.select', { name })}
        checked={selected.some((each) => each.id === id)}
        onCheckedChange={() => row && selectRow(row)}
      />
    </Table.Cell>
  );
}
