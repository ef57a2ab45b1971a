import type { Filters } from '@strapi/strapi/admin';

import { AUDIT_OUTCOMES, AUDIT_TYPES } from '../../../../contracts';
import { REASONS } from '../../components/reasons';
import { STEPS } from '../../components/timeline-steps';
import { type MessageKey, useSay } from '../../translations/say';
import { OUTCOMES } from './outcomes';

/** What the log can be filtered by, in words. */
export function useAuditFilters(): Filters.Filter[] {
  const say = useSay();
  const is = [{ label: say('filter.is'), value: '$eq' }];
  const choice = (name: string, label: MessageKey, options: { value: string; label: string }[]) => ({
    name,
    label: say(label),
    type: 'enumeration' as const,
    operators: is,
    options,
  });
  const words = (key: MessageKey | undefined, otherwise: string) => (key ? say(key) : otherwise);
  return [
    choice(
      'type',
      'column.kind',
      AUDIT_TYPES.map((value) => ({ value, label: words(STEPS[value]?.label, value) })),
    ),
    choice(
      'outcome',
      'column.outcome',
      AUDIT_OUTCOMES.map((value) => ({ value, label: say(OUTCOMES[value].label) })),
    ),
    choice(
      'reason',
      'column.reason',
      Object.entries(REASONS).map(([value, key]) => ({ value, label: `${say(key)} (${value})` })),
    ),
    { name: 'network', label: say('column.network'), type: 'string', operators: is },
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
