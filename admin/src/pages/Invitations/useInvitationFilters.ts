import type { Filters } from '@strapi/strapi/admin';

import {
  ENGAGEMENTS,
  type EditorOptions,
  INVITATION_LIFECYCLES,
  KNOWN_DELIVERIES,
} from '../../../../contracts';
import {
  DELIVERY_LOOKS,
  ENGAGEMENT_LOOKS,
  LIFECYCLE_LOOKS,
  type StatusLook,
} from '../../components/statuses';
import { usePolicyName } from '../../components/usePolicyName';
import { useSay } from '../../translations/say';

export function useInvitationFilters(options: EditorOptions | undefined): Filters.Filter[] {
  const say = useSay();
  const policyName = usePolicyName();
  const is = [{ label: say('filter.is'), value: '$eq' }];
  const since = [
    { label: say('filter.from'), value: '$gte' },
    { label: say('filter.to'), value: '$lte' },
  ];
  const choice = (
    name: string,
    label: string,
    choices: { value: string; label: string }[],
  ): Filters.Filter => ({
    name,
    label,
    type: 'enumeration',
    operators: is,
    options: choices,
  });
  const looks = <K extends string>(keys: readonly K[], table: Record<K, StatusLook>) =>
    keys.map((value) => ({ value, label: say(table[value].label) }));
  return [
    choice('lifecycle', say('column.lifecycle'), looks(INVITATION_LIFECYCLES, LIFECYCLE_LOOKS)),
    choice('delivery', say('column.delivery'), looks(KNOWN_DELIVERIES, DELIVERY_LOOKS)),
    choice('engagement', say('column.engagement'), looks(ENGAGEMENTS, ENGAGEMENT_LOOKS)),
    choice(
      'role',
      say('column.role'),
      (options?.roles ?? []).map(({ type, name }) => ({ value: type, label: name })),
    ),
    choice(
      'policy',
      say('column.policy'),
      (options?.policies ?? []).map(({ key }) => ({ value: key, label: policyName(key) })),
    ),
    { name: 'createdAt', label: say('column.created'), type: 'date', operators: since },
  ];
}
