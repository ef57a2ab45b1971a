import {
  action,
  greet,
  addressOfButton,
  details,
  divider,
  says,
  title,
  writeLetter,
  type Block,
} from './letter';
import type { Phrase } from './phrases';
import type { RenderedMail } from './rendered-mail';
import type { Stationery } from './stationery';

/** A mail that tells somebody something, and has a button for what they may want to do then. */
export interface Notice {
  subject: Phrase;
  preheader: Phrase;
  heading: Phrase;
  recipient: Phrase | null;
  paragraphs: readonly [Phrase, ...Phrase[]];
  button: { label: Phrase; url: string };
  /** What else is good to know, below the button. */
  advice?: { heading: Phrase; lines: readonly Phrase[] };
}

export function writeNotice(paper: Stationery, notice: Notice): RenderedMail {
  const [first, ...others] = notice.paragraphs;
  const greeting = notice.recipient && paper.frame('greeting', { name: notice.recipient });
  return writeLetter(paper, {
    subject: notice.subject,
    preheader: notice.preheader,
    blocks: [
      title(notice.heading),
      greet(greeting, first),
      ...others.map(says),
      action(notice.button.label, notice.button.url),
      ...adviceBlocks(notice.advice),
      addressOfButton(paper.frame('buttonFails'), notice.button.url),
    ],
  });
}

function adviceBlocks(advice: Notice['advice']): Block[] {
  return advice ? [divider(), details(advice.heading, ...advice.lines)] : [];
}
