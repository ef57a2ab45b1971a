import { LIMITS } from '../../../contracts';
import { addressKey, addressKeys, parseAddress, type Address } from '../domain/address';
import type { AuditOrigin } from '../domain/audit';
import type { Keyring } from '../domain/keyring';
import { linkState, type Link } from '../domain/link';
import type { Policy } from '../domain/policy';
import type { Accounts, Audit, Clock, LinkStore, Transaction } from '../domain/ports';
import { readToken } from '../domain/token';
import { createMailLink, type MailLinkDeps } from './mail-link';
import type { Traffic } from './traffic';

/** How long after its expiry a link may still be traded for a fresh one. */
const RENEWABLE_MS = 30 * 24 * 60 * 60 * 1000;

export interface RenewLinkDeps extends MailLinkDeps {
  accounts: Accounts;
  links: LinkStore;
  audit: Audit;
  traffic: Traffic;
  transaction: Transaction;
  keyring: Keyring;
  clock: Clock;
  policy: Policy;
  audience: string;
  wakeWorker: () => void;
}

export type Renewal = { kind: 'answered' } | { kind: 'limited'; retryAfterSeconds: number };

/**
 * Mails a fresh link for a genuine one that has expired, to the same address. Never for a used, withdrawn or
 * reported one. The answer says nothing of what happened, and nothing is retired.
 */
export function createRenewLink(deps: RenewLinkDeps) {
  const { accounts, links, audit, traffic, keyring, clock } = deps;
  const mailLink = createMailLink(deps);

  return async function renewLink(
    token: string,
    { network, origin }: { network: string; origin: AuditOrigin },
  ): Promise<Renewal> {
    const admitted = await traffic.admitRequest(network);
    if (admitted.kind === 'exceeded') {
      audit.countFlood('link.renewed', 'rate_limited');
      return { kind: 'limited', retryAfterSeconds: admitted.retryAfterSeconds };
    }
    const expired = await findRenewable(token);
    const address = expired && (await addressOf(expired));
    if (!expired || !address) {
      audit.countFlood('link.renewed', 'not_renewable');
      return { kind: 'answered' };
    }
    await mailAgain(expired, address, origin);
    return { kind: 'answered' };
  };

  async function findRenewable(token: string): Promise<Link | undefined> {
    const reading = readToken(token, { audience: deps.audience, keyring, nowMs: clock() });
    if (reading.kind !== 'expired' || reading.claims.expiresAtMs + RENEWABLE_MS < clock()) return undefined;
    const link = await links.findByJti(reading.claims.jti);
    return link && linkState(link, clock()) === 'expired' ? link : undefined;
  }

  /** The client's address, while it is the one that the link was mailed to. */
  async function addressOf(link: Link): Promise<Address | undefined> {
    const client = link.clientId === null ? undefined : await accounts.find(link.clientId);
    const address = client && !client.blocked ? parseAddress(client.email) : undefined;
    return address && addressKey(address, link.kid, keyring) === link.addressKey ? address : undefined;
  }

  async function mailAgain(expired: Link, address: Address, origin: AuditOrigin): Promise<void> {
    const key = addressKey(address, keyring.currentKid, keyring);
    if (key === undefined || !(await traffic.addressHasBudget(key))) {
      audit.countFlood('link.renewed', 'address_budget');
      return;
    }
    await deps.transaction(async () => {
      const live = await links.countLive(addressKeys(address, keyring), clock());
      if (live >= LIMITS.liveSignInLinksPerAddress) return;
      const { clientId, redirectTo, language, codeChallenge } = expired;
      const { policy, audience } = deps;
      // No code: nobody waits for one, since the page that asked knows the old request only.
      const again = { policy, audience, addressKey: key, clientId, redirectTo, language, codeChallenge };
      await mailLink({ ...again, codeOffered: false }, origin, { type: 'link.renewed', reason: null });
    });
    deps.wakeWorker();
  }
}
