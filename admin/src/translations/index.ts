import { PLUGIN_ID } from '../plugin';

type Messages = Record<string, string>;

/** One entry per language that the plugin speaks; each is a chunk of its own, loaded when the panel wants it. */
const LANGUAGES: Record<string, () => Promise<{ default: Messages }>> = {
  en: () => import('./en.json'),
  de: () => import('./de.json'),
  fr: () => import('./fr.json'),
  es: () => import('./es.json'),
  pt: () => import('./pt.json'),
  // Nearer to its reader than English.
  'pt-BR': () => import('./pt.json'),
};

/**
 * Promises one answer per asked language, with every key under the plugin's name. A language that we don't speak
 * answers empty, and the panel falls back to each string's default.
 */
export const loadTranslations = (locales: string[]): Promise<{ data: Messages; locale: string }[]> =>
  Promise.all(
    locales.map(async (locale) => {
      const messages = (await LANGUAGES[locale]?.())?.default ?? {};
      const data = Object.fromEntries(
        Object.entries(messages).map(([key, text]) => [`${PLUGIN_ID}.${key}`, text]),
      );
      return { data, locale };
    }),
  );
