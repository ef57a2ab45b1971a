import { addressKeys, currentAddressKey, parseAddress } from '../domain/address';
import { admitClient, barrierFor, type AdmissionDeps, type Holder } from '../domain/admission';
import type { AuditOrigin } from '../domain/audit';
import type { Invitation } from '../domain/invitation';
import type { InvitationDoor } from '../domain/invitation-ports';
import type { Link } from '../domain/link';
import { refused, type Refused } from '../domain/outcomes';
import type { Audit, Client, ClientStore, Clock, LinkStore, Person } from '../domain/ports';
import { createProveAddress, type ProveAddressDeps } from './prove-address';

export interface LetInDeps extends AdmissionDeps, ProveAddressDeps {
  clients: ClientStore;
  links: LinkStore;
  audit: Audit;
  clock: Clock;
  /** The role of who gets an account by redeeming a link; undefined while nobody does. */
  newcomerRole: () => Promise<string | undefined>;
  invitations: InvitationDoor;
}

/** Who stands at the door: a client, or a newcomer with the role that waits for them. Their rows are held. */
export type AtTheDoor = Extract<Holder, { kind: 'client' }> | (Newcomer & { role: string });
type Newcomer = Extract<Holder, { kind: 'newcomer' }>;

/** The last look at who redeems a link, and the account that they come in with. All inside the transaction. */
export function createLetIn(deps: LetInDeps) {
  const { accounts, clients, links, audit, admission, keyring, clock } = deps;
  const proveAddress = createProveAddress(deps);

  /** The client's row is locked first: two links of one client would deadlock otherwise. */
  async function identify(link: Link, invitation: Invitation | null): Promise<AtTheDoor | Refused> {
    if (link.clientId !== null) return admitClient(link, await accounts.lock(link.clientId), deps);
    return identifyNewcomer(link, invitation);
  }

  /**
   * U&P's e-mail has no constraint, so that two links of one newcomer, redeemed at once, would make two accounts: the
   * address's links are held first. Whoever registered meanwhile is met as a client like any other.
   */
  async function identifyNewcomer(link: Link, invitation: Invitation | null): Promise<AtTheDoor | Refused> {
    const address = parseAddress(link.newcomerAddress);
    if (!address) return refused('link_undeliverable');
    await links.lockLive(addressKeys(address, keyring), clock());
    const [client, ...others] = await accounts.lockByAddress(address);
    if (others.length > 0) return refused('ambiguous_account');
    // An editor saw that link: it must not open what somebody registered meanwhile.
    if (client && link.copied) return refused('copied_link_has_account');
    if (client) return admitClient(link, client, deps);
    const found = await roleOfNewcomer(invitation);
    if (found.kind === 'refused') return found;
    const { role } = found;
    const barrier = barrierFor(address, role, admission(link.policy));
    return barrier ? refused(barrier) : { kind: 'newcomer', address, role };
  }

  /** Who was invited needs no open sign-up. */
  async function roleOfNewcomer(
    invitation: Invitation | null,
  ): Promise<{ kind: 'role'; role: string } | Refused> {
    if (invitation) return deps.invitations.roleFor(invitation);
    const role = await deps.newcomerRole();
    return role === undefined ? refused('sign_up_closed') : { kind: 'role', role };
  }

  /** After the link was used: gives back who comes in, with an account that is proven to be theirs. */
  async function letIn(
    link: Link,
    who: AtTheDoor,
    person: Person | null,
    origin: AuditOrigin,
  ): Promise<Client> {
    const client = who.kind === 'client' ? who.client : await createAccount(link, who, person, origin);
    if (who.kind === 'client') await proveAddress(client, who.address, origin);
    if (link.clientId === null) await links.giveTo(link.documentId, client.id);
    await clients.noteSignIn(client.id, clock());
    return client;
  }

  /** Nobody was there before, so there is nothing to take over. */
  async function createAccount(
    { documentId: linkDocumentId, invitationId, copied }: Link,
    { address, role }: Newcomer & { role: string },
    person: Person | null,
    origin: AuditOrigin,
  ): Promise<Client> {
    const client = await accounts.create(address, role, person);
    // A link that an editor saw proves no mailbox: its owner's first own link takes the account over.
    if (!copied) await clients.markProven(client.id, currentAddressKey(address, keyring), clock());
    await audit.record({
      type: 'account.created',
      clientId: client.id,
      linkDocumentId,
      invitationId,
      origin,
    });
    return client;
  }

  return { identify, letIn };
}
