import { useIntl } from 'react-intl';

import type { Ceilings, RuleName } from '../../../../contracts';
import { useAmount } from '../../translations/useAmount';
import { type MessageKey, useSay } from '../../translations/say';

const LABELS = {
  linkLifetimeSeconds: 'ceiling.links',
  invitationLifetimeSeconds: 'ceiling.invitations',
  sessionLifetimeSeconds: 'ceiling.sessions',
  accessDurationSeconds: 'ceiling.access',
} as const satisfies Record<keyof Ceilings, MessageKey>;
const NAMES = Object.keys(LABELS) as (keyof Ceilings)[];

/** Which ceiling a rule stays under. */
export const CEILING_OF: Readonly<Partial<Record<RuleName, keyof Ceilings>>> = {
  linkLifetimeSeconds: 'linkLifetimeSeconds',
  maxLinkLifetimeSeconds: 'linkLifetimeSeconds',
  invitationLifetimeSeconds: 'invitationLifetimeSeconds',
  sessionLifetimeSeconds: 'sessionLifetimeSeconds',
  accessDurationSeconds: 'accessDurationSeconds',
};

/** What no policy exceeds, in one line. */
export function useCeilingsLine(): (ceilings: Ceilings) => string {
  const say = useSay();
  const duration = useAmount();
  const { formatList } = useIntl();
  return (ceilings) => {
    const set = NAMES.flatMap((name) => {
      const seconds = ceilings[name];
      return seconds === null ? [] : [say(LABELS[name], { duration: duration(seconds) })];
    });
    return set.length === 0
      ? say('policies.no-ceilings')
      : say('policies.ceilings', { list: formatList(set) });
  };
}
