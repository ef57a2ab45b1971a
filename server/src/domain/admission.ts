import { isOver } from './access';
import { addressKey, domainOf, parseAddress, type Address } from './address';
import type { Keyring } from './keyring';
import type { Link } from './link';
import { ruleCovers } from './mail-domain';
import { refused, type Refused } from './outcomes';
import type { PolicyBook } from './policy';
import type { Accounts, Client, Clock } from './ports';

/** Who may come by mail alone. */
export interface AdmissionRules {
  /** Domain rules; empty: every domain. */
  allowedDomains: readonly string[];
  refusedDomains: readonly string[];
  /** Types of the U&P roles whose members need more than a mailbox. */
  deniedRoles: readonly string[];
}

export type Barrier = 'policy_gone' | 'domain_refused' | 'role_denied';

/** What keeps this address with this role out, if anything. `role`: the U&P role's type, null for none. */
export function barrierFor(
  address: Address,
  role: string | null,
  rules: AdmissionRules | undefined,
): Barrier | undefined {
  if (!rules) return 'policy_gone';
  const covers = (rule: string) => ruleCovers(rule, domainOf(address));
  const { allowedDomains, refusedDomains } = rules;
  if (refusedDomains.some(covers)) return 'domain_refused';
  if (allowedDomains.length > 0 && !allowedDomains.some(covers)) return 'domain_refused';
  return role !== null && rules.deniedRoles.includes(role) ? 'role_denied' : undefined;
}

/** Whom a link lets in: a client, or somebody who gets an account by redeeming it. */
export type Holder =
  { kind: 'client'; client: Client; address: Address } | { kind: 'newcomer'; address: Address };

type AdmittedClient = Extract<Holder, { kind: 'client' }>;

export interface AdmissionDeps {
  accounts: Accounts;
  keyring: Keyring;
  admission: Admission;
  clock: Clock;
}

/** The rules of a policy by its key; undefined for one that is gone. */
export type Admission = (policy: string) => AdmissionRules | undefined;

export function createAdmission(policies: PolicyBook, deniedRoles: () => readonly string[]): Admission {
  return (key) => {
    const policy = policies.get(key);
    return policy && { ...policy, deniedRoles: deniedRoles() };
  };
}

/**
 * Whether a client may still use a link, at its mail, its page and its redemption alike: there, not blocked, with the
 * address that it was made for, and let in by the rules.
 */
export function admitClient(
  link: Pick<Link, 'addressKey' | 'kid' | 'policy'>,
  client: Client | undefined,
  { keyring, admission, clock }: Omit<AdmissionDeps, 'accounts'>,
): AdmittedClient | Refused {
  if (!client) return refused('client_gone');
  const address = parseAddress(client.email);
  const isTheirs = address !== undefined && addressKey(address, link.kid, keyring) === link.addressKey;
  // Before the block, which follows from it; and only to who still has the address: nobody else need know.
  if (isTheirs && isOver(client.accessEndsAtMs, clock())) return refused('access_ended');
  if (client.blocked) return refused('client_blocked');
  if (!isTheirs) return refused('address_changed');
  const barrier = barrierFor(address, client.role, admission(link.policy));
  return barrier ? refused(barrier) : { kind: 'client', client, address };
}

/** Whom a link is for as things stand now. Changes nothing, holds nothing. */
export async function findHolder(
  link: Pick<Link, 'clientId' | 'newcomerAddress' | 'addressKey' | 'kid' | 'policy'>,
  deps: AdmissionDeps,
): Promise<Holder | Refused> {
  if (link.clientId !== null) return admitClient(link, await deps.accounts.find(link.clientId), deps);
  const address = parseAddress(link.newcomerAddress);
  if (!address) return refused('link_undeliverable');
  const barrier = barrierFor(address, null, deps.admission(link.policy));
  return barrier ? refused(barrier) : { kind: 'newcomer', address };
}
