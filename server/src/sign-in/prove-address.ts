import { addressKey, addressKeys, type Address } from '../domain/address';
import type { AuditOrigin } from '../domain/audit';
import type { Keyring } from '../domain/keyring';
import type { Accounts, Audit, Client, ClientStore, Clock, Sessions } from '../domain/ports';

export interface ProveAddressDeps {
  accounts: Accounts;
  clients: ClientStore;
  sessions: Sessions;
  audit: Audit;
  keyring: Keyring;
  clock: Clock;
  /** Accounts created before this moment count as their owners'. Epoch milliseconds. */
  trustedBeforeMs: () => number;
}

/**
 * Whoever redeems a link has shown that the mailbox is theirs. U&P's `confirmed` shows nothing: its default sets it
 * without any proof. So the first redemption for an account that nobody has proven takes it over: a stranger may
 * have registered it with this address and wait inside with a password ("pre-hijacking", Sudhodanan and Paverd, 2022).
 */
export function createProveAddress(deps: ProveAddressDeps) {
  const { accounts, clients, audit, keyring, clock } = deps;

  return async function proveAddress(client: Client, address: Address, origin: AuditOrigin): Promise<void> {
    if (!client.confirmed) await accounts.confirm(client.id);
    const key = addressKey(address, keyring.currentKid, keyring);
    if (key === undefined || (await clients.isProven(client.id, [key]))) return;
    const provenBefore = await clients.isProven(client.id, addressKeys(address, keyring));
    if (!provenBefore && client.createdAtMs >= deps.trustedBeforeMs()) await takeOver(client, origin);
    // Under the current secret also when an older one knew it: that one will be retired.
    await clients.markProven(client.id, key, clock());
  };

  async function takeOver({ id: clientId }: Client, origin: AuditOrigin): Promise<void> {
    await accounts.dropCredentials(clientId);
    await deps.sessions.endAll(clientId);
    await audit.record({ type: 'account.adopted', clientId, origin });
  }
}
