export interface RenderedMail {
  subject: string;
  html: string;
  text: string;
}

/** The plain-text part: paragraphs of lines, with an empty line between. `null` leaves a line out. */
export function plainPart(paragraphs: readonly (readonly (string | null)[])[]): string {
  const written = paragraphs.map((lines) => lines.filter((line) => line !== null).join('\n'));
  // No-break spaces are typography; in plain text they only spoil a search for "14:45 UTC".
  return `${written.filter(Boolean).join('\n\n')}\n`.replaceAll('\u00a0', ' ');
}
