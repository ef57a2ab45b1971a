/** What a link is for. A token of one purpose never passes for another. */
export const PURPOSES = ['sign-in'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** A named set of rules: how long a link lives, what it may do. */
export interface Policy {
  key: string;
  purpose: Purpose;
  /** Whole seconds, 60 to 86,400. */
  linkLifetimeSeconds: number;
  /** Whether the mail also carries the 6 digits for another device. */
  offerCode: boolean;
  /** Whether the browser that asks must be the one that signs in: a request without a challenge is refused. */
  requireSameBrowser: boolean;
  /** How long the portal should wait before it offers to send another link. */
  resendAfterSeconds: number;
  /** The longest that a session from its links lasts, in seconds; null: as long as U&P's own. */
  sessionLifetimeSeconds: number | null;
}
