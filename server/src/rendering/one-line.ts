/** Line ends and other controls would end a mail header; bidirectional controls would let a name rewrite a sentence. */
const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u061C\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]+/gu;

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

/** Emoji in a subject are what spam filters and cautious readers look for. */
export function withoutEmoji(line: string): string {
  return line.replace(PICTOGRAPH, '').replace(/\s+/g, ' ').trim();
}
