import { Button, Field, Flex, Modal, TextInput } from '@strapi/design-system';
import { Duplicate } from '@strapi/icons';
import { useClipboard } from '@strapi/strapi/admin';

import type { InvitationRecord } from '../../../../contracts';
import { useCopyLinkMutation } from '../../api/invitations';
import { ModalFrame } from '../../components/ModalFrame';
import { Notice } from '../../components/Notice';
import { Moment } from '../../components/When';
import { useNews } from '../../hooks/useNews';
import { useSay } from '../../translations/say';

/** Who holds the link is the client: it is made on purpose, shown once, and told in the log. */
export function CopyLinkModal({
  invitation,
  onClose,
}: {
  invitation: InvitationRecord;
  onClose: () => void;
}) {
  const say = useSay();
  const news = useNews();
  const { copy } = useClipboard();
  const [makeLink, { data: link, isLoading }] = useCopyLinkMutation();
  const make = () => makeLink(invitation.documentId).unwrap().catch(news.bad);
  const copyIt = async (url: string) => {
    if (await copy(url)) news.good(say('copy-link.copied'));
  };
  return (
    <ModalFrame title={say('copy-link.title', { email: invitation.email })} onClose={onClose}>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Notice tone="warning">{say('copy-link.warning')}</Notice>
          {link && (
            <Field.Root name="link">
              <Field.Label>
                {say('copy-link.until')} <Moment at={link.expiresAt} />
              </Field.Label>
              <TextInput readOnly value={link.url} onFocus={(event) => event.target.select()} />
            </Field.Root>
          )}
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onClick={onClose}>
          {say('dialog.close')}
        </Button>
        {link ? (
          <Button startIcon={<Duplicate />} onClick={() => copyIt(link.url)}>
            {say('copy-link.copy')}
          </Button>
        ) : (
          <Button variant="danger" loading={isLoading} onClick={make}>
            {say('copy-link.make')}
          </Button>
        )}
      </Modal.Footer>
    </ModalFrame>
  );
}
