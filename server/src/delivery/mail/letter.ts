import { html, webAddress, type Interpolation } from '../../rendering/html';
import {
  button,
  code,
  gap,
  heading,
  panel,
  paragraph,
  quietLink,
  rawLink,
  rule,
  small,
  subheading,
} from './blocks';
import { layOutMail } from './layout';
import type { Phrase } from './phrases';
import { plainPart, type RenderedMail } from './rendered-mail';
import type { Stationery } from './stationery';

/** A piece of a mail in both parts: some HTML, and the lines of a paragraph. */
export interface Block {
  html: Interpolation;
  lines: readonly (string | null)[];
}

export interface Letter {
  subject: Phrase;
  preheader: Phrase;
  /** `null` leaves a block out. */
  blocks: readonly (Block | null)[];
}

/** Writes both parts of a mail from one list of blocks. */
export function writeLetter(paper: Stationery, { subject, preheader, blocks }: Letter): RenderedMail {
  const sentBy = paper.frame('sentBy', { portal: paper.portalName });
  return {
    subject: subject.text,
    html: layOutMail({
      language: paper.language,
      title: subject.text,
      preheader: preheader.html,
      portal: paper.portal,
      content: blocks.map((block) => block?.html),
      footer: sentBy.html,
    }),
    text: plainPart([...blocks.map((block) => block?.lines ?? []), [sentBy.text]]),
  };
}

export function title(phrase: Phrase): Block {
  return { html: heading(phrase.html), lines: [phrase.text] };
}

/** One paragraph, after a greeting when there is somebody to greet. */
export function greet(greeting: Phrase | null, phrase: Phrase): Block {
  return {
    html: [greeting && [paragraph(greeting.html), gap(10)], paragraph(phrase.html)],
    lines: greeting ? [greeting.text, '', phrase.text] : [phrase.text],
  };
}

export function says(phrase: Phrase): Block {
  return { html: [gap(10), paragraph(phrase.html)], lines: [phrase.text] };
}

/** In plain text a button is its address, on a line of its own. */
export function action(label: Phrase, url: string): Block {
  return { html: [gap(22), button(label.html, url)], lines: [webAddress(url)] };
}

/** Small print, one line each. */
export function details(titled: Phrase | null, ...phrases: (Phrase | null)[]): Block {
  return {
    html: [
      titled ? subheading(titled.html) : gap(8),
      phrases.map((phrase) => phrase && [gap(4), small(phrase.html)]),
    ],
    lines: [titled, ...phrases].map((phrase) => phrase && phrase.text),
  };
}

/** A way that few readers take: never a second button. */
export function quietWay(titled: Phrase, hint: Phrase, label: Phrase, url: string): Block {
  return {
    html: [subheading(titled.html), small(hint.html), quietLink(label.html, url)],
    lines: [titled.text, hint.text, '', webAddress(url)],
  };
}

export function codePanel(digits: string, texts: Record<'heading' | 'hint' | 'secret', Phrase>): Block {
  const { heading: titled, hint, secret } = texts;
  return {
    html: [gap(24), panel(subheading(titled.html), code(digits), small(html`${hint.html} ${secret.html}`))],
    lines: [`${titled.text} ${hint.text}`, '', digits, '', secret.text],
  };
}

/** The plain-text part has the address already, where the button stands. */
export function addressOfButton(buttonFails: Phrase, url: string): Block {
  return { html: [rule(), small(buttonFails.html), gap(4), rawLink(webAddress(url))], lines: [] };
}

export function space(pixels: number): Block {
  return { html: gap(pixels), lines: [] };
}

export function divider(): Block {
  return { html: rule(), lines: [] };
}
