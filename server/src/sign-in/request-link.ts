import { addressKey, addressKeys, type Address } from '../domain/address';
import type { Keyring } from '../domain/keyring';
import type { Language } from '../domain/language';
import { issueLink, randomId, type Link } from '../domain/link';
import type { Policy } from '../domain/policy';
import type { Accounts, Clock, LinkStore, MessageStore, Transaction } from '../domain/ports';
import { LIMITS } from '../../../contracts';

export interface RequestLinkDeps {
  accounts: Accounts;
  links: LinkStore;
  messages: MessageStore;
  transaction: Transaction;
  keyring: Keyring;
  clock: Clock;
  policy: Policy;
  audience: string;
  /** Tells the worker that a message waits. */
  wakeWorker: () => void;
}

export interface LinkRequest {
  address: Address;
  redirectTo: string | null;
  language: Language;
  requestedFrom: { browser: string | null; network: string | null };
}

export interface LinkRequested {
  requestId: string;
  expiresAtMs: number;
  resendAfterSeconds: number;
}

/**
 * A visitor asks for a link. Every address gets the same answer and the same two rows; those of an address that
 * gets no mail are marked as decoys. Earlier links live on: a stranger's request must lock nobody out.
 */
export function createRequestLink(deps: RequestLinkDeps) {
  const { accounts, links, messages, keyring, clock, policy } = deps;

  return async function requestLink(request: LinkRequest): Promise<LinkRequested> {
    const clientId = await findClientToMail(accounts, request.address);
    const nowMs = clock();
    const link = await deps.transaction(async () => {
      const live = await links.countLive(addressKeys(request.address, keyring), nowMs);
      const hasRoom = live < LIMITS.liveSignInLinksPerAddress;
      const drawn = issueLink(
        {
          policy,
          audience: deps.audience,
          addressKey: currentAddressKey(request.address, keyring),
          clientId: hasRoom ? clientId : null,
          redirectTo: request.redirectTo,
          language: request.language,
        },
        keyring,
        nowMs,
      );
      await links.insert(drawn);
      await messages.enqueue(mailFor(drawn, request, nowMs), { deliver: drawn.clientId !== null });
      return drawn;
    });
    deps.wakeWorker();
    return {
      requestId: link.requestId,
      expiresAtMs: link.expiresAtMs,
      resendAfterSeconds: policy.resendAfterSeconds,
    };
  };
}

/** The one unblocked client with this address. Several: nobody can say whose mailbox it is, so no mail goes. */
async function findClientToMail(accounts: Accounts, address: Address): Promise<number | null> {
  const [client, ...others] = await accounts.findByAddress(address);
  return client && others.length === 0 && !client.blocked ? client.id : null;
}

function currentAddressKey(address: Address, keyring: Keyring): string {
  const key = addressKey(address, keyring.currentKid, keyring);
  if (key === undefined) throw new Error('The current secret has no address key.');
  return key;
}

function mailFor(link: Link, request: LinkRequest, nowMs: number) {
  return {
    documentId: randomId(12),
    kind: 'sign-in' as const,
    linkDocumentId: link.documentId,
    createdAtMs: nowMs,
    requestedFrom: request.requestedFrom,
    attempts: 0,
  };
}
