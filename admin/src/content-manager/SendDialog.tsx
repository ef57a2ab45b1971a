import { Button, Flex, Modal } from '@strapi/design-system';
import { PaperPlane } from '@strapi/icons';
import { useState } from 'react';
import { useIntl } from 'react-intl';

import { useEditorOptions } from '../hooks/useEditorOptions';
import { useSay } from '../translations/say';
import { ChosenAddresses } from './ChosenAddresses';
import { LetterFields } from './LetterFields';
import { Outcomes } from './Outcomes';
import { RecipientFields } from './RecipientFields';
import { type SendableEntry, readAddresses, sendingsOf, withoutRepeats } from './sendings';
import { useSendings } from './useSendings';

export interface SendDialogProps {
  /** What is sent to each address; none: an invitation into the portal. */
  entries: SendableEntry[];
  /** Whom to, where that is settled; else the dialog asks. */
  addresses?: string[];
  onClose: () => void;
}

/** To whom, with which words; then what became of each. */
export function SendDialog({ entries, addresses: settled, onClose }: SendDialogProps) {
  const say = useSay();
  const { locale: ownLanguage } = useIntl();
  const languages = useEditorOptions().data?.languages ?? [];
  const [picked, setPicked] = useState<string[]>(settled ?? []);
  const [typed, setTyped] = useState('');
  const [message, setMessage] = useState('');
  const [chosenLanguage, setLanguage] = useState<string>();
  const [missing, setMissing] = useState(false);
  const { send, sending, outcomes } = useSendings();

  const locale =
    chosenLanguage ?? languages.find((each) => each === ownLanguage.split('-')[0]) ?? languages[0] ?? 'en';
  const { addresses, strange } = readAddresses(typed);
  const recipients = withoutRepeats([...picked, ...addresses]);
  const sendAll = async () => {
    const nothingToSend = recipients.length === 0 || strange.length > 0;
    setMissing(nothingToSend);
    if (!nothingToSend) await send(sendingsOf(recipients, entries), { message, locale });
  };

  if (sending || outcomes.length > 0) {
    const total = sendingsOf(recipients, entries).length;
    return <Outcomes outcomes={outcomes} total={total} withEntry={entries.length > 1} onClose={onClose} />;
  }
  return (
    <>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={5}>
          {!settled && (
            <RecipientFields
              picked={picked}
              onPick={setPicked}
              typed={typed}
              onType={setTyped}
              error={missing ? (strange[0] ?? '') : null}
            />
          )}
          <ChosenAddresses addresses={picked} onChange={setPicked} />
          <LetterFields
            message={message}
            onMessage={setMessage}
            locale={locale}
            languages={languages}
            onLocale={setLanguage}
          />
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onClick={onClose}>
          {say('dialog.cancel')}
        </Button>
        <Button startIcon={<PaperPlane />} onClick={sendAll}>
          {say('send.send', { count: recipients.length })}
        </Button>
      </Modal.Footer>
    </>
  );
}
