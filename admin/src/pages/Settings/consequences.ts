import type { Change, ChangedValue } from '../../../../contracts';
import type { MessageKey } from '../../translations/say';

/** What follows from changes that can't be taken back, or that open a door. */
export const consequencesOf = (changes: readonly Change[]): MessageKey[] => changes.flatMap(consequenceOf);

function consequenceOf({ field, before, after }: Change): MessageKey[] {
  if (field === 'retention.auditDays' && Number(after) < Number(before)) return ['settings.then-log-pruned'];
  if (field === 'accounts.creation' && after === 'open') return ['settings.then-open'];
  if (field === 'privacy.ipAddresses' && after === 'full') return ['settings.then-full-addresses'];
  if (field === 'accounts.deniedRoles' && addsTo(before, after)) return ['settings.then-denied'];
  return [];
}

const addsTo = (before: ChangedValue, after: ChangedValue): boolean =>
  Array.isArray(after) && after.some((role) => !Array.isArray(before) || !before.includes(role));
