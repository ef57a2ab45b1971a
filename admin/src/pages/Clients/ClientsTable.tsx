import { Flex, Th, Typography, VisuallyHidden } from '@strapi/design-system';
import { Table } from '@strapi/strapi/admin';
import { useState } from 'react';

import type { ClientRecord, EditorOptions } from '../../../../contracts';
import { useEditorOptions } from '../../hooks/useEditorOptions';
import { Ask, type Question } from '../../components/Ask';
import { StatusTag } from '../../components/StatusTag';
import { When } from '../../components/When';
import { ACCESS_LOOKS } from '../../components/statuses';
import { useSay } from '../../translations/say';
import { roleName } from '../Invitations/InvitationsTable';
import { AccessModal } from './AccessModal';
import { ClientMenu } from './ClientMenu';
import { SessionsModal } from './SessionsModal';

export interface OpenDialog {
  what: 'sessions' | 'access';
  client: ClientRecord;
}

export function ClientsTable({ rows }: { rows: ClientRecord[] }) {
  const say = useSay();
  const options = useEditorOptions();
  const [question, setQuestion] = useState<Question | null>(null);
  const [open, setOpen] = useState<OpenDialog | null>(null);
  const headers = [
    { name: 'email', label: say('column.client'), sortable: true },
    { name: 'access', label: say('column.access') },
    { name: 'role', label: say('column.role') },
    { name: 'lastSignInAt', label: say('column.last-sign-in'), sortable: true },
    { name: 'firstSessionAt', label: say('column.first-session'), sortable: true },
    { name: 'accessEndsAt', label: say('column.access-until'), sortable: true },
  ];
  const close = () => setOpen(null);
  return (
    <Table.Root rows={rows} headers={headers}>
      <Table.Content>
        <Table.Head>
          {headers.map((header) => (
            <Table.HeaderCell key={header.name} {...header} />
          ))}
          <Th>
            <VisuallyHidden>{say('column.actions')}</VisuallyHidden>
          </Th>
        </Table.Head>
        <Table.Body>
          {rows.map((client) => (
            <Table.Row key={client.id}>
              <ClientCells client={client} options={options.data} />
              <Table.Cell>
                <ClientMenu client={client} ask={setQuestion} open={setOpen} />
              </Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table.Content>
      <Ask question={question} onClose={() => setQuestion(null)} />
      {open?.what === 'sessions' && <SessionsModal client={open.client} onClose={close} />}
      {open?.what === 'access' && <AccessModal client={open.client} onClose={close} />}
    </Table.Root>
  );
}

function ClientCells({ client, options }: { client: ClientRecord; options: EditorOptions | undefined }) {
  const say = useSay();
  return (
    <>
      <Table.Cell>
        <Flex direction="column" alignItems="flex-start">
          <Typography ellipsis maxWidth="28rem">
            {client.email}
          </Typography>
          <Typography variant="pi" textColor="neutral600">
            {[client.name, say(client.proven ? 'clients.proven' : 'clients.unproven')]
              .filter(Boolean)
              .join(' · ')}
          </Typography>
        </Flex>
      </Table.Cell>
      <Table.Cell>
        <StatusTag look={ACCESS_LOOKS[client.access]} />
      </Table.Cell>
      <Table.Cell>
        <Typography>{client.role ? roleName(options, client.role) : '–'}</Typography>
      </Table.Cell>
      {[client.lastSignInAt, client.firstSessionAt, client.accessEndsAt].map((at, index) => (
        <Table.Cell key={index}>
          <Typography>
            <When at={at} />
          </Typography>
        </Table.Cell>
      ))}
    </>
  );
}
