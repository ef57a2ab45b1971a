import type { Filters } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';

import { GroupedChoice } from '../../components/fields/GroupedChoice';
import { useSay } from '../../translations/say';
import { reasonChoices, typeGroups } from './audit-choices';

/** Half a hundred each: what Strapi's filters offer for a few is a list too long to read. */
export function TypeInput(filter: Filters.ValueInputProps) {
  return <GroupedChoice {...filter} groups={typeGroups(useSay(), useIntl().locale)} />;
}

export function ReasonInput(filter: Filters.ValueInputProps) {
  return <GroupedChoice {...filter} groups={[{ choices: reasonChoices(useSay(), useIntl().locale) }]} />;
}
