/** Whether somebody typed this word, in whatever case, with or without its accents. */
export function isTypedWord(typed: string, word: string): boolean {
  return plain(typed) === plain(word);
}

const plain = (text: string): string =>
  text
    .trim()
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toUpperCase();
