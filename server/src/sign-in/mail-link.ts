import { addressKeys, type Address } from '../domain/address';
import type { AuditEvent, AuditOrigin } from '../domain/audit';
import type { Keyring } from '../domain/keyring';
import { issueLink, randomId, type Link, type NewLink } from '../domain/link';
import { PAUSE_MAX_MS, type Lane, type LetterKind, type Message } from '../domain/message';
import type { Policy } from '../domain/policy';
import type { Audit, Clock, LinkStore, MessageStore } from '../domain/ports';
import { LIMITS } from '../../../contracts';

export interface MailLinkDeps {
  links: LinkStore;
  messages: MessageStore;
  audit: Audit;
  keyring: Keyring;
  clock: Clock;
  /** In [0, 1). */
  chance: () => number;
  /** The server's public URL, which the token is good for. */
  audience: string;
}

/** What of a new link is up to who asks for it. */
export type WantedLink = Omit<NewLink, 'policy' | 'audience' | 'addressKey'>;

/**
 * Draws a link and puts its mail into the outbox, with the event that tells why. Inside the caller's transaction. A
 * link that is for nobody is a decoy: the same rows, and nothing is sent. `place`: one of the address's few; null for a
 * decoy that exceeds them, and for an invitation's, which takes none.
 */
export function createMailLink(deps: MailLinkDeps) {
  const { links, messages, audit, keyring, clock, chance, audience } = deps;

  return async function mailLink(
    policy: Policy,
    { key, place }: { key: string; place: string | null },
    wanted: WantedLink,
    origin: AuditOrigin,
    event: Pick<AuditEvent, 'type' | 'reason'> & Partial<Pick<AuditEvent, 'actor'>>,
    mail: { kind: LetterKind; lane: Lane } = {
      kind: wanted.invitationId === null ? 'sign-in' : 'invitation',
      lane: 'asked',
    },
  ): Promise<{ link: Link; queuedAtMs: number }> {
    const nowMs = clock();
    const link = issueLink({ ...wanted, policy, audience, addressKey: key }, keyring, nowMs);
    const deliver = link.clientId !== null || link.newcomerAddress !== null;
    await links.insert(link, place);
    const dueAtMs = nowMs + Math.floor(chance() * PAUSE_MAX_MS);
    await messages.enqueue(messageFor(link, mail, origin, nowMs), { deliver, dueAtMs });
    await audit.record({
      ...event,
      outcome: deliver ? 'success' : 'withheld',
      clientId: link.clientId,
      linkDocumentId: link.documentId,
      invitationId: link.invitationId,
      origin,
    });
    return { link, queuedAtMs: nowMs };
  };
}

/** A place for one more live link to this address, or null while it has as many as it may have. */
export function findPlaceFor(
  address: Address,
  { links, keyring, clock }: Pick<MailLinkDeps, 'links' | 'keyring' | 'clock'>,
): Promise<string | null> {
  return links.findPlace(addressKeys(address, keyring), LIMITS.liveSignInLinksPerAddress, clock());
}

function messageFor(
  link: Link,
  mail: { kind: LetterKind; lane: Lane },
  requestedFrom: AuditOrigin,
  createdAtMs: number,
): Message {
  return {
    documentId: randomId(12),
    ...mail,
    linkDocumentId: link.documentId,
    clientId: null,
    invitationId: link.invitationId,
    createdAtMs,
    requestedFrom,
    attempts: 0,
  };
}
