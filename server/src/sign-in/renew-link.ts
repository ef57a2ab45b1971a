import { currentAddressKey, type Address } from '../domain/address';
import { findHolder, type Admission } from '../domain/admission';
import type { AuditOrigin } from '../domain/audit';
import { linkPolicyOf } from '../domain/invitation';
import type { InvitationDoor } from '../domain/invitation-ports';
import { linkState, RENEWABLE_MS, type Link } from '../domain/link';
import type { Policy, PolicyBook } from '../domain/policy';
import { readToken } from '../domain/token';
import type { Accounts, Transaction } from '../domain/ports';
import { createMailLink, findPlaceFor, type MailLinkDeps, type WantedLink } from './mail-link';
import type { Traffic } from './traffic';

export interface RenewLinkDeps extends MailLinkDeps {
  accounts: Accounts;
  admission: Admission;
  invitations: InvitationDoor;
  policies: PolicyBook;
  traffic: Traffic;
  transaction: Transaction;
  wakeWorker: () => void;
}

export type Renewal = { kind: 'answered' } | { kind: 'limited'; retryAfterSeconds: number };

/**
 * Mails a fresh link for a genuine one that has expired, to the same address. Never for a used, withdrawn or
 * reported one, and for an invitation's only while that is open. The answer says nothing of what happened, and nothing is
 * retired.
 */
export function createRenewLink(deps: RenewLinkDeps) {
  const { links, audit, traffic, keyring, clock } = deps;
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
    const holder = expired && (await findHolder(expired, deps));
    if (!expired || !holder || holder.kind === 'refused') {
      audit.countFlood('link.renewed', 'not_renewable');
      return { kind: 'answered' };
    }
    await mailAgain(expired, holder.address, origin);
    return { kind: 'answered' };
  };

  async function findRenewable(token: string): Promise<Link | undefined> {
    const reading = readToken(token, { audience: deps.audience, keyring, nowMs: clock() });
    if (reading.kind !== 'expired' || reading.claims.expiresAtMs + RENEWABLE_MS < clock()) return undefined;
    const link = await links.findByJti(reading.claims.jti);
    return link && linkState(link, clock()) === 'expired' ? link : undefined;
  }

  async function mailAgain(expired: Link, address: Address, origin: AuditOrigin): Promise<void> {
    const key = currentAddressKey(address, keyring);
    if (!(await traffic.addressHasBudget(key))) {
      audit.countFlood('link.renewed', 'address_budget');
      return;
    }
    const policy = deps.policies.get(expired.policy);
    if (!policy) return;
    // No code: nobody waits for one, since the page that asked knows the old request only.
    const again = { ...expired, codeOffered: false, copied: false };
    await deps.transaction(() =>
      expired.invitationId === null
        ? mailSignIn(policy, key, address, again, origin)
        : mailInvitation(policy, key, expired.invitationId, again, origin),
    );
    deps.wakeWorker();
  }

  async function mailSignIn(
    policy: Policy,
    key: string,
    address: Address,
    again: WantedLink,
    origin: AuditOrigin,
  ): Promise<void> {
    const place = await findPlaceFor(address, deps);
    if (place === null) return;
    await mailLink(policy, { key, place }, again, origin, { type: 'link.renewed', reason: null });
  }

  async function mailInvitation(
    policy: Policy,
    key: string,
    invitationId: string,
    again: WantedLink,
    origin: AuditOrigin,
  ): Promise<void> {
    const held = await deps.invitations.hold(invitationId);
    if (held.kind === 'refused') return;
    const withinIt = linkPolicyOf(policy, held.invitation, clock());
    const event = { type: 'invitation.renewed', reason: null } as const;
    await mailLink(withinIt, { key, place: null }, again, origin, event);
    await deps.invitations.noteQueued(invitationId);
  }
}
