import { Field, Textarea } from '@strapi/design-system';

import { useMay } from '../hooks/useMay';
import { useSay } from '../translations/say';
import { RecipientSearch } from './RecipientSearch';

interface RecipientFieldsProps {
  picked: string[];
  onPick: (addresses: string[]) => void;
  typed: string;
  onType: (text: string) => void;
  /** What is no address; empty when there is none at all, null when all is well. */
  error: string | null;
}

/** Accounts to pick from, for who may see them, and room for any address. */
export function RecipientFields({ picked, onPick, typed, onType, error }: RecipientFieldsProps) {
  const say = useSay();
  const may = useMay();
  const problem =
    error === null ? undefined : error ? say('send.no-address', { text: error }) : say('send.nobody');
  return (
    <>
      {may('clients.read') && <RecipientSearch picked={picked} onPick={onPick} />}
      <Field.Root name="addresses" hint={say('send.addresses-hint')} error={problem}>
        <Field.Label>{say('send.addresses')}</Field.Label>
        <Textarea value={typed} rows={2} onChange={(event) => onType(event.target.value)} />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
    </>
  );
}
