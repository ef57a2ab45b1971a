import { addressKeys, currentAddressKey, parseAddress } from '../domain/address';
import { admitClient, barrierFor, type AdmissionDeps, type Holder } from '../domain/admission';
import type { AuditOrigin } from '../domain/audit';
import type { Link } from '../domain/link';
import { refused, type Refused } from '../domain/outcomes';
import type { Audit, Client, ClientStore, Clock, LinkStore } from '../domain/ports';
import { createProveAddress, type ProveAddressDeps } from './prove-address';

export interface LetInDeps extends AdmissionDeps, ProveAddressDeps {
  clients: ClientStore;
  links: LinkStore;
  audit: Audit;
  clock: Clock;
  /** The role of who gets an account by redeeming a link; undefined while nobody does. */
  newcomerRole: () => Promise<string | undefined>;
}

/** Who stands at the door: a client, or a newcomer with the role that waits for them. Their rows are held. */
export type AtTheDoor = Extract<Holder, { kind: 'client' }> | (Newcomer & { role: string });
type Newcomer = Extract<Holder, { kind: 'newcomer' }>;

/** The last look at who redeems a link, and the account that they come in with. All inside the transaction. */
export function createLetIn(deps: LetInDeps) {
  const { accounts, clients, links, audit, admission, keyring, clock } = deps;
  const proveAddress = createProveAddress(deps);

  /** The client's row is locked first: two links of one client would deadlock otherwise. */
  async function identify(link: Link): Promise<AtTheDoor | Refused> {
    if (link.clientId !== null) return admitClient(link, await accounts.lock(link.clientId), deps);
    return identifyNewcomer(link);
  }

  /**
   * U&P's e-mail has no constraint, so that two links of one newcomer, redeemed at once, would make two accounts: the
   * address's links are held first. Whoever registered meanwhile is met as a client like any other.
   */
  async function identifyNewcomer(link: Link): Promise<AtTheDoor | Refused> {
    const address = parseAddress(link.newcomerAddress);
    if (!address) return refused('link_undeliverable');
    await links.lockLive(addressKeys(address, keyring), clock());
    const [client, ...others] = await accounts.lockByAddress(address);
    if (others.length > 0) return refused('ambiguous_account');
    if (client) return admitClient(link, client, deps);
    const role = await deps.newcomerRole();
    if (role === undefined) return refused('sign_up_closed');
    const barrier = barrierFor(address, role, admission(link.policy));
    return barrier ? refused(barrier) : { kind: 'newcomer', address, role };
  }

  /** After the link was used: gives back who comes in, with an account that is proven to be theirs. */
  async function letIn(link: Link, who: AtTheDoor, origin: AuditOrigin): Promise<Client> {
    const client = who.kind === 'client' ? who.client : await createAccount(link, who, origin);
    if (who.kind === 'client') await proveAddress(client, who.address, origin);
    if (link.clientId === null) await links.giveTo(link.documentId, client.id);
    return client;
  }

  /** Nobody was there before, so there is nothing to take over. */
  async function createAccount(
    { documentId: linkDocumentId }: Link,
    { address, role }: Newcomer & { role: string },
    origin: AuditOrigin,
  ): Promise<Client> {
    const client = await accounts.create(address, role);
    await clients.markProven(client.id, currentAddressKey(address, keyring), clock());
    await audit.record({ type: 'account.created', clientId: client.id, linkDocumentId, origin });
    return client;
  }

  return { identify, letIn };
}
