/** Line ends and other controls would end a mail header; bidirectional controls would let a name rewrite a sentence. */
const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u061C\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]+/gu;

const LINE_END = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/u;

const PICTOGRAPH =
  /(?![©®™])\p{Extended_Pictographic}[\p{Emoji_Modifier}\uFE0F\u200D]*|[\p{RI}\uFE0F\u20E3]/gu;

/** One printable line of at most `maxLength` characters; longer ones end in an ellipsis. May come out empty. */
export function oneLine(text: string, maxLength: number): string {
  // Cut first: a name of a megabyte need not be searched to its end.
  const line = text
    .slice(0, maxLength * 8)
    .replace(CONTROLS, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const characters = [...line];
  return characters.length <= maxLength
    ? line
    : `${characters
        .slice(0, maxLength - 1)
        .join('')
        .trimEnd()}…`;
}

/**
 * The lines of a longer text, cleaned one by one like `oneLine`, at most `maxLength` characters in all. Empty lines at
 * both ends go, and several in a row become one.
 */
export function linesOf(text: string, maxLength: number): string[] {
  const characters = [...text.slice(0, maxLength * 2 + 1)];
  const kept = characters.length <= maxLength ? text : `${characters.slice(0, maxLength - 1).join('')}…`;
  const lines = kept.split(LINE_END).map((line) => oneLine(line, maxLength));
  const written = lines.filter((line, index) => line !== '' || lines[index - 1]);
  return written.at(-1) === '' ? written.slice(0, -1) : written;
}

/** Emoji in a subject are what spam filters and cautious readers look for. */
export function withoutEmoji(line: string): string {
  return line.replace(PICTOGRAPH, '').replace(/\s+/g, ' ').trim();
}
