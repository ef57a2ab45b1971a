import type { InvitationKind } from '../../domain/invitation-kind';

/** What one button posts: the token of the link, in the body and never in the address. */
export interface TokenForm {
  action: string;
  token: string;
}

/** What a page tells of the invitation that a link belongs to. */
export interface InvitationShown {
  /** Null where nobody shall be named. */
  invitedBy: string | null;
}

export interface LiveInvitation extends InvitationShown {
  kind: InvitationKind;
  /** The page that asks whether the invitation is to be declined. */
  declineUrl: string;
}

export interface LiveLink {
  /** Such as `a•••@client.example`; the page never sees the whole address. */
  maskedAddress: string;
  /** Six digits, or null when the policy offers no code. */
  code: string | null;
  form: TokenForm & { nonce: string };
  /** The page that asks "Wasn't you?", or null to leave its link out. */
  reportUrl: string | null;
  /** Null or left out for a link that its owner asked for. */
  invitation?: LiveInvitation | null;
}

export type PageState =
  | ({ kind: 'live' } & LiveLink)
  /** The page was stale (cookie or nonce missing): asks for the click again. */
  | ({ kind: 'try-again' } & LiveLink)
  /**
   * `renew` is null when the portal has to make the new link; with an invitation, when it is over, too, and only who
   * invited can help.
   */
  | { kind: 'expired'; renew: TokenForm | null; invitation?: InvitationShown | null }
  | { kind: 'revoked'; invitation?: InvitationShown | null }
  /** Asks whether the link is to be reported. Says the same of every token. */
  | { kind: 'report'; form: TokenForm }
  /** Asks whether the invitation is to be declined. Says the same of every token. */
  | { kind: 'decline'; form: TokenForm }
  /** Answers to the forms. They know nothing of the link, so that they can't tell whether there was one. */
  | { kind: 'reported' | 'renewed' | 'declined' }
  /** `busy`: opened too often within a minute. */
  | { kind: 'used' | 'not-ours' | 'busy' };
