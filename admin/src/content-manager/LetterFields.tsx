import { Field, SingleSelect, SingleSelectOption, Textarea } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { MESSAGE_MAX_LENGTH } from '../pages/Invitations/invite/invite-form';
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
      <Field.Root
        name="message"
        hint={say('field.message-hint', { left: MESSAGE_MAX_LENGTH - message.length })}
      >
        <Field.Label>{say('field.message')}</Field.Label>
        <Textarea
          maxLength={MESSAGE_MAX_LENGTH}
          rows={3}
          value={message}
          onChange={(event) => onMessage(event.target.value)}
        />
        <Field.Hint />
      </Field.Root>
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
