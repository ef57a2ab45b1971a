import type { InvitationKind } from '../../domain/invitation-kind';
import type { Language } from '../../domain/language';
import { withoutEmoji } from '../../rendering/one-line';
import { MAIL_TEXTS } from './languages';
import type { Letterhead } from './layout';
import {
  action,
  greet,
  addressOfButton,
  codePanel,
  details,
  divider,
  quietWay,
  space,
  title,
  writeLetter,
} from './letter';
import { personalNote } from './personal-note';
import { dateOf, joined, nameOf, phrasebookOf, wordsOf, type Phrase, type Phrasebook } from './phrases';
import type { RenderedMail } from './rendered-mail';
import { stationeryOf, type Stationery } from './stationery';
import type { INVITED_PLACEHOLDERS, KIND_PLACEHOLDERS } from './texts';
import { durationText } from './times';

export interface InvitationMailInput {
  kind: InvitationKind;
  language: Language;
  /** `address` is what people know it by, such as `portal.client.example`. */
  portal: Letterhead;
  linkUrl: string;
  /** The page behind "This wasn't meant for me". */
  reportUrl: string;
  /** The page behind "No, thank you". */
  declineUrl: string;
  /** Six digits, or null when the policy offers no code. */
  code: string | null;
  /** Null where nobody shall be named. */
  invitedBy: string | null;
  recipientName: string | null;
  /** Plain text of up to 2,000 characters; what is longer is cut. */
  note: string | null;
  /** When this link was made. */
  issuedAt: Date;
  linkExpiresAt: Date;
  /** Until then an expired link can be renewed by the one who was invited. */
  invitationExpiresAt: Date;
  /** Null for access without an end. */
  accessEndsAt: Date | null;
}

export interface ReminderMailInput extends InvitationMailInput {
  /** When the invitation was first sent. */
  invitedAt: Date;
}

/** What tells one mail of an invitation from another: all else is the same. */
interface Opening {
  subject: Phrase;
  heading: Phrase;
  intro: Phrase;
}

interface Draft {
  input: InvitationMailInput;
  paper: Stationery;
  invited: Phrasebook<typeof INVITED_PLACEHOLDERS>;
  kind: Phrasebook<typeof KIND_PLACEHOLDERS>;
  inviter: Phrase | null;
}

/**
 * The mail that invites. Pure: the same input gives the same bytes, so a mail that is tried again is the same mail.
 * Throws on an invalid date and on a link that is not http(s), which are bugs of the caller.
 */
export function renderInvitationMail(input: InvitationMailInput): RenderedMail {
  const draft = draftOf(input);
  return writeInvitation(draft, invitingWords(draft));
}

/** The same invitation once more, for somebody who has not come yet. It says since when it waits. */
export function renderReminderMail(input: ReminderMailInput): RenderedMail {
  const draft = draftOf(input);
  return writeInvitation(draft, remindingWords(draft, dateOf(input.invitedAt, input.language)));
}

function draftOf(input: InvitationMailInput): Draft {
  const texts = MAIL_TEXTS[input.language];
  return {
    input,
    paper: stationeryOf(input.language, input.portal),
    invited: phrasebookOf<typeof INVITED_PLACEHOLDERS>(texts.invited),
    kind: phrasebookOf<typeof KIND_PLACEHOLDERS>(texts[input.kind]),
    inviter: nameOf(input.invitedBy, input.language),
  };
}

function invitingWords({ input, paper, kind, inviter }: Draft): Opening {
  const portal = paper.portalInSubject;
  const inviterInSubject = nameOf(withoutEmoji(input.invitedBy ?? ''), input.language);
  return {
    subject: inviterInSubject
      ? kind('subjectBy', { inviter: inviterInSubject, portal })
      : kind('subject', { portal }),
    heading: kind('heading', { portal: paper.portalName }),
    intro: inviter
      ? kind('introBy', { inviter, address: paper.portalAddress })
      : kind('intro', { address: paper.portalAddress }),
  };
}

function remindingWords({ paper, kind, inviter }: Draft, date: Phrase): Opening {
  const facts = { address: paper.portalAddress, date };
  return {
    subject: kind('reminderSubject', { portal: paper.portalInSubject }),
    heading: kind('reminderHeading', { portal: paper.portalName }),
    intro: inviter ? kind('reminderIntroBy', { inviter, ...facts }) : kind('reminderIntro', facts),
  };
}

/** The note comes after the button, which so shows on a phone however much an editor has to say. */
function writeInvitation(draft: Draft, { subject, heading, intro }: Opening): RenderedMail {
  const { input, paper, invited, kind, inviter } = draft;
  const name = nameOf(input.recipientName, input.language);
  const duration = durationOf(input);
  return writeLetter(paper, {
    subject,
    preheader: invited('preheader', { duration }),
    blocks: [
      title(heading),
      greet(name && paper.frame('greeting', { name }), intro),
      action(kind('button'), input.linkUrl),
      details(null, ...deadlines(draft, duration)),
      personalNote(input.note, inviter ? invited('noteBy', { inviter }) : invited('note')),
      input.code ? codePanel(input.code, codeTexts(draft)) : null,
      divider(),
      details(
        invited('detailsHeading'),
        inviter && invited('invitedBy', { inviter }),
        invited('sentAt', { moment: paper.momentOf(input.issuedAt) }),
      ),
      space(16),
      quietWay(invited('declineHeading'), invited('declineHint'), invited('decline'), input.declineUrl),
      space(10),
      quietWay(invited('notYouHeading'), ignoreOrReport(paper), invited('notMe'), input.reportUrl),
      addressOfButton(paper.frame('buttonFails'), input.linkUrl),
    ],
  });
}

function durationOf({ issuedAt, linkExpiresAt, language }: InvitationMailInput): Phrase {
  return wordsOf(durationText(issuedAt, linkExpiresAt, language));
}

/** Until when the link works, until when it can be renewed, and when the access ends. */
function deadlines({ input, paper, invited }: Draft, duration: Phrase): (Phrase | null)[] {
  const { linkExpiresAt, invitationExpiresAt, accessEndsAt } = input;
  const outlivesItsLink = invitationExpiresAt > linkExpiresAt;
  return [
    paper.frame('expiry', { duration, moment: paper.momentOf(linkExpiresAt) }),
    outlivesItsLink ? invited('renewable', { moment: paper.momentOf(invitationExpiresAt) }) : null,
    accessEndsAt && invited('accessEnds', { moment: paper.momentOf(accessEndsAt) }),
  ];
}

function codeTexts({ paper, invited }: Draft): Record<'heading' | 'hint' | 'secret', Phrase> {
  return {
    heading: paper.frame('codeHeading'),
    hint: invited('codeHint'),
    secret: paper.frame('codeSecret'),
  };
}

function ignoreOrReport({ frame }: Stationery): Phrase {
  return joined(frame('notYou'), frame('orReport'));
}
