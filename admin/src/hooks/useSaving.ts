import { useState } from 'react';

import { editorErrorCodeOf, problemsOf } from '../api/error-code';
import { textOfProblem } from '../translations/problem-texts';
import { useSay } from '../translations/say';
import { useAmount } from '../translations/useAmount';
import type { Draft } from './useDraft';
import { useNews } from './useNews';

interface Saving {
  saving: boolean;
  /** Whether somebody else saved meanwhile. */
  isOutdated: boolean;
  answer: () => void;
  /** Says at their fields what was left empty; whether the rest may be sent. */
  isComplete: () => boolean;
  save: (send: () => Promise<unknown>) => Promise<boolean>;
}

const CONFLICTS = ['policy_changed', 'settings_changed'];

/** Sends a draft, and says at its fields what is wrong with it. Whatever happens, what was typed stays. */
export function useSaving<Path extends string>(draft: Draft<Path>, reload: () => Promise<unknown>): Saving {
  const say = useSay();
  const amount = useAmount();
  const news = useNews();
  const [saving, setSaving] = useState(false);
  const [isOutdated, setOutdated] = useState(false);
  const refuse = async (error: unknown) => {
    const code = editorErrorCodeOf(error);
    const problems = problemsOf(error).map((problem) => ({
      path: fieldOf(problem.path),
      message: textOfProblem(say, amount, problem),
    }));
    if (problems.length > 0) return draft.refuse(problems);
    const conflict = CONFLICTS.some((each) => each === code);
    if (!conflict) return news.bad(error);
    await reload();
    setOutdated(true);
  };
  return {
    saving,
    isOutdated,
    answer: () => setOutdated(false),
    isComplete: () => {
      draft.refuse(draft.emptied.map((path) => ({ path, message: say('errors.needed') })));
      return draft.emptied.length === 0;
    },
    save: async (send) => {
      setSaving(true);
      try {
        await send();
        // Before the draft is emptied: the form would show for a moment what was saved before.
        await reload();
        draft.discard();
        setOutdated(false);
        return true;
      } catch (error) {
        await refuse(error);
        return false;
      } finally {
        setSaving(false);
      }
    },
  };
}

/** A rule is a field of the editor's by its own name. */
const fieldOf = (path: string): string => path.replace(/^rules\./, '');
