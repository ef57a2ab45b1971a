import type { MilestoneStore } from '../domain/access-ports';
import type { Milestone } from '../domain/audit';
import type { Audit, Clock, Transaction } from '../domain/ports';

export interface ActivateDeps {
  /** Configured ones, the default first. */
  milestones: readonly string[];
  milestoneStore: MilestoneStore;
  audit: Audit;
  transaction: Transaction;
  clock: Clock;
}

export type Activation =
  | { kind: 'activated'; milestone: string; atMs: number }
  | { kind: 'unknown_milestone'; known: readonly string[] };

/** The portal says that a client did what onboarding was for. Each milestone counts once; later calls tell when. */
export function createActivate({ milestones, milestoneStore, ...deps }: ActivateDeps) {
  const { audit, transaction, clock } = deps;

  return async function activate(clientId: number, wanted: string | undefined): Promise<Activation> {
    const milestone = wanted ?? milestones[0];
    if (milestone === undefined || !milestones.includes(milestone)) {
      return { kind: 'unknown_milestone', known: milestones };
    }
    const atMs = await transaction(async () => {
      const { reached, invitationId } = await milestoneStore.lock(clientId);
      const before = reached[milestone];
      if (before !== undefined) return before;
      const nowMs = clock();
      await milestoneStore.save(clientId, { ...reached, [milestone]: nowMs }, nowMs);
      await audit.record({
        type: 'client.activated',
        reason: milestone as Milestone,
        clientId,
        invitationId,
      });
      return nowMs;
    });
    return { kind: 'activated', milestone, atMs };
  };
}
