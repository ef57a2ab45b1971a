import { addressKey, addressKeys, parseAddress } from '../domain/address';
import type { AuditOrigin } from '../domain/audit';
import { challengeHolds } from '../domain/challenge';
import type { Keyring } from '../domain/keyring';
import { linkState, type Link } from '../domain/link';
import { isFloodable, refused, type Refused } from '../domain/outcomes';
import type {
  Accounts,
  Audit,
  Clock,
  LinkStore,
  Session,
  SessionRequest,
  Sessions,
  Transaction,
} from '../domain/ports';
import { createCheckProof, type CheckProofDeps, type Proof } from './check-proof';
import { createProveAddress, type ProveAddressDeps } from './prove-address';

export type { Proof } from './check-proof';

export interface RedeemLinkDeps extends CheckProofDeps, ProveAddressDeps {
  accounts: Accounts;
  sessions: Sessions;
  links: LinkStore;
  audit: Audit;
  transaction: Transaction;
  keyring: Keyring;
  clock: Clock;
}

/** Who presents a proof, and what session it wants. */
export interface Redeemer extends SessionRequest {
  /** What limits are counted against. */
  network: string;
  origin: AuditOrigin;
}

export type Redemption =
  | { kind: 'redeemed'; session: Session; redirectTo: string | null }
  | Refused
  | { kind: 'limited'; retryAfterSeconds: number };

/**
 * Turns one proof into one session. The link is used by one guarded UPDATE, in one transaction with all that
 * follows from it: if anything fails, the link lives on.
 */
export function createRedeemLink(deps: RedeemLinkDeps) {
  const { links, audit, keyring, clock } = deps;
  const checkProof = createCheckProof(deps);
  const proveAddress = createProveAddress(deps);

  return async function redeemLink(proof: Proof, redeemer: Redeemer): Promise<Redemption> {
    const checked = await checkProof(proof, redeemer.network);
    if (checked.kind === 'limited') {
      audit.countFlood('sign-in.refused', 'rate_limited');
      return checked;
    }
    if (checked.kind === 'refused') return recordRefusal(checked, checked.link, redeemer);
    const { link } = checked;
    const outcome = await redeemProven(link, proof, redeemer);
    return outcome.kind === 'refused' ? recordRefusal(outcome, link, redeemer) : outcome;
  };

  async function redeemProven(link: Link, proof: Proof, redeemer: Redeemer): Promise<Redemption> {
    const { clientId } = link;
    if (clientId === null) return refused('link_undeliverable');
    if (!challengeHolds(link.codeChallenge, proof.codeVerifier)) return refused('challenge_failed');
    return deps.transaction(() => signIn(link, clientId, redeemer));
  }

  /** After the transaction: what is refused leaves nothing behind but this line. */
  async function recordRefusal(
    { reason }: Refused,
    link: Link | undefined,
    redeemer: Redeemer,
  ): Promise<Refused> {
    if (isFloodable(reason)) audit.countFlood('sign-in.refused', reason);
    else {
      await audit.record({
        type: 'sign-in.refused',
        outcome: 'refused',
        reason,
        clientId: link?.clientId ?? null,
        linkDocumentId: link?.documentId ?? null,
        origin: redeemer.origin,
      });
    }
    return refused(reason);
  }

  /** Inside the transaction. The client's row is locked first: two links of one client would deadlock otherwise. */
  async function signIn(link: Link, clientId: number, redeemer: Redeemer): Promise<Redemption> {
    const client = await deps.accounts.lock(clientId);
    if (!client) return refused('client_gone');
    if (client.blocked) return refused('client_blocked');
    const address = parseAddress(client.email);
    if (!address || addressKey(address, link.kid, keyring) !== link.addressKey) {
      return refused('address_changed');
    }
    if (!(await links.markUsed(link.documentId, clock()))) return whyNotLive(link.documentId);
    await links.revokeLive(addressKeys(address, keyring), 'superseded', clock());
    await proveAddress(client, address, redeemer.origin);
    const session = await deps.sessions.issue(clientId, redeemer);
    const { documentId: linkDocumentId } = link;
    await audit.record({ type: 'sign-in.succeeded', clientId, linkDocumentId, origin: redeemer.origin });
    return { kind: 'redeemed', session, redirectTo: link.redirectTo };
  }

  async function whyNotLive(documentId: string): Promise<Refused> {
    const link = await links.findByDocumentId(documentId);
    const state = link && linkState(link, clock());
    if (state === 'used') return refused('link_used');
    return refused(state === 'expired' ? 'link_expired' : 'link_revoked');
  }
}
