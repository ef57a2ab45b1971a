import escapeHtml from 'escape-html';

class Markup {
  readonly #markup: string;

  constructor(markup: string) {
    this.#markup = markup;
  }

  toString(): string {
    return this.#markup;
  }
}

/** A piece of finished HTML. The class stays in here: only `html` and `trustedHtml` make one, never a cast or a string. */
export type SafeHtml = Markup;

/** What a template may hold. `null`, `undefined` and `false` print nothing, so that parts can be left out in place. */
export type Interpolation = SafeHtml | string | number | null | undefined | false | readonly Interpolation[];

/** Tagged template that escapes every value unless it is `SafeHtml`. Attribute values must stand in double quotes. */
export function html(literals: TemplateStringsArray, ...values: Interpolation[]): SafeHtml {
  const markup = literals.reduce((built, literal, index) => built + escaped(values[index - 1]) + literal);
  return new Markup(markup);
}

/** For constants of our own source only (a style sheet, a doctype). Never give it a value that came from outside. */
export function trustedHtml(markup: string): SafeHtml {
  return new Markup(markup);
}

/**
 * For `href`, where escaping does not stop `javascript:`. Gives the address back as the browser will read it, on one line
 * and percent-encoded; throws a `TypeError` when it is not http(s), which is a bug or a broken configuration.
 */
export function webAddress(url: string): string {
  const { protocol, href } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') throw new TypeError('A link must be http or https');
  return href;
}

function escaped(value: Interpolation): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Markup) return value.toString();
  if (typeof value === 'string' || typeof value === 'number') return escapeHtml(String(value));
  return value.map(escaped).join('');
}
