import type { ErasedAccount, Erasure } from '../../../contracts';
import type { Address } from '../domain/address';
import type { Actor } from '../domain/audit';
import type { Audit, Client, Sessions, Transaction } from '../domain/ports';
import { isGuestOnly, type EraseStore, type ImportRowStore, type PersonalLog } from '../domain/privacy';
import { createFindPerson, type FindPersonDeps, type Found } from './find-person';

export interface ErasePersonDeps extends FindPersonDeps {
  records: EraseStore;
  importRows: ImportRowStore;
  lines: PersonalLog;
  sessions: Sessions;
  audit: Audit;
  transaction: Transaction;
}

/**
 * Takes a person out of all that the plugin keeps, in one transaction: whoever is being let in, invited or written to at that
 * moment comes before it, and goes with it, or finds nothing any more. The second time there is nothing left.
 */
export function createErasePerson(deps: ErasePersonDeps) {
  const { records, importRows, lines, sessions, accounts, audit } = deps;
  const findPerson = createFindPerson(deps);

  return async function erasePerson(address: Address, actor: Actor): Promise<Erasure> {
    const before = await findPerson.find(address);
    return deps.transaction(async () => {
      await lines.hold();
      const held = await findPerson.hold(address, before);
      const typed = await importRows.blank({ address, invitationIds: held.invitationIds });
      // Whoever was making an invitation of such a row was waited for: it may be there by now.
      const person = typed === 0 ? held : await findPerson.hold(address, held);
      const erasure = await eraseHeld(person, typed);
      const count = totalOf(erasure);
      await audit.record({ type: 'privacy.erased', count, actor });
      return { ...erasure, nothingHeld: count === 0 && !erasure.sessionsEnded };
    });
  };

  async function eraseHeld(person: Found, importRowsBlanked: number): Promise<Counts> {
    const messages = await records.removeMessages(person);
    const links = await records.removeLinks(person);
    const invitations = await records.removeInvitations(person);
    const clients = await eraseClients(person);
    // Last, since what goes before is written down there as well.
    const logLines = await lines.erase(person);
    return { ...clients, messages, links, invitations, importRows: importRowsBlanked, logLines };
  }

  async function eraseClients(person: Found): Promise<Pick<Counts, 'account' | 'sessionsEnded' | 'clients'>> {
    const result = { account: 'none' as ErasedAccount, sessionsEnded: false, clients: 0 };
    for (const clientId of person.clientIds) {
      const account = person.accounts.find(({ id }) => id === clientId);
      const outcome = account ? await eraseAccount(account) : await forget(clientId);
      result.clients += outcome.clients;
      result.sessionsEnded ||= outcome.sessionsEnded;
      if (result.account !== 'kept') result.account = outcome.account ?? result.account;
    }
    return result;
  }

  /** U&P's accounts are the installation's. What keeps a stranger out of one that stays is not forgotten. */
  async function eraseAccount(client: Client): Promise<Outcome> {
    const guest = await records.guestOf(client.id);
    if (guest && isGuestOnly(guest, client)) {
      await accounts.remove(client.id);
      return { ...(await forget(client.id)), account: 'removed' };
    }
    const sessionsEnded = guest?.cameByLink ?? false;
    if (sessionsEnded) await sessions.endAll(client.id);
    return { account: 'kept', sessionsEnded, clients: await records.blankClient(client.id) };
  }

  /** After the account: when one is removed, the end of its sessions is noted here. */
  async function forget(clientId: number): Promise<Outcome> {
    return { account: undefined, sessionsEnded: false, clients: await records.removeClient(clientId) };
  }
}

type Counts = Omit<Erasure, 'nothingHeld'>;

interface Outcome {
  /** Undefined where there was none. */
  account: ErasedAccount | undefined;
  sessionsEnded: boolean;
  clients: number;
}

const totalOf = ({ clients, invitations, links, messages, importRows, logLines }: Counts): number =>
  clients + invitations + links + messages + importRows + logLines;
