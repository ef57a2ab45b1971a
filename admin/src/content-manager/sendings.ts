import type { CreateInvitationBody } from '../../../contracts';
import type { Entry } from './apis';

/** An entry as the dialog needs it. */
export interface SendableEntry {
  uid: string;
  documentId: string;
  /** As people know it; its id, where it has no title. */
  title: string;
}

/** One mail that is to leave: to one address, about one entry or none. */
export interface Sending {
  email: string;
  entry: SendableEntry | null;
}

const TITLES = ['title', 'name', 'label', 'subject', 'headline'];

export function asSendable(uid: string, document: Entry): SendableEntry {
  const { documentId } = document;
  const title = TITLES.map((field) => document[field]).find((value) => typeof value === 'string' && value);
  return { uid, documentId, title: typeof title === 'string' ? title : documentId };
}

export const addressesOfUsers = (users: Entry[]): string[] =>
  users.flatMap(({ email }) => (typeof email === 'string' && email ? [email] : []));

/**
 * Addresses as people paste them: by commas, semicolons or lines, alone or as `Ana <ana@client.example>`. What is none is
 * told apart rather than dropped.
 */
export function readAddresses(text: string): { addresses: string[]; strange: string[] } {
  const parts = text
    .split(/[,;\n]/)
    .flatMap((part) => /<([^<>]+)>\s*$/.exec(part)?.[1] ?? part.trim().split(/\s+/))
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const isAddress = (part: string) => /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(part);
  return {
    addresses: withoutRepeats(parts.filter(isAddress)),
    strange: parts.filter((part) => !isAddress(part)),
  };
}

/** One mailbox is written to once, as it was spelled first. */
export function withoutRepeats(addresses: readonly string[]): string[] {
  const keys = addresses.map((address) => address.toLowerCase());
  return addresses.filter((_, index) => keys.indexOf(keys[index] ?? '') === index);
}

/** Each entry to each address. */
export const sendingsOf = (addresses: readonly string[], entries: readonly SendableEntry[]): Sending[] =>
  addresses.flatMap((email): Sending[] =>
    entries.length === 0 ? [{ email, entry: null }] : entries.map((entry) => ({ email, entry })),
  );

/** Who has an account keeps the role; who was sent it before gets it again, if whoever sends it may resend. */
export function bodyOf(
  { email, entry }: Sending,
  { message, locale, mayResend }: { message: string; locale: string; mayResend: boolean },
): CreateInvitationBody {
  return {
    ...{ email, locale, existingClient: 'keep-role' },
    ...(mayResend && { ifPending: 'resend' }),
    ...(message.trim() && { message: message.trim() }),
    ...(entry && { document: { uid: entry.uid, documentId: entry.documentId } }),
  };
}
