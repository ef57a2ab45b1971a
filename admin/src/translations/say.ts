import { useCallback } from 'react';
import { useIntl } from 'react-intl';

import { PLUGIN_ID } from '../plugin';
import type en from './en.json';

/** A text that every language has: one that doesn't exist does not compile. */
export type MessageKey = keyof typeof en;
export type Say = (key: MessageKey, values?: Record<string, string | number | Date>) => string;

/** The panel's language, without the plugin's prefix on every key. */
export function useSay(): Say {
  const { formatMessage } = useIntl();
  return useCallback((key, values) => formatMessage({ id: `${PLUGIN_ID}.${key}` }, values), [formatMessage]);
}
