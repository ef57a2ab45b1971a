import { useAPIErrorHandler, useNotification } from '@strapi/strapi/admin';
import { useCallback, useMemo } from 'react';

import { editorErrorCodeOf } from '../api/error-code';
import { type MessageKey, useSay } from '../translations/say';
import { ERROR_TEXTS } from '../translations/error-texts';
import { countRefusals } from './count-refusals';

interface News {
  good(message: string): void;
  /** In our words if it is a refusal of ours, else in the panel's. */
  bad(error: unknown): void;
  /** Some of it went well: what did, and why the rest did not, with how many for each reason. */
  mixed(message: string, errors: readonly unknown[]): void;
}

/** Why something did not go well, in words. */
export function useReason(): (error: unknown) => string {
  const { _unstableFormatAPIError: format } = useAPIErrorHandler();
  const say = useSay();
  return useCallback(
    (error) => {
      const code = editorErrorCodeOf(error);
      if (code) return say(ERROR_TEXTS[code]);
      const text = format(error as Parameters<typeof format>[0]);
      return text || say('errors.unknown');
    },
    [format, say],
  );
}

/** Tells the editor how it went. */
export function useNews(): News {
  const { toggleNotification } = useNotification();
  const reason = useReason();
  const say = useSay();
  return useMemo(() => {
    const tell = (type: 'success' | 'warning' | 'danger', message: string) =>
      toggleNotification({ type, message });
    return {
      good: (message) => tell('success', message),
      bad: (error) => tell('danger', reason(error)),
      mixed: (message, errors) => {
        const told = countRefusals(errors.map(reason)).map((refused) => say('bulk.refused', refused));
        tell('warning', [message, ...told].join(' '));
      },
    };
  }, [toggleNotification, reason, say]);
}

/** Runs one action and tells how it went. Resolves with whether it did. */
export function useTold(): (action: () => Promise<unknown>, done: MessageKey) => Promise<boolean> {
  const news = useNews();
  const say = useSay();
  return async (action, done) => {
    try {
      await action();
      news.good(say(done));
      return true;
    } catch (error) {
      news.bad(error);
      return false;
    }
  };
}
