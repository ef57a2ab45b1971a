import { ACTOR_KINDS, type Actor as KnownActor } from '../../../contracts';
import { actorLabel, type Actor } from './audit';
import type { DocumentRef } from './document';

/** What may be done with a pending invitation besides leaving it alone: more than inviting, since it may be somebody else's. */
export type PendingChoice = 'resend' | 'replace';

/** Who invites, and what they may beyond inviting. */
export interface Inviter {
  actor: Actor;
  mayChangeRoles: boolean;
  /** To start an import of somebody else's, which sends mail in that one's name. */
  mayImportForOthers: boolean;
  /** The permission, in Strapi's words, that they lack for doing this with an invitation that is pending. */
  lacksFor: (choice: PendingChoice) => string | undefined;
  /** A U&P role sees and acts on its own invitations only. */
  ownOnly: boolean;
  /** Whether they may see this document themselves. */
  mayRead: (document: DocumentRef) => Promise<boolean>;
}

/** Whether this inviter may know of what somebody made, and act on it: a U&P role's invitations are its own affair. */
export function isOwnedBy(label: string, { ownOnly, actor }: Pick<Inviter, 'ownOnly' | 'actor'>): boolean {
  return !ownOnly || label === actorLabel(actor);
}

/**
 * Whether it is a client who invites others: they are told of nobody's account, and give what everybody gets. The owner of
 * the installation vouches for editors and servers, but only made a role for these.
 */
export function isFellowClient({ actor }: Pick<Inviter, 'actor'>): boolean {
  return actor.kind === 'user';
}

/** Names of people and programs by label. */
export type Names = ReadonlyMap<string, string>;

/** `admin:12`, with the name of who that is today. */
export function describeActor(label: string | null, names: Names): KnownActor {
  const [kind, id = null] = label?.split(':') ?? [];
  const known = ACTOR_KINDS.find((one) => one === kind) ?? 'system';
  return { kind: known, id, name: (label !== null && names.get(label)) || null };
}

/** What `actorLabel` made a label of. Throws for what is none. */
export function actorOfLabel(label: string): Actor {
  const [kind, id] = label.split(':');
  if (kind === 'command') return { kind };
  if (kind === 'admin' || kind === 'api-token' || kind === 'user') return { kind, id: Number(id) };
  throw new Error('A label of an actor was changed by hand or by a newer version.');
}
