import { Button, Flex, Typography } from '@strapi/design-system';
import { Layouts } from '@strapi/strapi/admin';
import { useState } from 'react';

import type { DeliveryStatus } from '../../../../contracts';
import { useConfirmAddressMutation, useDeliveryStatusQuery } from '../../api/delivery';
import { Ask, type Question } from '../../components/Ask';
import { Notice } from '../../components/Notice';
import { useMay } from '../../hooks/useMay';
import { useTold } from '../../hooks/useNews';
import { useSay } from '../../translations/say';

/** Says why no mail leaves, to who may know it: this database may be a copy of another environment's. */
export function MailRests() {
  const may = useMay();
  const answer = useDeliveryStatusQuery(undefined, {
    skip: !may('delivery.read'),
    refetchOnMountOrArgChange: true,
  });
  if (!answer.data?.paused) return null;
  return (
    <Layouts.Content>
      <Banner {...answer.data} />
    </Layouts.Content>
  );
}

function Banner({ rememberedUrl, publicUrl }: DeliveryStatus) {
  const say = useSay();
  const may = useMay();
  const told = useTold();
  const [confirm] = useConfirmAddressMutation();
  const [question, setQuestion] = useState<Question | null>(null);
  const urls = { rememberedUrl: rememberedUrl ?? '', publicUrl };
  const ask = () =>
    setQuestion({
      title: say('mail-rests.title', urls),
      text: say('mail-rests.ask', urls),
      danger: true,
      onYes: () => told(() => confirm(undefined).unwrap(), 'mail-rests.done'),
    });
  return (
    <Flex direction="column" alignItems="stretch" paddingBottom={6}>
      <Notice tone="warning">
        <Flex direction="column" alignItems="flex-start" gap={3}>
          <Typography style={{ overflowWrap: 'anywhere' }}>{say('mail-rests.text', urls)}</Typography>
          {may('delivery.confirm-address') && (
            <Button size="S" variant="secondary" onClick={ask}>
              {say('mail-rests.confirm')}
            </Button>
          )}
        </Flex>
      </Notice>
      <Ask question={question} onClose={() => setQuestion(null)} />
    </Flex>
  );
}
