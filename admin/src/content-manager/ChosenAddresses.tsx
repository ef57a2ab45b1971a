import { Flex, Tag } from '@strapi/design-system';
import { Cross } from '@strapi/icons';

import { useSay } from '../translations/say';

/** Whom the editor picked; each can be taken out again. */
export function ChosenAddresses({
  addresses,
  onChange,
}: {
  addresses: string[];
  onChange: (addresses: string[]) => void;
}) {
  const say = useSay();
  if (addresses.length === 0) return null;
  return (
    <Flex tag="ul" gap={2} wrap="wrap" aria-label={say('send.chosen')}>
      {addresses.map((email) => (
        <li key={email}>
          <Tag
            icon={<Cross aria-hidden />}
            label={say('send.take-out', { email })}
            onClick={() => onChange(addresses.filter((each) => each !== email))}
          >
            {email}
          </Tag>
        </li>
      ))}
    </Flex>
  );
}
