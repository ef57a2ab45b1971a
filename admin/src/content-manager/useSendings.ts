import { useState } from 'react';

import { useInviteMutation } from '../api/invitations';
import { useMay } from '../hooks/useMay';
import { useReason } from '../hooks/useNews';
import { type Sending, bodyOf } from './sendings';

/** What became of one mail; `problem` in words, null when it is on its way. */
export interface Outcome extends Sending {
  problem: string | null;
}

/** Sends one after the other, so that the limits see an editor and not a flood, and tells of each. */
export function useSendings() {
  const reason = useReason();
  const mayResend = useMay()('invitations.resend');
  const [invite] = useInviteMutation();
  const [sending, setSending] = useState(false);
  const [outcomes, setOutcomes] = useState<Outcome[]>([]);

  const send = async (sendings: Sending[], letter: { message: string; locale: string }) => {
    setSending(true);
    for (const one of sendings) {
      const problem = await invite(bodyOf(one, { ...letter, mayResend }))
        .unwrap()
        .then(
          () => null,
          (error: unknown) => reason(error),
        );
      setOutcomes((earlier) => [...earlier, { ...one, problem }]);
    }
    setSending(false);
  };
  return { send, sending, outcomes };
}
