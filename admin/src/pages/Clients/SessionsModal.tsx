import { Button, Flex, Modal, Typography } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';

import type { ClientRecord, ClientSessions } from '../../../../contracts';
import { useClientSessionsQuery, useRevokeSessionsMutation } from '../../api/clients';
import { ModalFrame } from '../../components/ModalFrame';
import { Notice } from '../../components/Notice';
import { Moment } from '../../components/When';
import { useMay } from '../../hooks/useMay';
import { useTold } from '../../hooks/useNews';
import { useSay } from '../../translations/say';

export function SessionsModal({ client, onClose }: { client: ClientRecord; onClose: () => void }) {
  const say = useSay();
  const may = useMay();
  const told = useTold();
  const answer = useClientSessionsQuery(client.id, { refetchOnMountOrArgChange: true });
  const [revokeSessions, { isLoading }] = useRevokeSessionsMutation();
  const endAll = () => told(() => revokeSessions(client.id).unwrap(), 'revoke-sessions.done');
  return (
    <ModalFrame title={say('sessions.title', { email: client.email })} onClose={onClose}>
      <Modal.Body>
        {answer.isError && <Page.Error />}
        {answer.isLoading && <Page.Loading />}
        {answer.data && <Sessions {...answer.data} />}
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onClick={onClose}>
          {say('dialog.close')}
        </Button>
        {may('clients.revoke-sessions') && (
          <Button variant="danger-light" loading={isLoading} onClick={endAll}>
            {say('action.revoke-sessions')}
          </Button>
        )}
      </Modal.Footer>
    </ModalFrame>
  );
}

function Sessions({ listable, sessions, validFrom }: ClientSessions) {
  const say = useSay();
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {!listable && <Notice tone="primary">{say('sessions.unlistable')}</Notice>}
      {listable && sessions.length === 0 && <Typography>{say('sessions.none')}</Typography>}
      <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
        {sessions.map((session) => (
          <Flex key={session.id} tag="li" direction="column" alignItems="flex-start">
            <Typography fontWeight="semiBold">
              {session.deviceName ?? say('sessions.unknown-device')}
            </Typography>
            <Typography variant="pi" textColor="neutral600">
              {say('sessions.started')} <Moment at={session.startedAt} /> · {say('sessions.ends')}{' '}
              <Moment at={session.expiresAt} />
            </Typography>
          </Flex>
        ))}
      </Flex>
      {validFrom && (
        <Typography variant="pi" textColor="neutral600">
          {say('sessions.valid-from')} <Moment at={validFrom} />
        </Typography>
      )}
    </Flex>
  );
}
