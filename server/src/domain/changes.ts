import type { Change, ChangedValue } from '../../../contracts';
import { isGroup } from './group';

/** What differs between two settings or sets of rules, field by field, in the order of the second. */
export function changesBetween(before: object, after: object, prefix = ''): Change[] {
  return Object.entries(after).flatMap(([key, value]: [string, unknown]) => {
    const was = (before as Record<string, unknown>)[key];
    const field = `${prefix}${key}`;
    if (isGroup(value)) return changesBetween(isGroup(was) ? was : {}, value, `${field}.`);
    if (JSON.stringify(was) === JSON.stringify(value)) return [];
    return [{ field, before: toValue(was), after: toValue(value) }];
  });
}

const toValue = (value: unknown): ChangedValue => (value === undefined ? null : (value as ChangedValue));
