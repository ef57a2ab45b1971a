import type { TextsFor } from '../../rendering/texts';

/** Texts of the hosted page. `address` is the masked one. */
export const PAGE_PLACEHOLDERS = {
  'live.title': ['portal'],
  'live.who': ['address'],
  'live.button': [],
  /** Continues the button's label for screen readers: "Sign in" + "to Northwind as a•••@client.example". */
  'live.buttonDetail': ['portal', 'address'],
  'live.codeHeading': [],
  'live.codeHint': [],
  'live.notYou': [],
  'try-again.notice': [],
  /** Instead, on the page of an invitation. What it is for follows below in a sentence of its own. */
  'invited.title': ['portal'],
  'invited.by': ['inviter'],
  'invited.invitation': [],
  'invited.document': [],
  'invited.guest': [],
  'invited.codeHint': [],
  'invited.notYou': [],
  'invited.notMe': [],
  'expired.title': [],
  'expired.text': [],
  /** Instead, where a button sends the new link. */
  'expired.renewText': [],
  'expired.renew': [],
  'expired.renewInvitation': [],
  /** An invitation that is over: only who sent it can help. */
  'expired.invitationTitle': [],
  'expired.invitationText': [],
  ask: ['portal'],
  'ask.by': ['inviter'],
  /** Must not tell whether a mail was sent. */
  'renewed.title': [],
  'renewed.text': [],
  /** A question that the link to the portal answers. */
  'renewed.otherwise': [],
  'used.title': [],
  'used.text': ['portal'],
  'revoked.title': [],
  'revoked.text': [],
  'revoked.invitationText': [],
  'not-ours.title': [],
  'not-ours.text': [],
  'busy.title': [],
  'busy.text': [],
  /** Must be true of every token, also of one that never was ours. */
  'report.title': [],
  'report.text': ['portal'],
  'report.wasYou': [],
  'reported.title': [],
  'reported.text': [],
  'reported.again': ['portal'],
  /** Must be true of every token, too. */
  'decline.title': [],
  'decline.text': ['portal'],
  'decline.coming': [],
  'declined.title': [],
  'declined.text': [],
  'declined.again': ['portal'],
  /** The link to the page as well as the button on it. */
  decline: [],
  /** The link to the report as well as the button on it. */
  notMe: [],
  /** The ways on. */
  requestNewLink: ['portal'],
  openPortal: ['portal'],
} as const;

export type PageTexts = TextsFor<typeof PAGE_PLACEHOLDERS>;
