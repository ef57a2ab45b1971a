import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { NoteField } from '../components/NoteField';
import { useSay } from '../translations/say';

interface LetterFieldsProps {
  message: string;
  onMessage: (message: string) => void;
  locale: string;
  languages: string[];
  onLocale: (locale: string) => void;
}

/** What the mail says beside the link, and in which language. */
export function LetterFields({ message, onMessage, locale, languages, onLocale }: LetterFieldsProps) {
  const say = useSay();
  const { formatDisplayName } = useIntl();
  return (
    <>
      <NoteField value={message} onChange={onMessage} />
      <Field.Root name="locale">
        <Field.Label>{say('field.language')}</Field.Label>
        <SingleSelect value={locale} onChange={(language) => onLocale(`${language}`)}>
          {languages.map((language) => (
            <SingleSelectOption key={language} value={language}>
              {formatDisplayName(language, { type: 'language', fallback: 'code' })}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
    </>
  );
}
