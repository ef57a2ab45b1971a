/** A search for this very text within a column, in lower case. `!` escapes, since MySQL gives the backslash its own meaning. */
export function likePattern(text: string): string {
  return `%${text.toLowerCase().replace(/[!%_]/g, '!$&')}%`;
}

/** For `whereRaw` with a column and a pattern. */
export const IS_LIKE = "LOWER(??) LIKE ? ESCAPE '!'";
