import { Box, Checkbox, Field, Flex, TextInput, Typography } from '@strapi/design-system';
import { useDebounce } from '@strapi/strapi/admin';
import { useState } from 'react';

import type { Recipient } from '../../../contracts';
import { useRecipientsQuery } from '../api/clients';
import { useSay } from '../translations/say';

const TYPING_PAUSE_MS = 300;

interface RecipientSearchProps {
  picked: string[];
  onPick: (addresses: string[]) => void;
}

/** The first accounts that match, to tick. */
export function RecipientSearch({ picked, onPick }: RecipientSearchProps) {
  const say = useSay();
  const [search, setSearch] = useState('');
  const found = useRecipientsQuery(useDebounce(search.trim(), TYPING_PAUSE_MS));
  const toggle = (email: string, on: boolean) =>
    onPick(on ? [...picked, email] : picked.filter((each) => each !== email));
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Field.Root name="search">
        <Field.Label>{say('send.search')}</Field.Label>
        <TextInput
          autoComplete="off"
          maxLength={255}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      </Field.Root>
      <Box maxHeight="20rem" overflow="auto" padding={3} hasRadius borderColor="neutral200">
        <Flex tag="ul" direction="column" alignItems="stretch" gap={2} aria-busy={found.isFetching}>
          {found.data?.map((recipient) => (
            <li key={recipient.id}>
              <Choice recipient={recipient} picked={picked} onToggle={toggle} />
            </li>
          ))}
        </Flex>
        {found.data?.length === 0 && <Typography textColor="neutral600">{say('send.none-found')}</Typography>}
        {found.isError && <Typography textColor="danger600">{say('errors.unknown')}</Typography>}
      </Box>
    </Flex>
  );
}

interface ChoiceProps {
  recipient: Recipient;
  picked: string[];
  onToggle: (email: string, on: boolean) => void;
}

function Choice({ recipient: { email, name, username, blocked }, picked, onToggle }: ChoiceProps) {
  const say = useSay();
  const called = [name ?? username, email].filter((part, index, all) => part && all.indexOf(part) === index);
  return (
    <Checkbox
      disabled={blocked}
      checked={picked.includes(email)}
      onCheckedChange={(on) => onToggle(email, on === true)}
    >
      {called.join(' · ')}
      {blocked && ` (${say('access.blocked')})`}
    </Checkbox>
  );
}
