import { Button, Flex, Modal, Typography } from '@strapi/design-system';

import { Notice } from '../components/Notice';
import { useSay } from '../translations/say';
import type { Outcome } from './useSendings';

interface OutcomesProps {
  outcomes: Outcome[];
  total: number;
  /** With several entries, an address stands in several lines. */
  withEntry: boolean;
  onClose: () => void;
}

/** What became of each, while it goes on and after. */
export function Outcomes({ outcomes, total, withEntry, onClose }: OutcomesProps) {
  const say = useSay();
  const sent = outcomes.filter(({ problem }) => problem === null).length;
  const refused = outcomes.length - sent;
  const going = outcomes.length < total;
  return (
    <>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Notice tone={refused > 0 ? 'warning' : 'primary'}>
            {going
              ? say('send.going', { done: outcomes.length, total })
              : say('send.summary', { sent, refused })}
          </Notice>
          <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
            {outcomes.map(({ email, entry, problem }) => (
              <li key={`${email} ${entry?.documentId ?? ''}`}>
                <Typography tag="div" fontWeight="semiBold" style={{ overflowWrap: 'anywhere' }}>
                  {withEntry && entry ? `${email} · ${entry.title}` : email}
                </Typography>
                <Typography variant="pi" textColor={problem === null ? 'neutral600' : 'danger600'}>
                  {problem ?? say('send.sent')}
                </Typography>
              </li>
            ))}
          </Flex>
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <Button loading={going} onClick={onClose}>
          {say('dialog.close')}
        </Button>
      </Modal.Footer>
    </>
  );
}
