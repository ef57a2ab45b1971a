import { html, type Interpolation, type SafeHtml } from './html';
import { directionOf, type Language } from '../domain/language';

const SCRIPTS = '\\p{Script=Arabic}\\p{Script=Hebrew}\\p{Script=Syriac}\\p{Script=Thaana}\\p{Script=Nko}';
const RUNS_LEFT = new RegExp(`[${SCRIPTS}]`, 'u');
const RUNS_RIGHT = new RegExp(`(?![${SCRIPTS}])[\\p{L}\\p{N}]`, 'u');

/** A value in a sentence of perhaps the other direction: it must not reorder what stands around it. */
export function isolated(value: Interpolation): SafeHtml {
  return html`<bdi>${value}</bdi>`;
}

/** For addresses, codes and networks, which read from left to right in every language. */
export function leftToRight(value: Interpolation): SafeHtml {
  return html`<bdi dir="ltr">${value}</bdi>`;
}

/**
 * The same for plain text, by U+2068 and U+2069. Only where directions do mix, since the invisible marks travel along
 * when somebody copies; links and codes stand on lines of their own and go without.
 */
export function isolatedText(value: string, language: Language): string {
  const foreign = directionOf(language) === 'rtl' ? RUNS_RIGHT : RUNS_LEFT;
  return foreign.test(value) ? `\u2068${value}\u2069` : value;
}
