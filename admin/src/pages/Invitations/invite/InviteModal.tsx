import { Button, Flex, Grid, Modal, Typography } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';

import type { EditorOptions, InvitationRecord } from '../../../../../contracts';
import { ModalFrame } from '../../../components/ModalFrame';
import { useEditorOptions } from '../../../hooks/useEditorOptions';
import { useSay } from '../../../translations/say';
import { AccessFields } from './AccessFields';
import { LifetimeFields } from './LifetimeFields';
import { Outlook } from './Outlook';
import { PersonFields } from './PersonFields';
import { Preview } from './Preview';
import { useInvite } from './useInvite';

interface InviteModalProps {
  /** An earlier invitation to start from. */
  from?: InvitationRecord;
  onClose: () => void;
}

export function InviteModal({ from, onClose }: InviteModalProps) {
  const say = useSay();
  const options = useEditorOptions();
  return (
    <ModalFrame title={say('invite.title')} style={{ maxWidth: '120rem', width: '94vw' }} onClose={onClose}>
      {options.data ? (
        <InviteDialog options={options.data} from={from} onClose={onClose} />
      ) : (
        <Modal.Body>{options.isError ? <Page.Error /> : <Page.Loading />}</Modal.Body>
      )}
    </ModalFrame>
  );
}

function InviteDialog({ options, from, onClose }: InviteModalProps & { options: EditorOptions }) {
  const say = useSay();
  const invite = useInvite(options, from);
  const send = async () => {
    if (await invite.send()) onClose();
  };
  return (
    <>
      <Modal.Body>
        <Grid.Root gap={6} style={{ alignItems: 'start' }}>
          <Grid.Item col={6} s={12} xs={12} direction="column" alignItems="stretch" gap={5}>
            <PersonFields invite={invite} options={options} />
            <Outlook invite={invite} options={options} />
            <AccessFields invite={invite} options={options} />
            <LifetimeFields invite={invite} options={options} />
          </Grid.Item>
          <Grid.Item col={6} s={12} xs={12} direction="column" alignItems="stretch">
            <Preview invite={invite} />
          </Grid.Item>
        </Grid.Root>
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onClick={onClose}>
          {say('dialog.cancel')}
        </Button>
        <Flex gap={3}>
          <Typography variant="pi" textColor="neutral600">
            {!invite.form.notify && say('invite.no-mail')}
          </Typography>
          <Button loading={invite.sending} onClick={send}>
            {say(invite.form.notify ? 'invite.send' : 'invite.create')}
          </Button>
        </Flex>
      </Modal.Footer>
    </>
  );
}
