/** What was typed into a field of several: one a line, or separated by commas or blanks. */
export const listIn = (text: string): string[] => [...new Set(text.split(/[\s,;]+/).filter(Boolean))];

/** Those that are numbers as numbers; what is none is kept, for the server to say so. */
export const numbersIn = (text: string): (number | string)[] =>
  listIn(text).map((word) => (/^\d+$/.test(word) ? Number(word) : word));
