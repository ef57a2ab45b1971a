import { addressKeys, type Address } from '../domain/address';
import type { AuditEvent, AuditOrigin } from '../domain/audit';
import type { Keyring } from '../domain/keyring';
import { issueLink, randomId, type Link, type NewLink } from '../domain/link';
import type { Policy } from '../domain/policy';
import type { Audit, Clock, LinkStore, MessageStore } from '../domain/ports';
import { LIMITS } from '../../../contracts';

export interface MailLinkDeps {
  links: LinkStore;
  messages: MessageStore;
  audit: Audit;
  keyring: Keyring;
  clock: Clock;
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
export function createMailLink({ links, messages, audit, keyring, clock, audience }: MailLinkDeps) {
  return async function mailLink(
    policy: Policy,
    { key, place }: { key: string; place: string | null },
    wanted: WantedLink,
    origin: AuditOrigin,
    event: Pick<AuditEvent, 'type' | 'reason'> & Partial<Pick<AuditEvent, 'actor'>>,
  ): Promise<Link> {
    const nowMs = clock();
    const link = issueLink({ ...wanted, policy, audience, addressKey: key }, keyring, nowMs);
    const deliver = link.clientId !== null || link.newcomerAddress !== null;
    await links.insert(link, place);
    await messages.enqueue(messageFor(link, origin, nowMs), { deliver });
    await audit.record({
      ...event,
      outcome: deliver ? 'success' : 'withheld',
      clientId: link.clientId,
      linkDocumentId: link.documentId,
      invitationId: link.invitationId,
      origin,
    });
    return link;
  };
}

/** A place for one more live link to this address, or null while it has as many as it may have. */
export function findPlaceFor(
  address: Address,
  { links, keyring, clock }: Pick<MailLinkDeps, 'links' | 'keyring' | 'clock'>,
): Promise<string | null> {
  return links.findPlace(addressKeys(address, keyring), LIMITS.liveSignInLinksPerAddress, clock());
}

function messageFor(link: Link, requestedFrom: AuditOrigin, createdAtMs: number) {
  return {
    documentId: randomId(12),
    kind: link.purpose,
    linkDocumentId: link.documentId,
    invitationId: link.invitationId,
    createdAtMs,
    requestedFrom,
    attempts: 0,
  };
}
