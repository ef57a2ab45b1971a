import { html, type Interpolation, type SafeHtml } from './html';

/** Which `{placeholders}` each text of a set must hold. One such table types all languages and the code that fills them. */
export type Placeholders = Readonly<Record<string, readonly string[]>>;

/** A text for every key, each with all placeholders of that key: a forgotten text or placeholder does not compile. */
export type TextsFor<P extends Placeholders> = { readonly [Key in keyof P]: Holding<P[Key][number]> };

/** Speaks one language's texts, filled in, as plain text or as HTML. */
export interface Speaker<P extends Placeholders> {
  plain<Key extends keyof P>(key: Key, ...values: ValuesFor<P[Key][number], string>): string;
  html<Key extends keyof P>(key: Key, ...values: ValuesFor<P[Key][number], Interpolation>): SafeHtml;
}

/** What must be handed over with a text: a value for each of its placeholders, or nothing. */
export type ValuesFor<Name extends string, Value> = [Name] extends [never]
  ? []
  : [Readonly<Record<Name, Value>>];

type Holding<Name extends string> = [Name] extends [never] ? string : AllOf<Name>;

/** Union to intersection: `{a}` and `{b}` in any order, as the grammar of the language wants them. */
type AllOf<Name extends string> = (
  Name extends string ? (text: `${string}{${Name}}${string}`) => void : never
) extends (text: infer Every extends string) => void
  ? Every
  : never;

export function speakerOf<P extends Placeholders>(texts: TextsFor<P>): Speaker<P> {
  return {
    plain: (key, ...[values]) => fillText(texts[key], values ?? {}),
    html: (key, ...[values]) => fillHtml(texts[key], values ?? {}),
  };
}

/** Fills a text in one pass: a value that looks like a placeholder stays what it is. */
export function fillText(text: string, values: Readonly<Record<string, string>>): string {
  return parts(text, values).join('');
}

/** The same for HTML: the text is escaped, and so is every value that is not `SafeHtml`. */
export function fillHtml(text: string, values: Readonly<Record<string, Interpolation>>): SafeHtml {
  return html`${parts(text, values)}`;
}

/** `split` with a capturing group alternates text and name. An unknown name stays visible, which a test looks for. */
function parts<Value>(text: string, values: Readonly<Record<string, Value>>): (Value | string)[] {
  return text.split(/\{(\w+)\}/).map((part, index) => {
    if (index % 2 === 0) return part;
    return Object.hasOwn(values, part) ? (values[part] as Value) : `{${part}}`;
  });
}
