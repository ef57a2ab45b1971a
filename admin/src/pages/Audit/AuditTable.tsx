import { Button, Typography } from '@strapi/design-system';
import { Table } from '@strapi/strapi/admin';
import { useState } from 'react';

import type { AuditRecord } from '../../../../contracts';
import { StatusTag } from '../../components/StatusTag';
import { When } from '../../components/When';
import { useSay } from '../../translations/say';
import { LineModal } from './LineModal';
import { OUTCOMES } from './outcomes';
import { useLine } from './useLine';

/** The newest first, each line as a sentence. */
export function AuditTable({ rows: records }: { rows: AuditRecord[] }) {
  const say = useSay();
  const [open, setOpen] = useState<AuditRecord | null>(null);
  const rows = records.map((record) => ({ ...record, id: record.documentId }));
  const headers = [
    { name: 'at', label: say('column.when') },
    { name: 'type', label: say('column.what') },
    { name: 'outcome', label: say('column.outcome') },
    { name: 'network', label: say('column.from') },
    { name: 'details', label: say('column.actions') },
  ];
  return (
    <Table.Root rows={rows} headers={headers}>
      <Table.Content>
        <Table.Head>
          {headers.map((header) => (
            <Table.HeaderCell key={header.name} {...header} />
          ))}
        </Table.Head>
        <Table.Body>
          {rows.map((row) => (
            <Line key={row.id} record={row} onOpen={() => setOpen(row)} />
          ))}
        </Table.Body>
      </Table.Content>
      {open && <LineModal record={open} onClose={() => setOpen(null)} />}
    </Table.Root>
  );
}

function Line({ record, onOpen }: { record: AuditRecord; onOpen: () => void }) {
  const say = useSay();
  const line = useLine();
  return (
    <Table.Row>
      <Table.Cell>
        <Typography>
          <When at={record.at} />
        </Typography>
      </Table.Cell>
      <Table.Cell>
        <Typography style={{ whiteSpace: 'normal', overflowWrap: 'anywhere' }}>{line(record)}</Typography>
      </Table.Cell>
      <Table.Cell>
        <StatusTag look={OUTCOMES[record.outcome]} />
      </Table.Cell>
      <Table.Cell>
        <Typography>{record.network ?? '–'}</Typography>
      </Table.Cell>
      <Table.Cell>
        <Button
          size="S"
          variant="tertiary"
          aria-label={say('audit.details-of', { seq: record.seq ?? say('audit.unsealed-line') })}
          onClick={onOpen}
        >
          {say('audit.details')}
        </Button>
      </Table.Cell>
    </Table.Row>
  );
}
