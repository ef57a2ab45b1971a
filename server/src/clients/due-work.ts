import { isOver } from '../domain/access';
import type { AccessStore, DueItem, DueStore } from '../domain/access-ports';
import type { Accounts, Audit, Clock, Log, Transaction } from '../domain/ports';
import type { EndAccess } from './end-access';
import type { WarnOfEnd } from './warn-of-end';

/** How long a piece belongs to who claimed it, and so how long one that failed rests. */
const LEASE_MS = 60_000;

export interface DueWorkDeps {
  due: DueStore;
  access: AccessStore;
  accounts: Accounts;
  endAccess: EndAccess;
  warnOfEnd: WarnOfEnd;
  /**
   * Mails a pending invitation anew and says when it is next to be reminded of. In one transaction, and only while the
   * row's reminder is still due at `leasedUntilMs`: so it happens once. Undefined: there are no reminders.
   */
  remind?: ((invitationId: string, leasedUntilMs: number) => Promise<void>) | undefined;
  audit: Audit;
  transaction: Transaction;
  clock: Clock;
  log: Log;
}

/** What falls due by itself: ends of access and their warnings, reminders, expiries. */
export function createDueWork(deps: DueWorkDeps) {
  const { due, access, audit, transaction, clock } = deps;
  const kinds: DueItem['kind'][] = deps.remind ? ['access', 'reminder', 'expiry'] : ['access', 'expiry'];

  async function claim(limit: number): Promise<DueItem[]> {
    const claimed: DueItem[] = [];
    for (const kind of kinds) {
      const room = limit - claimed.length;
      if (room > 0) claimed.push(...(await due.claimDue(kind, room, clock(), clock() + LEASE_MS)));
    }
    return claimed;
  }

  /** Never rejects: one piece's trouble is its own, and it falls due again when its lease ends. */
  async function perform(item: DueItem): Promise<void> {
    try {
      if (item.kind === 'access') await workOnAccess(item);
      else if (item.kind === 'expiry') await noteExpiry(item.id);
      else await deps.remind?.(item.id, item.leasedUntilMs);
    } catch (error) {
      deps.log.error(`Due work (${item.kind} ${item.id}) waits for the end of its lease: ${describe(error)}`);
    }
  }

  async function workOnAccess({ id, leasedUntilMs }: DueItem): Promise<void> {
    await transaction(() => endOrWarn(Number(id), leasedUntilMs));
  }

  async function endOrWarn(clientId: number, leasedUntilMs: number): Promise<void> {
    const client = await deps.accounts.lock(clientId);
    const current = await access.lock(clientId);
    // An editor may have set another end since, or another instance taken over.
    if (current?.dueAtMs !== leasedUntilMs) return;
    if (isOver(current.endsAtMs, clock())) {
      await deps.endAccess(current, client, null);
      return;
    }
    if (current.endsAtMs === null || current.endedAtMs !== null) return access.forgetDue(clientId);
    await access.markWarned(clientId, clock(), current.endsAtMs);
    if (client) await deps.warnOfEnd(current, client);
  }

  async function noteExpiry(invitationId: string): Promise<void> {
    await transaction(async () => {
      if (await due.noteExpiry(invitationId, clock())) {
        await audit.record({ type: 'invitation.expired', invitationId });
      }
    });
  }

  return { claim, perform, nextDueAtMs: () => due.nextDueAtMs(kinds) };
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
