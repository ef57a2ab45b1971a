import { addressKeys, type Address } from '../domain/address';
import type { Keyring } from '../domain/keyring';
import type { Accounts, Client } from '../domain/ports';
import type { Person, Trace, TraceStore } from '../domain/privacy';

export interface FindPersonDeps {
  traces: TraceStore;
  accounts: Accounts;
  keyring: Keyring;
}

/** Whom an address stands for, and the accounts that have it today. */
export interface Found extends Person {
  accounts: readonly Client[];
}

/** Finds all that names a person: by the address, by its hashes under every secret, and by the accounts that had it. */
export function createFindPerson({ traces, accounts, keyring }: FindPersonDeps) {
  const find = (address: Address): Promise<Found> => search(address, [], false);

  /**
   * The same, and holds it until the transaction ends, in the order of everybody else: invitations, accounts, links. Who was
   * just redeeming one of them is waited for, and may have made an account meanwhile: so it looks until nothing is new.
   */
  async function hold(address: Address, before: Found): Promise<Found> {
    let found = before;
    for (;;) {
      const now = await search(address, found.clientIds, true);
      if (sizeOf(now) === sizeOf(found)) return now;
      found = now;
    }
  }

  async function search(address: Address, known: readonly number[], held: boolean): Promise<Found> {
    const keys = addressKeys(address, keyring);
    const byAddress = await traces.invitations({ address, clientIds: known }, held);
    if (held) await accounts.lockByAddress(address);
    const owner = { address, addressKeys: keys, clientIds: known, invitationIds: idsOf(byAddress) };
    const byKey = await traces.links(owner, held);
    // Only now: a newcomer holds nothing but their links while their account is made.
    const today = held ? await accounts.lockByAddress(address) : await accounts.findByAddress(address);
    const proven = await traces.provenClients(keys);
    const named = [...known, ...clientsOf(byAddress), ...clientsOf(byKey), ...proven];
    const clientIds = distinct([...today.map(({ id }) => id), ...(await goneOf(named, today))]);
    // An account leads to what was sent to an earlier address of it.
    const invitations = await traces.invitations({ address, clientIds }, held);
    const invitationIds = idsOf(invitations);
    const links = await traces.links({ ...owner, clientIds, invitationIds }, held);
    return { accounts: today, clientIds, invitationIds, linkIds: idsOf(links) };
  }

  /** Accounts that are there, and have another address today, are somebody else's. */
  async function goneOf(clientIds: readonly number[], today: readonly Client[]): Promise<number[]> {
    const others = distinct(clientIds).filter((id) => today.every((client) => client.id !== id));
    const gone: number[] = [];
    for (const id of others) if (!(await accounts.find(id))) gone.push(id);
    return gone;
  }

  return { find, hold };
}

export type FindPerson = ReturnType<typeof createFindPerson>;

const idsOf = (traces: readonly Trace[]): string[] => traces.map(({ documentId }) => documentId);
const clientsOf = (traces: readonly Trace[]): number[] => traces.flatMap(({ clientId }) => clientId ?? []);
const distinct = <T>(items: readonly T[]): T[] => [...new Set(items)];

/** Within a transaction nothing leaves that is held: as many are the same. */
const sizeOf = ({ clientIds, invitationIds, linkIds }: Person): number =>
  clientIds.length + invitationIds.length + linkIds.length;
