import { Checkbox, Typography } from '@strapi/design-system';
import { useState } from 'react';

import type { ClientRecord } from '../../../../contracts';
import { useExtendAccessMutation } from '../../api/clients';
import { FormModal } from '../../components/FormModal';
import { MomentField } from '../../components/MomentField';
import { useTold } from '../../hooks/useNews';
import { useSay } from '../../translations/say';

interface AccessModalProps {
  client: Pick<ClientRecord, 'id' | 'email' | 'accessEndsAt'>;
  onClose: () => void;
}

/** Until when a client has access. An end that is over is no proposal, and access without an end is never what was left empty. */
export function AccessModal({ client, onClose }: AccessModalProps) {
  const say = useSay();
  const told = useTold();
  const [extend, { isLoading }] = useExtendAccessMutation();
  const [end, setEnd] = useState<Date | null>(() => comingEndOf(client));
  const [isEndless, setEndless] = useState(client.accessEndsAt === null);
  const [isTried, setTried] = useState(false);
  const isMissing = !isEndless && !isToCome(end);
  const save = async () => {
    setTried(true);
    if (isMissing) return;
    const accessEndsAt = isEndless ? null : (end?.toISOString() ?? null);
    const done = await told(() => extend({ id: client.id, accessEndsAt }).unwrap(), 'access-end.done');
    if (done) onClose();
  };
  return (
    <FormModal
      title={say('access-end.title', { email: client.email })}
      action={say(isEndless ? 'access-end.save-without' : 'access-end.save')}
      busy={isLoading}
      onAction={save}
      onClose={onClose}
    >
      <Typography>{say('access-end.text')}</Typography>
      {!isEndless && (
        <MomentField
          name="accessEndsAt"
          label={say('field.access-until')}
          error={isTried && isMissing ? say('access-end.needed') : undefined}
          value={end}
          onChange={setEnd}
        />
      )}
      <Checkbox checked={isEndless} onCheckedChange={(checked) => setEndless(checked === true)}>
        {say('access-end.endless')}
      </Checkbox>
    </FormModal>
  );
}

const isToCome = (end: Date | null): boolean => end !== null && end.getTime() > Date.now();

function comingEndOf({ accessEndsAt }: Pick<ClientRecord, 'accessEndsAt'>): Date | null {
  const end = accessEndsAt === null ? null : new Date(accessEndsAt);
  return isToCome(end) ? end : null;
}
