import { isOver } from '../domain/access';
import { currentAddressKey, type Address } from '../domain/address';
import { barrierFor, type Admission } from '../domain/admission';
import type { AuditOrigin, WithholdingReason } from '../domain/audit';
import type { Language } from '../domain/language';
import type { Link } from '../domain/link';
import type { Policy } from '../domain/policy';
import type { Accounts, Transaction } from '../domain/ports';
import type { RedirectRules } from '../domain/redirect';
import { createMailLink, findPlaceFor, type MailLinkDeps } from './mail-link';
import type { Traffic } from './traffic';

export interface RequestLinkDeps extends MailLinkDeps {
  /** The one that rules over requests, as it is today. */
  policy: () => Policy;
  accounts: Accounts;
  admission: Admission;
  /** The role of who gets an account by asking for a link; undefined while nobody does. */
  newcomerRole: () => Promise<string | undefined>;
  traffic: Traffic;
  transaction: Transaction;
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

/** Whom to mail, or why nobody. */
type Recipient = { clientId: number } | { newcomerAddress: Address } | { withheld: WithholdingReason };

/**
 * A visitor asks for a link. Every address gets the same answer and the same rows; those of an address that gets no
 * mail are marked as decoys. Earlier links live on: a stranger's request must lock nobody out.
 */
export function createRequestLink(deps: RequestLinkDeps) {
  const { accounts, admission, audit, traffic, keyring } = deps;
  const mailLink = createMailLink(deps);

  return async function requestLink(request: LinkRequest): Promise<LinkRequested> {
    const key = currentAddressKey(request.address, keyring);
    const policy = deps.policy();
    const admitted = await traffic.admitRequestFor(key, request.network);
    if (admitted.kind === 'exceeded') {
      audit.countFlood('sign-in.refused', 'rate_limited');
      return { kind: 'limited', retryAfterSeconds: admitted.retryAfterSeconds };
    }
    // Asked for every address, so that none answers sooner than another.
    const recipient = await findRecipient(request.address, policy);
    const codeOffered = policy.offerCode && admitted.codesAreSafe;

    const { link } = await deps.transaction(() =>
      storeLink(request, admitted.addressHasBudget ? recipient : { withheld: 'address_budget' }, {
        policy,
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
  async function findRecipient(address: Address, policy: Policy): Promise<Recipient> {
    const [client, ...others] = await accounts.findByAddress(address);
    const newcomerRole = await deps.newcomerRole();
    if (others.length > 0) return { withheld: 'ambiguous_account' };
    if (!client && newcomerRole === undefined) return { withheld: 'address_unknown' };
    if (client && isOver(client.accessEndsAtMs, deps.clock())) return { withheld: 'access_ended' };
    if (client?.blocked) return { withheld: 'client_blocked' };
    const barrier = barrierFor(address, client ? client.role : (newcomerRole ?? null), admission(policy.key));
    if (barrier) return { withheld: barrier };
    return client ? { clientId: client.id } : { newcomerAddress: address };
  }

  async function storeLink(
    request: LinkRequest,
    wanted: Recipient,
    { policy, key, codeOffered }: { policy: Policy; key: string; codeOffered: boolean },
  ): Promise<{ link: Link }> {
    const place = await findPlaceFor(request.address, deps);
    const hasRoom = place !== null || 'withheld' in wanted;
    const recipient = hasRoom ? wanted : ({ withheld: 'links_live' } as const);
    const { redirectTo, language, codeChallenge } = request;
    return mailLink(
      policy,
      { key, place },
      {
        clientId: 'clientId' in recipient ? recipient.clientId : null,
        invitationId: null,
        newcomerAddress: 'newcomerAddress' in recipient ? recipient.newcomerAddress : null,
        redirectTo,
        language,
        codeOffered,
        codeChallenge,
      },
      request.origin,
      { type: 'sign-in.requested', reason: 'withheld' in recipient ? recipient.withheld : null },
    );
  }
}
