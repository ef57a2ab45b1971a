import { LIMITS } from '../../../contracts';
import { addressKey, addressKeys, parseAddress } from '../domain/address';
import { codeMatches, deriveCode } from '../domain/code';
import { hashHandoff } from '../domain/handoff';
import type { Keyring } from '../domain/keyring';
import { linkState, type Link } from '../domain/link';
import { refused, type Refused } from '../domain/outcomes';
import type { Policy } from '../domain/policy';
import type {
  Accounts,
  Client,
  Clock,
  LinkStore,
  Session,
  SessionRequest,
  Sessions,
  Transaction,
} from '../domain/ports';
import { readToken } from '../domain/token';

export interface RedeemLinkDeps {
  accounts: Accounts;
  sessions: Sessions;
  links: LinkStore;
  transaction: Transaction;
  keyring: Keyring;
  clock: Clock;
  policy: Policy;
  audience: string;
}

export type Proof =
  | { kind: 'token'; token: string }
  | { kind: 'handoff'; handoff: string }
  | { kind: 'code'; requestId: string; code: string };

export type Redemption = { kind: 'redeemed'; session: Session; redirectTo: string | null } | Refused;

type Proven = { kind: 'proven'; link: Link };

/**
 * Turns one proof into one session. The link is used by one guarded UPDATE, in one transaction with all that
 * follows from it: if anything fails, the link lives on.
 */
export function createRedeemLink(deps: RedeemLinkDeps) {
  const { links, keyring, clock } = deps;

  return async function redeemLink(proof: Proof, request: SessionRequest): Promise<Redemption> {
    const proven = await checkProof(proof);
    if (proven.kind === 'refused') return proven;
    const { clientId } = proven.link;
    if (clientId === null) return refused('link_undeliverable');
    return deps.transaction(() => signIn(proven.link, clientId, request));
  };

  async function checkProof(proof: Proof): Promise<Proven | Refused> {
    switch (proof.kind) {
      case 'token':
        return checkToken(proof.token);
      case 'handoff':
        return checkHandoff(proof.handoff);
      case 'code':
        return checkCode(proof.requestId, proof.code);
    }
  }

  async function checkToken(token: string): Promise<Proven | Refused> {
    const reading = readToken(token, { audience: deps.audience, keyring, nowMs: clock() });
    if (reading.kind === 'forged') return refused('token_forged');
    const link = await links.findByJti(reading.claims.jti);
    if (link) return { kind: 'proven', link };
    return refused(reading.kind === 'expired' ? 'link_expired' : 'link_unknown');
  }

  async function checkHandoff(plaintextHandoff: string): Promise<Proven | Refused> {
    const found = await links.findByHandoff(hashHandoff(plaintextHandoff));
    if (!found) return refused('handoff_unknown');
    // What became of the link says more to the reader than the age of the handoff.
    const state = linkState(found.link, clock());
    if (state === 'live' && found.handoff.expiresAtMs <= clock()) return refused('handoff_expired');
    return { kind: 'proven', link: found.link };
  }

  /**
   * The attempt is counted first, in a statement of its own: no race and no rollback gives a guess back. Whether a
   * link was used or has expired is told only to who knows the code.
   */
  async function checkCode(requestId: string, code: string): Promise<Proven | Refused> {
    const counted = await links.countCodeAttempt(requestId, LIMITS.codeAttemptsPerRequest);
    const link = await links.findByRequestId(requestId);
    if (!link) return refused('request_unknown');
    if (!counted) return refused('code_exhausted');
    if (!deps.policy.offerCode) return refused('code_not_offered');
    const expected = deriveCode(link, keyring);
    return expected && codeMatches(code, expected) ? { kind: 'proven', link } : refused('code_wrong');
  }

  /** Inside the transaction. The client's row is locked first: two links of one client would deadlock otherwise. */
  async function signIn(link: Link, clientId: number, request: SessionRequest): Promise<Redemption> {
    const client = await deps.accounts.lock(clientId);
    const hindrance = whyNotThisClient(link, client);
    if (hindrance) return hindrance;
    if (!(await links.markUsed(link.documentId, clock()))) return whyNotLive(link.documentId);
    await retireOtherLinks(client);
    const session = await deps.sessions.issue(clientId, request);
    return { kind: 'redeemed', session, redirectTo: link.redirectTo };
  }

  function whyNotThisClient(link: Link, client: Client | undefined): Refused | undefined {
    if (!client) return refused('client_gone');
    if (client.blocked) return refused('client_blocked');
    const address = parseAddress(client.email);
    const stillTheirs = address && addressKey(address, link.kid, keyring) === link.addressKey;
    return stillTheirs ? undefined : refused('address_changed');
  }

  async function whyNotLive(documentId: string): Promise<Refused> {
    const link = await links.findByDocumentId(documentId);
    const state = link && linkState(link, clock());
    if (state === 'used') return refused('link_used');
    return refused(state === 'expired' ? 'link_expired' : 'link_revoked');
  }

  async function retireOtherLinks(client: Client | undefined): Promise<void> {
    const address = client && parseAddress(client.email);
    if (address) await links.revokeLive(addressKeys(address, keyring), 'superseded', clock());
  }
}
