/** Where a mail stands. `withheld`: a decoy's, rendered and not sent. `cancelled`: its link died before it left. */
export const MESSAGE_STATES = ['queued', 'sent', 'failed', 'withheld', 'cancelled'] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

/** What a mail is about. During an upgrade the table may hold newer kinds: older instances leave them alone. */
export const MESSAGE_KINDS = [
  'sign-in',
  'invitation',
  'reminder',
  'access-ending',
  'access-ending-editor',
  'link-reported',
] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** Mails that carry a link. The others tell somebody something, and sign nobody in. */
export type LetterKind = 'sign-in' | 'invitation' | 'reminder';
export type NoticeKind = Exclude<MessageKind, LetterKind>;

/** One mail that must be delivered, durable until it is. It holds no address, no link and no text. */
export interface Message {
  documentId: string;
  kind: MessageKind;
  /** The link that it carries, or tells of. */
  linkDocumentId: string | null;
  /** The client that it tells of. */
  clientId: number | null;
  /** The invitation that it is of. */
  invitationId: string | null;
  createdAtMs: number;
  /** Where the link was asked for, as the mail tells it. */
  requestedFrom: { browser: string | null; network: string | null };
  attempts: number;
}

/**
 * A mail leaves up to so many milliseconds after the answer, by chance, and a decoy is put away like it: whoever asks
 * again at once can't tell by the clock whether there is one under way.
 */
export const PAUSE_MAX_MS = 400;

/** A mail is given up after this many tries, about two hours after the first. */
export const MAX_ATTEMPTS = 10;
/** What a mail server refuses for good is tried this often: some say 5xx and mean "not now". */
export const MAX_REJECTIONS = 3;
const FIRST_RETRY_SECONDS = 15;
const LONGEST_RETRY_SECONDS = 2 * 3600;

/**
 * Seconds until the next try: doubling from 15 s to at most 2 hours, half of it random ("equal jitter"), so that a
 * mail server that comes back is not met by all waiting mails at once. `chance` in [0, 1).
 */
export function retryDelaySeconds(attempts: number, chance: number): number {
  const ceiling = Math.min(FIRST_RETRY_SECONDS * 2 ** (attempts - 1), LONGEST_RETRY_SECONDS);
  return ceiling / 2 + (ceiling / 2) * chance;
}
