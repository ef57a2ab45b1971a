/** What one button posts: the token of the link, in the body and never in the address. */
export interface TokenForm {
  action: string;
  token: string;
}

export interface LiveLink {
  /** Such as `a•••@client.example`; the page never sees the whole address. */
  maskedAddress: string;
  /** Six digits, or null when the policy offers no code. */
  code: string | null;
  form: TokenForm & { nonce: string };
  /** The page that asks "Wasn't you?", or null to leave its link out. */
  reportUrl: string | null;
}

export type PageState =
  | ({ kind: 'live' } & LiveLink)
  /** The page was stale (cookie or nonce missing): asks for the click again. */
  | ({ kind: 'try-again' } & LiveLink)
  /** `renew` is null when the portal has to make the new link. */
  | { kind: 'expired'; renew: TokenForm | null }
  /** Asks whether the link is to be reported. Says the same of every token. */
  | { kind: 'report'; form: TokenForm }
  /** Answers to the forms. They know nothing of the link, so that they can't tell whether there was one. */
  | { kind: 'reported' | 'renewed' }
  /** `busy`: opened too often within a minute. */
  | { kind: 'used' | 'revoked' | 'not-ours' | 'busy' };
