import { Typography } from '@strapi/design-system';
import { useState } from 'react';

import type { InvitationRecord } from '../../../../contracts';
import { useExtendInvitationMutation, useResendInvitationMutation } from '../../api/invitations';
import { FormModal } from '../../components/FormModal';
import { MomentField } from '../../components/MomentField';
import { useDuration } from '../../components/useDuration';
import { useEditorOptions } from '../../hooks/useEditorOptions';
import { useTold } from '../../hooks/useNews';
import { useSay } from '../../translations/say';

interface ExtendModalProps {
  invitation: InvitationRecord;
  /** Whether it is mailed again at once. */
  resends: boolean;
  onClose: () => void;
}

/** Gives an invitation more time; one that expired is mailed again, since its links went with it. */
export function ExtendModal({ invitation, resends, onClose }: ExtendModalProps) {
  const say = useSay();
  const told = useTold();
  const [extend, { isLoading: extending }] = useExtendInvitationMutation();
  const [resend, { isLoading: resending }] = useResendInvitationMutation();
  const [until, setUntil] = useState<Date | null>(null);
  const { documentId, email } = invitation;
  const lifetime = usePolicyLifetime(invitation.policy);

  const save = async () => {
    const done = await told(
      async () => {
        await extend({ documentId, ...(until && { invitationExpiresAt: until.toISOString() }) }).unwrap();
        if (resends) await resend(documentId).unwrap();
      },
      resends ? 'extend.done-and-sent' : 'extend.done',
    );
    if (done) onClose();
  };
  return (
    <FormModal
      title={say('extend.title', { email })}
      action={say(resends ? 'action.extend-and-resend' : 'action.extend')}
      busy={extending || resending}
      onAction={save}
      onClose={onClose}
    >
      <Typography>{say(resends ? 'extend.text-expired' : 'extend.text')}</Typography>
      <MomentField
        name="invitationExpiresAt"
        label={say('column.valid-until')}
        value={until}
        onChange={setUntil}
        hint={lifetime && say('extend.hint', { duration: lifetime })}
      />
    </FormModal>
  );
}

/** What an empty field stands for. */
function usePolicyLifetime(key: string): string | undefined {
  const duration = useDuration();
  const options = useEditorOptions();
  const seconds = options.data?.policies.find((policy) => policy.key === key)?.invitationLifetimeSeconds;
  return seconds == null ? undefined : duration(seconds);
}
