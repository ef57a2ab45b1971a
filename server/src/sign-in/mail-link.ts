import type { AuditEvent, AuditOrigin } from '../domain/audit';
import type { Keyring } from '../domain/keyring';
import { issueLink, randomId, type Link, type NewLink } from '../domain/link';
import type { Audit, Clock, LinkStore, MessageStore } from '../domain/ports';

export interface MailLinkDeps {
  links: LinkStore;
  messages: MessageStore;
  audit: Audit;
  keyring: Keyring;
  clock: Clock;
}

/**
 * Draws a link and puts its mail into the outbox, with the event that tells why. Inside the caller's transaction. A
 * link without a client is a decoy: the same rows, and nothing is sent.
 */
export function createMailLink({ links, messages, audit, keyring, clock }: MailLinkDeps) {
  return async function mailLink(
    wanted: NewLink,
    origin: AuditOrigin,
    event: Pick<AuditEvent, 'type' | 'reason'>,
  ): Promise<Link> {
    const nowMs = clock();
    const link = issueLink(wanted, keyring, nowMs);
    const deliver = link.clientId !== null;
    await links.insert(link);
    await messages.enqueue(messageFor(link, origin, nowMs), { deliver });
    await audit.record({
      ...event,
      outcome: deliver ? 'success' : 'withheld',
      clientId: link.clientId,
      linkDocumentId: link.documentId,
      origin,
    });
    return link;
  };
}

function messageFor(link: Link, requestedFrom: AuditOrigin, createdAtMs: number) {
  return {
    documentId: randomId(12),
    kind: 'sign-in' as const,
    linkDocumentId: link.documentId,
    createdAtMs,
    requestedFrom,
    attempts: 0,
  };
}
