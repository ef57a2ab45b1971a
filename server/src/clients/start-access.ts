import { accessDueAtMs, isOver, type GuestAccess } from '../domain/access';
import type { AccessStore } from '../domain/access-ports';
import type { InvitationRules, PolicyBook } from '../domain/policy';
import type { Audit, Clock, GuestAccessStart } from '../domain/ports';

export interface StartAccessDeps {
  access: AccessStore;
  policies: PolicyBook;
  audit: Audit;
  clock: Clock;
  /** `ceilings.accessDurationSeconds`; null for none. */
  accessCeilingSeconds: number | null;
}

/** Guest access begins when an invitation is accepted, inside that transaction. */
export function createStartAccess(deps: StartAccessDeps): GuestAccessStart {
  const { access, audit, clock } = deps;

  return {
    async startGuestAccess(clientId, { endsAtMs, guestAccount, invitationId, toDocument, mayManage }) {
      const before = await access.lock(clientId);
      // Who sends a guest an entry says nothing of how long the guest may come.
      if (before?.guestAccount && toDocument && endsAtMs === null) return;
      const isForGood = endsAtMs === null && deps.accessCeilingSeconds !== null;
      if (before?.guestAccount && (isForGood || !(await mayManage())))
        return keep(before, endsAtMs, invitationId);
      await access.noteInvitation(clientId, invitationId);
      const isGuest = guestAccount || before?.guestAccount === true;
      // A limit is never put on an account that somebody has anyway: who set one reads so on the timeline.
      if (!isGuest && endsAtMs !== null) await tellWithheld(clientId, invitationId);
      if (!isGuest || endsAtMs === null) return makePermanent(clientId, before, invitationId);
      await access.setGuestAccount(clientId, true);
      const end = before?.guestAccount ? laterEnd(before, endsAtMs, clock()) : endsAtMs;
      const dueAtMs = accessDueAtMs(end, clock(), await warnBeforeSecondsOf(deps, invitationId));
      await access.setEnd(clientId, { endsAtMs: end, dueAtMs });
      await audit.record({ type: 'access.started', clientId, invitationId });
    },
  };

  /**
   * A guest limit is lifted or moved by who may do that to any client, not by who may merely invite; and under a ceiling it
   * is lifted by nobody.
   */
  async function keep(before: GuestAccess, offeredMs: number | null, invitationId: string): Promise<void> {
    const { clientId, endsAtMs } = before;
    const offered = offeredMs === null ? null : laterEnd(before, offeredMs, clock());
    if (offered === endsAtMs) return;
    const refused = { outcome: 'refused', reason: 'inviter_may_not' } as const;
    await audit.record({ type: 'access.changed', ...refused, clientId, invitationId });
  }

  async function tellWithheld(clientId: number, invitationId: string): Promise<void> {
    const withheld = { outcome: 'withheld', reason: 'permanent_account' } as const;
    await audit.record({ type: 'access.started', ...withheld, clientId, invitationId });
  }

  /** An end that stayed behind would be told of as one, though nothing ends. */
  async function makePermanent(
    clientId: number,
    before: GuestAccess | undefined,
    invitationId: string,
  ): Promise<void> {
    await access.setGuestAccount(clientId, false);
    if (!before?.guestAccount || before.endsAtMs === null) return;
    await access.setEnd(clientId, { endsAtMs: null, dueAtMs: null });
    await audit.record({ type: 'access.changed', clientId, invitationId });
  }
}

/** A second invitation takes nothing away that an earlier one or an editor gave. */
function laterEnd({ endsAtMs }: GuestAccess, offeredMs: number, nowMs: number): number | null {
  if (endsAtMs === null) return null;
  return isOver(endsAtMs, nowMs) ? offeredMs : Math.max(endsAtMs, offeredMs);
}

/** How long before the end of the access the policy of its invitation has it announced. */
export async function warnBeforeSecondsOf(
  deps: Pick<StartAccessDeps, 'access' | 'policies'>,
  invitationId: string | null,
): Promise<number> {
  return (await invitationRulesOf(deps, invitationId))?.warnBeforeEndSeconds ?? 0;
}

/** The rules of the policy that an access began with; the guests' when that is not known any more. */
export async function invitationRulesOf(
  { access, policies }: Pick<StartAccessDeps, 'access' | 'policies'>,
  invitationId: string | null,
): Promise<InvitationRules | null | undefined> {
  const named = invitationId === null ? undefined : await access.policyOfInvitation(invitationId);
  return (policies.get(named ?? 'guest') ?? policies.get('guest'))?.invitation;
}
