import type { Filters } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';

import { AUDIT_OUTCOMES } from '../../../../contracts';
import { type MessageKey, useSay } from '../../translations/say';
import { ReasonInput, TypeInput } from './AuditInputs';
import { reasonChoices, typeGroups } from './audit-choices';
import { OUTCOMES } from './outcomes';

/** What the log can be filtered by, in words. */
export function useAuditFilters(): Filters.Filter[] {
  const say = useSay();
  const { locale } = useIntl();
  const is = [{ label: say('filter.is'), value: '$eq' }];
  const choice = (name: string, label: MessageKey, options: { value: string; label: string }[]) => ({
    name,
    label: say(label),
    type: 'enumeration' as const,
    operators: is,
    options,
  });
  return [
    {
      ...choice(
        'type',
        'column.kind',
        typeGroups(say, locale).flatMap(({ choices }) => choices),
      ),
      input: TypeInput,
    },
    choice(
      'outcome',
      'column.outcome',
      AUDIT_OUTCOMES.map((value) => ({ value, label: say(OUTCOMES[value].label) })),
    ),
    { ...choice('reason', 'column.reason', reasonChoices(say, locale)), input: ReasonInput },
    { name: 'network', label: say('column.network'), type: 'string', operators: is },
    { name: 'clientId', label: say('audit.client-id'), type: 'integer', operators: is },
    { name: 'actor', label: say('column.by'), type: 'string', operators: is },
    {
      name: 'at',
      label: say('column.when'),
      type: 'date',
      operators: [
        { label: say('filter.from'), value: '$gte' },
        { label: say('filter.to'), value: '$lte' },
      ],
    },
  ];
}
