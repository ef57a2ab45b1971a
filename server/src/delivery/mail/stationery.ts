import type { Language } from '../../domain/language';
import { isolated, isolatedText } from '../../rendering/direction';
import { oneLine, withoutEmoji } from '../../rendering/one-line';
import { portalName } from '../../rendering/portal-name';
import { MAIL_TEXTS } from './languages';
import type { Letterhead } from './layout';
import { addressOf, phrasebookOf, wordsOf, type Phrase, type Phrasebook } from './phrases';
import type { FRAME_PLACEHOLDERS } from './texts';
import { momentParts } from './times';

/** What every mail of one portal in one language has at hand. */
export interface Stationery {
  language: Language;
  portal: Letterhead;
  frame: Phrasebook<typeof FRAME_PLACEHOLDERS>;
  portalName: Phrase;
  portalAddress: Phrase;
  /** Without emoji, which spam filters and cautious readers look for in a subject. */
  portalInSubject: Phrase;
  momentOf: (moment: Date) => Phrase;
}

/** `address` is what people know the portal by, such as `portal.client.example`. */
export function stationeryOf(language: Language, given: Letterhead): Stationery {
  const address = oneLine(given.address, 100);
  const portal = { ...given, name: portalName(given, address), address };
  const frame = phrasebookOf<typeof FRAME_PLACEHOLDERS>(MAIL_TEXTS[language].frame);
  return {
    language,
    portal,
    frame,
    portalName: portalPhrase(portal.name, language),
    portalAddress: addressOf(address, language),
    portalInSubject: portalPhrase(withoutEmoji(portal.name) || address, language),
    momentOf: (moment) => wordsOf(frame('moment', momentWords(moment, language)).text),
  };
}

function portalPhrase(name: string, language: Language): Phrase {
  return { html: isolated(name), text: isolatedText(name, language) };
}

function momentWords(moment: Date, language: Language): { date: Phrase; time: Phrase } {
  const { date, time } = momentParts(moment, language);
  return { date: wordsOf(date), time: wordsOf(time) };
}
