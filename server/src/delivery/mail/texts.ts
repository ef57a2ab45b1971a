import type { InvitationKind } from '../../domain/invitation-kind';
import type { TextsFor } from '../../rendering/texts';

/** Texts that several kinds of mail show. The link and the code are placed by the layout: no text holds them. */
export const FRAME_PLACEHOLDERS = {
  greeting: ['name'],
  moment: ['date', 'time'],
  expiry: ['duration', 'moment'],
  codeHeading: [],
  codeSecret: [],
  notYou: [],
  /** Goes before the link to the report, or its address. */
  orReport: [],
  buttonFails: [],
  sentBy: ['portal'],
} as const;

/** Texts of the mail that answers a sign-in request. */
export const SIGN_IN_PLACEHOLDERS = {
  subject: ['portal'],
  preheader: ['duration'],
  heading: ['portal'],
  intro: ['address'],
  button: [],
  codeHint: [],
  requestHeading: [],
  requestedAt: ['moment'],
  requestedWith: ['browser'],
  requestedFrom: ['network'],
  notYouHeading: [],
  notMe: [],
} as const;

/** What every invitation says, whatever it is for. */
export const INVITED_PLACEHOLDERS = {
  preheader: ['duration'],
  /** What to do when the link has expired and the invitation has not. */
  renewable: ['moment'],
  accessEnds: ['moment'],
  /** Stand before what an editor wrote, so that nobody takes it for words of ours. */
  note: [],
  noteBy: ['inviter'],
  codeHint: [],
  detailsHeading: [],
  invitedBy: ['inviter'],
  sentAt: ['moment'],
  declineHeading: [],
  /** Goes before the link that declines, or its address. */
  declineHint: [],
  decline: [],
  notYouHeading: [],
  notMe: [],
} as const;

/** What is said by each kind of invitation in its own words. Texts ending in `By` name who invited, the others nobody. */
export const KIND_PLACEHOLDERS = {
  subject: ['portal'],
  subjectBy: ['inviter', 'portal'],
  heading: ['portal'],
  intro: ['address'],
  introBy: ['inviter', 'address'],
  button: [],
  reminderSubject: ['portal'],
  reminderHeading: ['portal'],
  reminderIntro: ['address', 'date'],
  reminderIntroBy: ['inviter', 'address', 'date'],
} as const;

/** To a client whose access is about to end. */
export const ACCESS_ENDING_PLACEHOLDERS = {
  subject: ['portal', 'date'],
  preheader: ['moment'],
  heading: ['portal'],
  intro: ['address', 'moment'],
  moreTime: ['portal'],
  moreTimeBy: ['inviter'],
  button: ['portal'],
} as const;

/** The same to the editor who invited that client. */
export const ACCESS_ENDING_EDITOR_PLACEHOLDERS = {
  subject: ['client', 'date'],
  preheader: ['portal'],
  heading: [],
  intro: ['client', 'portal', 'moment'],
  byItself: [],
  extend: [],
  button: [],
} as const;

/** To the editor, when somebody who was invited says that they were not meant. */
export const REPORTED_PLACEHOLDERS = {
  subject: ['client'],
  preheader: [],
  heading: [],
  intro: ['client', 'portal', 'date'],
  reportedAt: ['moment'],
  withdrawn: [],
  signedOut: [],
  adviceHeading: [],
  wrongAddress: [],
  rightAddress: [],
  button: [],
} as const;

/** All mails in one language. */
export interface MailTexts extends Readonly<Record<InvitationKind, TextsFor<typeof KIND_PLACEHOLDERS>>> {
  readonly frame: TextsFor<typeof FRAME_PLACEHOLDERS>;
  readonly signIn: TextsFor<typeof SIGN_IN_PLACEHOLDERS>;
  readonly invited: TextsFor<typeof INVITED_PLACEHOLDERS>;
  readonly accessEnding: TextsFor<typeof ACCESS_ENDING_PLACEHOLDERS>;
  readonly accessEndingEditor: TextsFor<typeof ACCESS_ENDING_EDITOR_PLACEHOLDERS>;
  readonly reported: TextsFor<typeof REPORTED_PLACEHOLDERS>;
}
