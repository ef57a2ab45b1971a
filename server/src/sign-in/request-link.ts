import { LIMITS } from '../../../contracts';
import { addressKey, addressKeys, type Address } from '../domain/address';
import type { AuditOrigin, WithholdingReason } from '../domain/audit';
import type { Keyring } from '../domain/keyring';
import type { Language } from '../domain/language';
import type { Link } from '../domain/link';
import type { Policy } from '../domain/policy';
import type { Accounts, Audit, Clock, LinkStore, MessageStore, Transaction } from '../domain/ports';
import type { RedirectRules } from '../domain/redirect';
import { createMailLink, type MailLinkDeps } from './mail-link';
import type { Traffic } from './traffic';

export interface RequestLinkDeps extends MailLinkDeps {
  accounts: Accounts;
  links: LinkStore;
  messages: MessageStore;
  audit: Audit;
  traffic: Traffic;
  transaction: Transaction;
  keyring: Keyring;
  clock: Clock;
  policy: Policy;
  audience: string;
  /** Tells the worker that a message waits. */
  wakeWorker: () => void;
}

/** What a request may ask for. */
export interface LinkRequestRules extends RedirectRules {
  requireSameBrowser: boolean;
}

export interface LinkRequest {
  address: Address;
  redirectTo: string | null;
  language: Language;
  codeChallenge: string | null;
  /** What limits are counted against. */
  network: string;
  origin: AuditOrigin;
}

export type LinkRequested =
  | { kind: 'requested'; requestId: string; expiresAtMs: number; resendAfterSeconds: number }
  | { kind: 'limited'; retryAfterSeconds: number };

/** The client to mail, or why there is none. */
type Recipient = { clientId: number } | { withheld: WithholdingReason };

/**
 * A visitor asks for a link. Every address gets the same answer and the same rows; those of an address that gets no
 * mail are marked as decoys. Earlier links live on: a stranger's request must lock nobody out.
 */
export function createRequestLink(deps: RequestLinkDeps) {
  const { accounts, links, audit, traffic, keyring, clock, policy } = deps;
  const mailLink = createMailLink(deps);

  return async function requestLink(request: LinkRequest): Promise<LinkRequested> {
    const key = currentAddressKey(request.address, keyring);
    const admitted = await traffic.admitRequestFor(key, request.network);
    if (admitted.kind === 'exceeded') {
      audit.countFlood('sign-in.refused', 'rate_limited');
      return { kind: 'limited', retryAfterSeconds: admitted.retryAfterSeconds };
    }
    // Asked for every address, so that none answers sooner than another.
    const recipient = await findRecipient(request.address);
    const codeOffered = policy.offerCode && admitted.codesAreSafe;

    const link = await deps.transaction(() =>
      storeLink(request, admitted.addressHasBudget ? recipient : { withheld: 'address_budget' }, {
        key,
        codeOffered,
      }),
    );
    deps.wakeWorker();
    const { resendAfterSeconds } = policy;
    return {
      kind: 'requested',
      requestId: link.requestId,
      expiresAtMs: link.expiresAtMs,
      resendAfterSeconds,
    };
  };

  /** Several accounts: nobody can say whose mailbox it is, so no mail goes. */
  async function findRecipient(address: Address): Promise<Recipient> {
    const [client, ...others] = await accounts.findByAddress(address);
    if (!client) return { withheld: 'address_unknown' };
    if (others.length > 0) return { withheld: 'ambiguous_account' };
    return client.blocked ? { withheld: 'client_blocked' } : { clientId: client.id };
  }

  async function storeLink(
    request: LinkRequest,
    wanted: Recipient,
    { key, codeOffered }: { key: string; codeOffered: boolean },
  ): Promise<Link> {
    const nowMs = clock();
    const live = await links.countLive(addressKeys(request.address, keyring), nowMs);
    const hasRoom = live < LIMITS.liveSignInLinksPerAddress;
    const recipient = hasRoom || 'withheld' in wanted ? wanted : ({ withheld: 'links_live' } as const);
    const clientId = 'clientId' in recipient ? recipient.clientId : null;
    const reason = 'withheld' in recipient ? recipient.withheld : null;
    const { redirectTo, language, codeChallenge } = request;
    const { audience } = deps;
    return mailLink(
      { policy, audience, addressKey: key, clientId, redirectTo, language, codeOffered, codeChallenge },
      request.origin,
      { type: 'sign-in.requested', reason },
    );
  }
}

function currentAddressKey(address: Address, keyring: Keyring): string {
  const key = addressKey(address, keyring.currentKid, keyring);
  if (key === undefined) throw new Error('The current secret has no address key.');
  return key;
}
