/** Sizes and counts that server, client and panel agree on. */
export const LIMITS = {
  /** Octets of an address, RFC 5321 section 4.5.3.1.3 (path limit less its angle brackets). */
  emailMaxLength: 254,
  redirectMaxLength: 2048,
  codeDigits: 6,
  codeAttemptsPerRequest: 5,
  liveSignInLinksPerAddress: 3,
  liveHandoffsPerLink: 3,
  handoffLifetimeSeconds: 60,
  /** Of an import. */
  rowsPerBatch: 10_000,
  /** Of one request of an import: Strapi takes JSON bodies of up to 1 MB. */
  rowsPerCall: 500,
  /** A link that lives in an inbox for longer is a password in plain text: the panel warns. */
  advisedLinkLifetimeSeconds: 86_400,
} as const;
