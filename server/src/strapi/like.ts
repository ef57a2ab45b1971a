import type { Table } from './database';

type Builder = ReturnType<Table>;

/** Rows with this very text, however it is written, in one of these columns. */
export function containing(columns: readonly string[], text: string): (rows: Builder) => void {
  return (rows) => {
    for (const column of columns)
      for (const spelling of spellingsOf(text))
        void rows.orWhereRaw(IS_LIKE, [column, likePattern(spelling)]);
  };
}

/** What was typed is text, never a pattern. `!` escapes, since MySQL gives the backslash its own meaning. */
const IS_LIKE = "LOWER(??) LIKE ? ESCAPE '!'";
const likePattern = (text: string): string => `%${text.replace(/[!%_]/g, '!$&')}%`;

/**
 * As typed, in small letters, in capitals, and with capitals at the beginnings of its words; for most texts these are one.
 * SQLite, and PostgreSQL with the C locale, know the small letters of A to Z only: whatever else a name begins with stands
 * in the row as it was written.
 */
function spellingsOf(text: string): Set<string> {
  const small = text.toLowerCase();
  const title = small.replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase());
  return new Set([small, text, text.toUpperCase(), title].map(asciiLower));
}

const asciiLower = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
