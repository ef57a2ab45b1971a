import type { Language } from '../../domain/language';
import { MAIL_TEXTS } from './languages';
import type { Letterhead } from './layout';
import { writeNotice } from './notice';
import { addressOf, dateOf, nameOf, phrasebookOf } from './phrases';
import type { RenderedMail } from './rendered-mail';
import { stationeryOf } from './stationery';
import type { REPORTED_PLACEHOLDERS } from './texts';

export interface ReportedMailInput {
  language: Language;
  portal: Letterhead;
  /** The editor's name. */
  recipientName: string | null;
  clientAddress: string;
  invitedAt: Date;
  reportedAt: Date;
  /** Whether the link had been used shortly before, so that the account was signed out everywhere. */
  signedOut: boolean;
  /** The invitation in the panel. */
  panelUrl: string;
}

/** Tells an editor that somebody they invited says "this wasn't me", and what to do now. Pure, like every mail. */
export function renderReportedMail(input: ReportedMailInput): RenderedMail {
  const { language } = input;
  const paper = stationeryOf(language, input.portal);
  const say = phrasebookOf<typeof REPORTED_PLACEHOLDERS>(MAIL_TEXTS[language].reported);
  const client = addressOf(input.clientAddress, language);
  const date = dateOf(input.invitedAt, language);
  return writeNotice(paper, {
    subject: say('subject', { client }),
    preheader: say('preheader'),
    heading: say('heading'),
    recipient: nameOf(input.recipientName, language),
    paragraphs: [
      say('intro', { client, portal: paper.portalName, date }),
      say('withdrawn'),
      ...(input.signedOut ? [say('signedOut')] : []),
    ],
    button: { label: say('button'), url: input.panelUrl },
    advice: {
      heading: say('adviceHeading'),
      lines: [
        say('wrongAddress'),
        say('rightAddress'),
        say('reportedAt', { moment: paper.momentOf(input.reportedAt) }),
      ],
    },
  });
}
