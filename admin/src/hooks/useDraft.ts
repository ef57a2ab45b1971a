import { useState } from 'react';

import type { ChangedValue } from '../../../contracts';
import { type Edits, type Saved, changesOf, emptiedOf, fieldAt, valueOf } from './draft';

const NOTHING: object = {};

export type Problems = Readonly<Record<string, string>>;

/** In the reader's language. */
export interface FieldProblem {
  path: string;
  message: string;
}

/**
 * What was typed over what is saved. When that is loaded again, because somebody else changed it or after a save, what was
 * typed stays; a failed save loses nothing.
 */
export function useDraft<Path extends string>(saved: Saved<Path>) {
  const [edits, setEdits] = useState(NOTHING as Edits<Path>);
  const [problems, setProblems] = useState<Problems>({});
  const [refusals, setRefusals] = useState(0);
  const [otherProblems, setOtherProblems] = useState<readonly FieldProblem[]>([]);
  const paths = Object.keys(saved) as Path[];
  const changes = changesOf(saved, edits);
  const emptied = emptiedOf(edits);
  const discard = () => {
    setEdits(NOTHING as Edits<Path>);
    setProblems({});
    setOtherProblems([]);
  };
  return {
    edits,
    problems,
    /** Of fields that this form does not have. */
    otherProblems,
    /** How often something was found wrong with it. */
    refusals,
    changes,
    emptied,
    isChanged: changes.length > 0 || emptied.length > 0,
    value: (path: Path): ChangedValue | undefined => valueOf(saved, edits, path),
    set: (path: Path, value: ChangedValue | undefined) => {
      setEdits((current) => ({ ...current, [path]: value }));
      setProblems((current) => without(current, path));
    },
    discard,
    /** Says at each field what is wrong with it. */
    refuse: (found: readonly FieldProblem[]) => {
      const known = found.flatMap(({ path, message }): [string, string][] => {
        const field = fieldAt(paths, path);
        return field ? [[field, message]] : [];
      });
      setProblems(Object.fromEntries(known));
      if (known.length > 0) setRefusals((count) => count + 1);
      setOtherProblems(found.filter(({ path }) => !fieldAt(paths, path)));
    },
  };
}

export type Draft<Path extends string> = ReturnType<typeof useDraft<Path>>;

const without = (problems: Problems, path: string): Problems =>
  Object.fromEntries(Object.entries(problems).filter(([field]) => field !== path));
