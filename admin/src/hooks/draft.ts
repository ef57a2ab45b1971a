import type { Change, ChangedValue } from '../../../contracts';

/** By path of the field, as it is saved. */
export type Saved<Path extends string> = Readonly<Partial<Record<Path, ChangedValue>>>;
/** What was typed over it; undefined where a field was left empty that must not be. */
export type Edits<Path extends string> = Readonly<Partial<Record<Path, ChangedValue | undefined>>>;

export const isSame = (one: ChangedValue | undefined, other: ChangedValue | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

export const valueOf = <Path extends string>(
  saved: Saved<Path>,
  edits: Edits<Path>,
  path: Path,
): ChangedValue | undefined => (path in edits ? edits[path] : saved[path]);

/** What differs from what is saved, in the order of the form. */
export function changesOf<Path extends string>(
  saved: Saved<Path>,
  edits: Edits<Path>,
): (Change & { field: Path })[] {
  const paths = Object.keys(saved) as Path[];
  return paths.flatMap((field) => {
    const after = valueOf(saved, edits, field);
    const before = saved[field] ?? null;
    return after === undefined || isSame(before, after) ? [] : [{ field, before, after }];
  });
}

export const emptiedOf = <Path extends string>(edits: Edits<Path>): Path[] =>
  (Object.keys(edits) as Path[]).filter((path) => edits[path] === undefined);

/** Which field a problem of the server's belongs to: `allowedRoles.0` is said of `allowedRoles`. */
export const fieldAt = <Path extends string>(paths: readonly Path[], path: string): Path | undefined =>
  paths.find((field) => path === field || path.startsWith(`${field}.`));
