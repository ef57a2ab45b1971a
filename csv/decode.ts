export interface DecodedText {
  text: string;
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
}

/**
 * A file's text. UTF-8 is known by being it, UTF-16 by its mark; what is neither is taken for Windows-1252, in which Excel
 * saves CSV in Western countries. A byte order mark is no part of the text.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const marked = encodingOfMark(bytes);
  if (marked) return { text: new TextDecoder(marked).decode(bytes), encoding: marked };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { text: decodeWindows1252(bytes), encoding: 'windows-1252' };
  }
}

function encodingOfMark([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

/** What stands at 0x80 to 0x9F (WHATWG Encoding, index windows-1252); `\0` where nothing does. */
const ABOVE_ASCII = '€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ';

/** Some versions of Node decode it as Latin-1, which has control characters in those places. */
function decodeWindows1252(bytes: Uint8Array): string {
  return new TextDecoder('windows-1252').decode(bytes).replace(/[\u0080-\u009f]/g, (character) => {
    const meant = ABOVE_ASCII[character.charCodeAt(0) - 0x80] ?? '\0';
    return meant === '\0' ? character : meant;
  });
}
