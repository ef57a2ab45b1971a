import { Flex, Link, Typography } from '@strapi/design-system';
import { Table } from '@strapi/strapi/admin';
import { NavLink, useNavigate } from 'react-router-dom';

import type { EditorOptions, InvitationRecord } from '../../../../contracts';
import { SelectCell } from '../../components/SelectCell';
import { StatusTag } from '../../components/StatusTag';
import { When } from '../../components/When';
import { DELIVERY_LOOKS, ENGAGEMENT_LOOKS, LIFECYCLE_LOOKS } from '../../components/statuses';
import { useActorName } from '../../components/useActorName';
import { useMay } from '../../hooks/useMay';
import { useSay } from '../../translations/say';
import { BulkActions } from './BulkActions';

interface InvitationsTableProps {
  rows: InvitationRecord[];
  isLoading: boolean;
  options: EditorOptions | undefined;
}

export type InvitationRow = InvitationRecord & { id: string };

export function InvitationsTable({ rows: records, isLoading, options }: InvitationsTableProps) {
  const say = useSay();
  const may = useMay();
  const rows: InvitationRow[] = records.map((record) => ({ ...record, id: record.documentId }));
  const canAct = may('invitations.resend') || may('invitations.revoke');
  const headers = [
    { name: 'email', label: say('column.client'), sortable: true },
    { name: 'lifecycle', label: say('column.lifecycle') },
    { name: 'delivery', label: say('column.delivery') },
    { name: 'engagement', label: say('column.engagement') },
    { name: 'role', label: say('column.role') },
    { name: 'createdAt', label: say('column.created'), sortable: true },
    { name: 'invitationExpiresAt', label: say('column.valid-until'), sortable: true },
    { name: 'acceptedAt', label: say('column.accepted'), sortable: true },
  ];
  return (
    <Table.Root rows={rows} headers={headers} isLoading={isLoading && rows.length === 0}>
      {canAct && <BulkActions />}
      <Table.Content>
        <Table.Head>
          {canAct && <Table.HeaderCheckboxCell />}
          {headers.map((header) => (
            <Table.HeaderCell key={header.name} {...header} />
          ))}
        </Table.Head>
        <Table.Loading />
        <Table.Body>
          {rows.map((row) => (
            <Row key={row.id} row={row} canAct={canAct} roleName={roleName(options, row.role)} />
          ))}
        </Table.Body>
      </Table.Content>
    </Table.Root>
  );
}

function Row({ row, canAct, roleName }: { row: InvitationRow; canAct: boolean; roleName: string }) {
  const actorName = useActorName();
  const navigate = useNavigate();
  return (
    // For a hand that misses the link, which is what the keyboard finds.
    <Table.Row style={{ cursor: 'pointer' }} onClick={() => navigate(row.documentId)}>
      {canAct && <SelectCell id={row.id} name={row.email} />}
      <Table.Cell>
        <Flex direction="column" alignItems="flex-start" width="max-content" maxWidth="28rem">
          <Link tag={NavLink} to={row.documentId} style={{ whiteSpace: 'normal', overflowWrap: 'anywhere' }}>
            {row.email}
          </Link>
          {row.name && (
            <Typography variant="pi" textColor="neutral600" ellipsis maxWidth="28rem">
              {row.name}
            </Typography>
          )}
        </Flex>
      </Table.Cell>
      <Table.Cell>
        <StatusTag look={LIFECYCLE_LOOKS[row.lifecycle]} />
      </Table.Cell>
      <Table.Cell>
        <StatusTag look={DELIVERY_LOOKS[row.delivery]} />
      </Table.Cell>
      <Table.Cell>
        <StatusTag look={ENGAGEMENT_LOOKS[row.engagement]} />
      </Table.Cell>
      <Table.Cell>
        <Typography>{roleName}</Typography>
      </Table.Cell>
      <Table.Cell>
        <Typography tag="div">
          <When at={row.createdAt} />
        </Typography>
        <Typography variant="pi" textColor="neutral600">
          {actorName(row.invitedBy)}
        </Typography>
      </Table.Cell>
      <Table.Cell>
        <Typography>
          <When at={row.invitationExpiresAt} />
        </Typography>
      </Table.Cell>
      <Table.Cell>
        <Typography>
          <When at={row.acceptedAt} />
        </Typography>
      </Table.Cell>
    </Table.Row>
  );
}

export const roleName = (options: EditorOptions | undefined, type: string): string =>
  options?.roles.find((role) => role.type === type)?.name ?? type;
