import type { GuestAccess } from '../domain/access';
import type { AccessStore } from '../domain/access-ports';
import type { Actor } from '../domain/audit';
import type { Accounts, Audit, Client, Clock, Sessions } from '../domain/ports';

export interface EndAccessDeps {
  access: AccessStore;
  accounts: Accounts;
  sessions: Sessions;
  audit: Audit;
  clock: Clock;
}

/**
 * Ends an access, inside a transaction that holds the account's row: an account that exists for it alone is blocked, with
 * every session; of any other it is only noted. True for the first who tries. `client`: undefined when deleted meanwhile.
 */
export function createEndAccess({ access, accounts, sessions, audit, clock }: EndAccessDeps) {
  return async function endAccess(
    { clientId, guestAccount, invitationId }: GuestAccess,
    client: Client | undefined,
    actor: Actor | null,
  ): Promise<boolean> {
    // Whom an admin had blocked before stays the admin's: no later end of ours unblocks them.
    const blocks = guestAccount && client !== undefined && !client.blocked;
    if (!(await access.markEnded(clientId, clock(), blocks))) return false;
    if (blocks) await accounts.setBlocked(clientId, true);
    if (guestAccount) await sessions.endAll(clientId);
    await audit.record({ type: 'access.ended', clientId, invitationId, actor });
    return true;
  };
}

export type EndAccess = ReturnType<typeof createEndAccess>;
