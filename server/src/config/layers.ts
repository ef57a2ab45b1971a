import { isGroup, type Group } from '../domain/group';

/** What defaults, the panel and files say, each over the one before it. */

/** What it says itself: a key such as `constructor` is no way into what every object has. */
const own = (group: Group, key: string): unknown => (Object.hasOwn(group, key) ? group[key] : undefined);

/** Groups are merged key by key; anything else, lists included, replaces what is below. `undefined` says nothing. */
export function layered(below: unknown, above: unknown): unknown {
  if (above === undefined) return below;
  if (!isGroup(below) || !isGroup(above)) return above;
  const keys = new Set([...Object.keys(below), ...Object.keys(above)]);
  return Object.fromEntries([...keys].map((key) => [key, layered(own(below, key), own(above, key))]));
}

/** The paths of everything that a layer says: `['portal', 'name']`, … */
export function pathsOf(layer: unknown): string[][] {
  if (layer === undefined) return [];
  if (!isGroup(layer)) return [[]];
  return Object.entries(layer).flatMap(([key, value]) => pathsOf(value).map((path) => [key, ...path]));
}

export function at(layer: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => (isGroup(value) ? own(value, key) : undefined), layer);
}

/** The layer without what says the same as the one below: what is left was changed. */
export function changesOver(below: unknown, layer: unknown): unknown {
  if (!isGroup(layer) || !isGroup(below)) return isSame(below, layer) ? undefined : layer;
  const changed = Object.entries(layer).flatMap(([key, value]) => {
    const left = changesOver(own(below, key), value);
    return left === undefined ? [] : [[key, left] as const];
  });
  return changed.length === 0 ? undefined : Object.fromEntries(changed);
}

/** Values of configurations are JSON, and a list in another order is another list. */
export const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
