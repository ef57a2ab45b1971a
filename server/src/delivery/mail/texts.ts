import type { TextsFor } from '../../rendering/texts';

/** Texts that every kind of mail shows. */
export const FRAME_PLACEHOLDERS = {
  moment: ['date', 'time'],
  buttonFails: [],
  sentBy: ['portal'],
} as const;

/** Texts of the mail that answers a sign-in request. The link and the code are placed by the layout: no text holds them. */
export const SIGN_IN_PLACEHOLDERS = {
  subject: ['portal'],
  preheader: ['duration'],
  heading: ['portal'],
  intro: ['address'],
  button: [],
  expiry: ['duration', 'moment'],
  codeHeading: [],
  codeHint: [],
  codeSecret: [],
  requestHeading: [],
  requestedAt: ['moment'],
  requestedWith: ['browser'],
  requestedFrom: ['network'],
  notYouHeading: [],
  notYou: [],
  /** Goes before the link to the report, or its address. */
  orReport: [],
  notMe: [],
} as const;

/** All mails in one language. A further kind of mail (invitation, document, guest) is one more entry. */
export interface MailTexts {
  readonly frame: TextsFor<typeof FRAME_PLACEHOLDERS>;
  readonly signIn: TextsFor<typeof SIGN_IN_PLACEHOLDERS>;
}
