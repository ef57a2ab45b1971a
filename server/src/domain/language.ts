/** The languages that mails and the hosted page are written in. The first one is spoken when no wish can be met. */
export const LANGUAGES = ['en', 'de', 'fr', 'es', 'pt', 'ar'] as const;

export type Language = (typeof LANGUAGES)[number];

/** A browser sends well under 200 characters. What is longer is no wish of a person, so the rest goes unread. */
const MAX_WISH_LENGTH = 500;
const MAX_TAGS_PER_WISH = 20;

const LANGUAGE_TAG = /^([a-z]{2,3})(?:[-_][a-z0-9]{1,8})*$/;
/** RFC 9110, section 12.4.2: 0 to 1 with at most three decimals. */
const QUALITY = /^q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/;

/**
 * The first wish that we speak, else English. A wish is a BCP 47 tag (`de-AT`) or a whole `Accept-Language` header,
 * whose quality values are obeyed. Never throws: what is not understood is no wish.
 */
export function pickLanguage(...wishes: (string | null | undefined)[]): Language {
  for (const wish of wishes) {
    const language = bestOf(wish);
    if (language) return language;
  }
  return LANGUAGES[0];
}

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr';
}

function bestOf(wish: unknown): Language | undefined {
  // The value may come straight from a request, where a type is only a hope.
  if (typeof wish !== 'string') return undefined;
  const ranked = wish
    .slice(0, MAX_WISH_LENGTH)
    .toLowerCase()
    .split(',', MAX_TAGS_PER_WISH)
    .map(parseRange)
    .filter((range) => range !== undefined);
  // Sorting is stable: among equals the order of the header decides.
  return ranked.sort((a, b) => b.quality - a.quality)[0]?.language;
}

function parseRange(range: string): { language: Language; quality: number } | undefined {
  const [tag = '', parameter] = range.split(';', 2).map((part) => part.trim());
  const primary = LANGUAGE_TAG.exec(tag)?.[1];
  const language = LANGUAGES.find((spoken) => spoken === primary);
  const quality = parameter === undefined ? 1 : Number(QUALITY.exec(parameter)?.[1] ?? 0);
  // q=0 means "not this one" and a malformed weight is treated alike.
  return language && quality > 0 ? { language, quality } : undefined;
}
