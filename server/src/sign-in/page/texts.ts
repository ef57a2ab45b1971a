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
  'used.title': [],
  'used.text': ['portal'],
  'revoked.title': [],
  'revoked.text': [],
  'not-ours.title': [],
  'not-ours.text': [],
  'busy.title': [],
  'busy.text': [],
  /** The ways on. */
  requestNewLink: ['portal'],
  openPortal: ['portal'],
} as const;

export type PageTexts = TextsFor<typeof PAGE_PLACEHOLDERS>;
