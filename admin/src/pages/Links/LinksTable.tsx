import { Button, Link, Typography } from '@strapi/design-system';
import { Table } from '@strapi/strapi/admin';
import { useState } from 'react';
import { NavLink } from 'react-router-dom';

import type { LinkRecord } from '../../../../contracts';
import { useRevokeLinkMutation } from '../../api/links';
import { Ask, type Question } from '../../components/Ask';
import { StatusTag } from '../../components/StatusTag';
import { When } from '../../components/When';
import { LINK_LOOKS } from '../../components/statuses';
import { usePolicyName } from '../../components/usePolicyName';
import { useMay } from '../../hooks/useMay';
import { useTold } from '../../hooks/useNews';
import { useSay } from '../../translations/say';
import { pathOf } from '../sections';

export function LinksTable({ rows: records }: { rows: LinkRecord[] }) {
  const say = useSay();
  const may = useMay();
  const told = useTold();
  const [revoke] = useRevokeLinkMutation();
  const [question, setQuestion] = useState<Question | null>(null);
  const rows = records.map((record) => ({ ...record, id: record.documentId }));
  const canRevoke = may('links.revoke');
  const headers = [
    { name: 'email', label: say('column.client') },
    { name: 'state', label: say('column.state') },
    { name: 'policy', label: say('column.policy') },
    { name: 'issuedAt', label: say('column.issued'), sortable: true },
    { name: 'expiresAt', label: say('column.expires'), sortable: true },
    { name: 'usedAt', label: say('column.used') },
    ...(canRevoke ? [{ name: 'actions', label: say('column.actions') }] : []),
  ];
  const askToRevoke = ({ documentId, email }: LinkRecord) =>
    setQuestion({
      title: say('revoke-link.title', { email: email ?? say('links.nobody') }),
      text: say('revoke-link.text'),
      danger: true,
      onYes: () => told(() => revoke(documentId).unwrap(), 'revoke-link.done'),
    });
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
            <Row key={row.id} row={row} onRevoke={canRevoke ? askToRevoke : undefined} />
          ))}
        </Table.Body>
      </Table.Content>
      <Ask question={question} onClose={() => setQuestion(null)} />
    </Table.Root>
  );
}

function Row({ row, onRevoke }: { row: LinkRecord; onRevoke: ((row: LinkRecord) => void) | undefined }) {
  const say = useSay();
  const may = useMay();
  const policyName = usePolicyName();
  const email = row.email ?? say('links.nobody');
  return (
    <Table.Row>
      <Table.Cell>
        {row.invitationId && may('invitations.read') ? (
          <Link tag={NavLink} to={`${pathOf('invitations')}/${row.invitationId}`}>
            {email}
          </Link>
        ) : (
          <Typography>{email}</Typography>
        )}
      </Table.Cell>
      <Table.Cell>
        <StatusTag look={LINK_LOOKS[row.state]} />
      </Table.Cell>
      <Table.Cell>
        <Typography>{policyName(row.policy, row.policyLabel)}</Typography>
      </Table.Cell>
      {[row.issuedAt, row.expiresAt, row.usedAt].map((at, index) => (
        <Table.Cell key={index}>
          <Typography>
            <When at={at} />
          </Typography>
        </Table.Cell>
      ))}
      {onRevoke && (
        <Table.Cell>
          {row.state === 'live' && (
            <Button
              size="S"
              variant="danger-light"
              aria-label={say('links.revoke-of', { email })}
              onClick={() => onRevoke(row)}
            >
              {say('action.revoke')}
            </Button>
          )}
        </Table.Cell>
      )}
    </Table.Row>
  );
}
