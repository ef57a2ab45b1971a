import type { Language } from '../../domain/language';
import { isolated, isolatedText, leftToRight } from '../../rendering/direction';
import { html, type SafeHtml } from '../../rendering/html';
import { oneLine } from '../../rendering/one-line';
import { fillHtml, fillText, type Placeholders, type TextsFor, type ValuesFor } from '../../rendering/texts';
import { unlinked } from '../../rendering/unlinked';
import { momentParts } from './times';

/** Some words for both parts of a mail at once: what is one value can't come to differ between them. */
export interface Phrase {
  html: SafeHtml;
  text: string;
}

/** Looks up one language's texts and fills them with phrases. */
export type Phrasebook<P extends Placeholders> = <Key extends keyof P>(
  key: Key,
  ...values: ValuesFor<P[Key][number], Phrase>
) => Phrase;

export function phrasebookOf<P extends Placeholders>(texts: TextsFor<P>): Phrasebook<P> {
  return (key, ...[values]) => {
    const phrases = Object.entries<Phrase>(values ?? {});
    return {
      html: fillHtml(texts[key], Object.fromEntries(phrases.map(([name, phrase]) => [name, phrase.html]))),
      text: fillText(texts[key], Object.fromEntries(phrases.map(([name, phrase]) => [name, phrase.text]))),
    };
  };
}

/** Sentence after sentence, in one paragraph. */
export function joined(first: Phrase, second: Phrase): Phrase {
  return { html: html`${first.html} ${second.html}`, text: `${first.text} ${second.text}` };
}

/** A name that somebody typed. Null when there is none, or nothing of it can be printed. */
export function nameOf(name: string | null, language: Language): Phrase | null {
  const line = name && oneLine(name, 60);
  return line ? { html: isolated(unlinked(line)), text: isolatedText(line, language) } : null;
}

/** A mail address or the portal's, which read from left to right in every language. */
export function addressOf(address: string, language: Language): Phrase {
  const line = oneLine(address, 254);
  return { html: leftToRight(unlinked(line)), text: isolatedText(line, language) };
}

/** A value of our own making, in the language of the mail: a duration, a date. */
export function wordsOf(words: string): Phrase {
  return { html: isolated(words), text: words };
}

export function dateOf(moment: Date, language: Language): Phrase {
  return wordsOf(momentParts(moment, language).date);
}
