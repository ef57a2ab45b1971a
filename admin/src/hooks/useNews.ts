import { useAPIErrorHandler, useNotification } from '@strapi/strapi/admin';
import { useMemo } from 'react';

import { errorCodeOf } from '../api/error-code';
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

/** Tells the editor how it went. */
export function useNews(): News {
  const { toggleNotification } = useNotification();
  const { _unstableFormatAPIError: format } = useAPIErrorHandler();
  const say = useSay();
  return useMemo(() => {
    const tell = (type: 'success' | 'warning' | 'danger', message: string) =>
      toggleNotification({ type, message });
    const reason = (error: unknown): string => {
      const code = errorCodeOf(error);
      if (code) return say(ERROR_TEXTS[code]);
      const text = format(error as Parameters<typeof format>[0]);
      return text || say('errors.unknown');
    };
    return {
      good: (message) => tell('success', message),
      bad: (error) => tell('danger', reason(error)),
      mixed: (message, errors) => {
        const told = countRefusals(errors.map(reason)).map((refused) => say('bulk.refused', refused));
        tell('warning', [message, ...told].join(' '));
      },
    };
  }, [toggleNotification, format, say]);
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
