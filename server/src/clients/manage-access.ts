import { accessDueAtMs, isOver, type GuestAccess } from '../domain/access';
import type { AccessStore } from '../domain/access-ports';
import type { Actor } from '../domain/audit';
import type { PolicyBook } from '../domain/policy';
import type { Accounts, Audit, Client, Clock, Sessions, Transaction } from '../domain/ports';
import type { EndAccess } from './end-access';
import { warnBeforeSecondsOf } from './start-access';

export interface ManageAccessDeps {
  access: AccessStore;
  accounts: Accounts;
  sessions: Sessions;
  policies: PolicyBook;
  /** The longest that guest access may last from now, whoever sets it; null: it may be without an end. */
  accessCeilingSeconds: number | null;
  audit: Audit;
  transaction: Transaction;
  clock: Clock;
  endAccess: EndAccess;
  wakeWorker: () => void;
}

export type Managed = { kind: 'done' } | { kind: 'refused'; reason: ManageRefusal };
export type ManageRefusal =
  'not_found' | 'permanent_account' | 'end_is_past' | 'end_too_late' | 'access_ended';

const DONE: Managed = { kind: 'done' };
const refuse = (reason: ManageRefusal): Managed => ({ kind: 'refused', reason });

/** Mistakes of who typed are no refusals: what the log is told of. */
const NOTED: readonly ManageRefusal[] = ['permanent_account', 'access_ended'];
type Noted = Extract<ManageRefusal, 'permanent_account' | 'access_ended'>;
const isNoted = (reason: ManageRefusal): reason is Noted => NOTED.includes(reason);

/** What somebody tries to do, as the log calls it. */
interface Attempt {
  type: 'access.ended' | 'access.changed' | 'account.unblocked' | 'account.sessions-ended';
  clientId: number;
  actor: Actor;
}

type Guest = NonNullable<Awaited<ReturnType<AccessStore['lock']>>>;

/** What an editor does about one client's access. Each is one transaction that holds the account's row. */
export function createManageAccess(deps: ManageAccessDeps) {
  const { access, accounts, sessions, audit, transaction, clock } = deps;

  /** Both with its line in the log: what was done, by the work; what was refused, here. */
  const withClient = (attempt: Attempt, work: (client: Client) => Promise<Managed>): Promise<Managed> =>
    transaction(async () => {
      const client = await accounts.lock(attempt.clientId);
      const managed = client ? await work(client) : refuse('not_found');
      if (managed.kind === 'refused' && isNoted(managed.reason)) {
        await audit.record({ ...attempt, outcome: 'refused', reason: managed.reason });
      }
      return managed;
    });

  /** A guest limit is not put on an account that somebody has anyway. */
  const withGuest = (attempt: Attempt, work: (client: Client, guest: Guest) => Promise<Managed>) =>
    withClient(attempt, async (client) => {
      const guest = await access.lock(attempt.clientId);
      return guest?.guestAccount ? work(client, guest) : refuse('permanent_account');
    });

  /** At once, whatever was set before. */
  const endNow = (clientId: number, actor: Actor): Promise<Managed> =>
    withGuest({ type: 'access.ended', clientId, actor }, async (client, guest) => {
      if (guest.endedAtMs !== null) return DONE;
      await access.setEnd(clientId, { endsAtMs: clock(), dueAtMs: null });
      await deps.endAccess(guest, client, actor);
      return DONE;
    });

  /** Sets another end, later or earlier, or none; an access that had ended begins again. */
  async function extend(clientId: number, endsAtMs: number | null, actor: Actor): Promise<Managed> {
    const attempt = { type: 'access.changed', clientId, actor } as const;
    const managed = await withGuest(attempt, async (client, guest) => {
      if (isOver(endsAtMs, clock())) return refuse('end_is_past');
      if (isAboveCeiling(endsAtMs)) return refuse('end_too_late');
      if (guest.blockedAtEnd && client.blocked) await accounts.setBlocked(clientId, false);
      // Sessions last as long as the access was to last when they were issued.
      if (isSooner(endsAtMs, guest)) await sessions.endAll(clientId);
      const dueAtMs = accessDueAtMs(endsAtMs, clock(), await warnBeforeSecondsOf(deps, guest.invitationId));
      await access.setEnd(clientId, { endsAtMs, dueAtMs });
      const { invitationId } = guest;
      await audit.record({ type: 'access.changed', clientId, invitationId, actor });
      return DONE;
    });
    deps.wakeWorker();
    return managed;
  }

  function isAboveCeiling(endsAtMs: number | null): boolean {
    const seconds = deps.accessCeilingSeconds;
    return seconds !== null && (endsAtMs === null || endsAtMs > clock() + seconds * 1000);
  }

  const unblock = (clientId: number, actor: Actor): Promise<Managed> =>
    withClient({ type: 'account.unblocked', clientId, actor }, async (client) => {
      // Unblocked they still could not sign in: what they need is a new end.
      if (isOver(client.accessEndsAtMs, clock())) return refuse('access_ended');
      if (!client.blocked) return DONE;
      await accounts.setBlocked(clientId, false);
      await audit.record({ type: 'account.unblocked', ...(await aboutClient(clientId)), actor });
      return DONE;
    });

  const revokeSessions = (clientId: number, actor: Actor): Promise<Managed> =>
    withClient({ type: 'account.sessions-ended', clientId, actor }, async () => {
      await sessions.endAll(clientId);
      await audit.record({ type: 'account.sessions-ended', ...(await aboutClient(clientId)), actor });
      return DONE;
    });

  /** So that the timeline of the invitation that they came by tells it. */
  async function aboutClient(clientId: number) {
    return { clientId, invitationId: (await access.find(clientId))?.invitationId ?? null };
  }

  return { endNow, extend, unblock, revokeSessions };
}

function isSooner(endsAtMs: number | null, before: GuestAccess): boolean {
  if (endsAtMs === null) return false;
  return before.endsAtMs === null || endsAtMs < before.endsAtMs;
}
