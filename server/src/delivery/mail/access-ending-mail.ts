import type { Language } from '../../domain/language';
import { MAIL_TEXTS } from './languages';
import type { Letterhead } from './layout';
import { writeNotice } from './notice';
import { addressOf, dateOf, nameOf, phrasebookOf } from './phrases';
import type { RenderedMail } from './rendered-mail';
import { stationeryOf } from './stationery';
import type { ACCESS_ENDING_EDITOR_PLACEHOLDERS, ACCESS_ENDING_PLACEHOLDERS } from './texts';

export interface AccessEndingMailInput {
  language: Language;
  portal: Letterhead;
  /** Where the button leads: the portal itself, signing nobody in. */
  portalUrl: string;
  recipientName: string | null;
  /** Whom to ask for more time; null names the portal's team. */
  invitedBy: string | null;
  accessEndsAt: Date;
}

export interface AccessEndingEditorMailInput {
  language: Language;
  portal: Letterhead;
  /** The editor's name. */
  recipientName: string | null;
  clientAddress: string;
  accessEndsAt: Date;
  /** Where the access can be extended. */
  panelUrl: string;
}

/** Tells a client in time that their access ends. Pure, like every mail. */
export function renderAccessEndingMail(input: AccessEndingMailInput): RenderedMail {
  const { language } = input;
  const paper = stationeryOf(language, input.portal);
  const say = phrasebookOf<typeof ACCESS_ENDING_PLACEHOLDERS>(MAIL_TEXTS[language].accessEnding);
  const portal = paper.portalName;
  const moment = paper.momentOf(input.accessEndsAt);
  const inviter = nameOf(input.invitedBy, language);
  return writeNotice(paper, {
    subject: say('subject', {
      portal: paper.portalInSubject,
      date: dateOf(input.accessEndsAt, language),
    }),
    preheader: say('preheader', { moment }),
    heading: say('heading', { portal }),
    recipient: nameOf(input.recipientName, language),
    paragraphs: [
      say('intro', { address: paper.portalAddress, moment }),
      inviter ? say('moreTimeBy', { inviter }) : say('moreTime', { portal }),
    ],
    button: { label: say('button', { portal }), url: input.portalUrl },
  });
}

/** Tells the editor who invited a client that the access ends, and where to extend it. */
export function renderAccessEndingEditorMail(input: AccessEndingEditorMailInput): RenderedMail {
  const { language } = input;
  const paper = stationeryOf(language, input.portal);
  const say = phrasebookOf<typeof ACCESS_ENDING_EDITOR_PLACEHOLDERS>(MAIL_TEXTS[language].accessEndingEditor);
  const portal = paper.portalName;
  const client = addressOf(input.clientAddress, language);
  return writeNotice(paper, {
    subject: say('subject', { client, date: dateOf(input.accessEndsAt, language) }),
    preheader: say('preheader', { portal }),
    heading: say('heading'),
    recipient: nameOf(input.recipientName, language),
    paragraphs: [
      say('intro', { client, portal, moment: paper.momentOf(input.accessEndsAt) }),
      say('byItself'),
      say('extend'),
    ],
    button: { label: say('button'), url: input.panelUrl },
  });
}
