import { useState } from 'react';

import type { ErasedAccount, Erasure } from '../../../../contracts';
import { useErasePersonMutation } from '../../api/privacy';
import { Notice } from '../../components/Notice';
import { useNews } from '../../hooks/useNews';
import { type MessageKey, useSay } from '../../translations/say';
import { AddressField, PersonModal } from './PersonModal';

/** Erases one person. The address must be typed twice, so that no slip of the hand erases somebody else. */
export function EraseModal({ onClose }: { onClose: () => void }) {
  const say = useSay();
  const news = useNews();
  const [email, setEmail] = useState('');
  const [again, setAgain] = useState('');
  const [erasure, setErasure] = useState<Erasure | null>(null);
  const [erasePerson, { isLoading }] = useErasePersonMutation();
  const go = async () => {
    try {
      setErasure(await erasePerson({ email: email.trim() }).unwrap());
    } catch (error) {
      news.bad(error);
    }
  };
  return (
    <PersonModal
      title={say('privacy.erase-title')}
      text={say('privacy.erase-text')}
      email={email}
      onEmail={setEmail}
      more={<AddressField label={say('privacy.again')} name="again" value={again} onChange={setAgain} />}
      result={erasure && <Result erasure={erasure} />}
      run={{
        label: say('privacy.erase-run'),
        danger: true,
        ready: email.trim() !== '' && email.trim() === again.trim(),
        busy: isLoading,
        go,
      }}
      onClose={onClose}
    />
  );
}

const ACCOUNTS: Record<ErasedAccount, MessageKey> = {
  removed: 'privacy.account-removed',
  kept: 'privacy.account-kept',
  none: 'privacy.account-none',
};

function Result({ erasure }: { erasure: Erasure }) {
  const say = useSay();
  const { account, sessionsEnded, nothingHeld, logLines } = erasure;
  const told = nothingHeld
    ? say('privacy.nothing-held')
    : say('privacy.erased', { records: recordsOf(erasure), lines: logLines });
  const sentences = [told, say(ACCOUNTS[account]), ...(sessionsEnded ? [say('privacy.sessions-ended')] : [])];
  return <Notice tone={account === 'kept' ? 'warning' : 'primary'}>{sentences.join(' ')}</Notice>;
}

const recordsOf = ({ clients, invitations, links, messages, importRows }: Erasure): number =>
  clients + invitations + links + messages + importRows;
