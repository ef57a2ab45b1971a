import type { ChangedValue } from '../../../../contracts';
import type { MessageKey, Say } from '../../translations/say';

export interface ValueWords {
  say: Say;
  duration: (seconds: number) => string;
  number: (value: number) => string;
}

/** Where null or an empty list has a meaning of its own. */
const NOTHING: Readonly<Record<string, MessageKey>> = {
  sessionLifetimeSeconds: 'value.session-none',
  accessDurationSeconds: 'value.access-none',
  allowedRoles: 'value.all-roles',
  allowedDomains: 'value.all-domains',
  inviterPanelRoles: 'value.all-panel-roles',
};

const CHOICES: Readonly<Record<string, Readonly<Record<string, MessageKey>>>> = {
  'accounts.creation': {
    closed: 'creation.closed',
    invited: 'creation.invited',
    open: 'creation.open',
  },
  'privacy.ipAddresses': {
    truncated: 'ip.truncated',
    full: 'ip.full',
    hashed: 'ip.hashed',
    none: 'ip.none',
  },
};

/** A value of a policy or setting in words, by the field that it stands in. */
export function wordsOfValue(field: string, value: ChangedValue, words: ValueWords): string {
  const { say, duration, number } = words;
  if (value === null || (Array.isArray(value) && value.length === 0))
    return say(NOTHING[field] ?? 'value.none');
  if (Array.isArray(value)) return value.map((each) => wordsOfValue(field, each, words)).join(', ');
  if (typeof value === 'boolean') return say(value ? 'value.yes' : 'value.no');
  if (typeof value === 'number') return wordsOfNumber(field, value);
  const choice = CHOICES[field]?.[value];
  return choice ? say(choice) : value;

  function wordsOfNumber(name: string, count: number): string {
    if (name.endsWith('Seconds')) return count === 0 ? say('value.none') : duration(count);
    return name.endsWith('Days') && name !== 'reminderDays' ? duration(count * 86_400) : number(count);
  }
}
