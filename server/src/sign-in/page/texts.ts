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
  'expired.title': [],
  'expired.text': [],
  /** Instead, where a button sends the new link. */
  'expired.renewText': [],
  'expired.renew': [],
  /** Must not tell whether a mail was sent. */
  'renewed.title': [],
  'renewed.text': [],
  /** A question that the link to the portal answers. */
  'renewed.otherwise': [],
  'used.title': [],
  'used.text': ['portal'],
  'revoked.title': [],
  'revoked.text': [],
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
  /** The link to the report as well as the button on it. */
  notMe: [],
  /** The ways on. */
  requestNewLink: ['portal'],
  openPortal: ['portal'],
} as const;

export type PageTexts = TextsFor<typeof PAGE_PLACEHOLDERS>;
