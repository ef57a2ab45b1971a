import { randomId } from '../domain/link';
import { MAX_ATTEMPTS, MAX_REJECTIONS, retryDelaySeconds } from '../domain/message';
import type { InvitationDelivery } from '../../../contracts';
import type {
  Audit,
  ClaimedMessage,
  Clock,
  Delivery,
  Log,
  Mailer,
  MessageStore,
  Transaction,
} from '../domain/ports';
import type { Composed } from './compose-mail';
import { FRESH_MS } from './home';

/** How long a message belongs to the worker that claimed it; longer than a try may take. */
export const LEASE_SECONDS = 60;

export interface OutboxDeps {
  messages: MessageStore;
  mailer: Mailer;
  /** False while this database may be a copy of another environment's. */
  isAtHome: () => Promise<boolean>;
  composeMail: (message: ClaimedMessage) => Promise<Composed>;
  /** Tells an invitation what became of its mail. */
  noteDelivery: (invitationId: string, delivery: InvitationDelivery, problem: string | null) => Promise<void>;
  audit: Audit;
  transaction: Transaction;
  clock: Clock;
  log: Log;
  /** In [0, 1), for jitter. */
  chance: () => number;
}

/** Works off due messages, each at least once, and twice only if it was in flight when an instance died. */
export function createOutbox(deps: OutboxDeps) {
  const { messages, clock } = deps;

  async function claim(limit: number): Promise<ClaimedMessage[]> {
    if (!(await deps.isAtHome())) return [];
    const lease = { id: randomId(16), untilMs: clock() + LEASE_SECONDS * 1000 };
    return messages.claimDue(limit, lease, clock());
  }

  /**
   * Never rejects: one message's trouble is its own. If even that can't be written down, the lease runs out and the
   * message falls due again.
   */
  async function deliver(message: ClaimedMessage): Promise<void> {
    try {
      await handle(message);
    } catch (error) {
      deps.log.error(`Message ${message.documentId} waits for the end of its lease: ${describe(error)}`);
    }
  }

  async function handle(message: ClaimedMessage): Promise<void> {
    const composed = await deps.composeMail(message);
    if (composed.kind === 'decoy') return end(message, { state: 'withheld' });
    if (composed.kind === 'pointless') {
      await messages.markDone(message, 'cancelled', clock());
      return;
    }
    // Not given up: while an address is being changed, an instance that has the other one will take it.
    if (composed.kind === 'elsewhere')
      return tryAgainLater(message, 'its link belongs to another public address');
    await settle(message, await deps.mailer.send(composed.mail));
  }

  async function settle(message: ClaimedMessage, delivery: Delivery): Promise<void> {
    if (delivery.kind === 'sent') return end(message, { state: 'sent' });
    const { problem } = delivery;
    const limit = delivery.kind === 'rejected' ? MAX_REJECTIONS : MAX_ATTEMPTS;
    if (message.attempts < limit) return tryAgainLater(message, problem);
    deps.log.warn(`Message ${message.documentId} was given up: ${problem}`);
    await end(message, { state: 'failed', problem });
  }

  /** The message's end, what its invitation shows of it and the line of the log, in one commit. */
  async function end(message: ClaimedMessage, ending: Ending): Promise<void> {
    await deps.transaction(async () => {
      const isMine =
        ending.state === 'failed'
          ? await messages.markFailed(message, ending.problem, clock())
          : await messages.markDone(message, ending.state, clock());
      // Another instance has taken over, and tells.
      if (!isMine) return;
      if (ending.state === 'sent') await tellInvitation(message, 'sent', null);
      if (ending.state === 'failed') await tellInvitation(message, 'failed', ending.problem);
      await deps.audit.record(lineOf(message, ending));
    });
  }

  async function tellInvitation(
    { kind, invitationId }: ClaimedMessage,
    delivery: InvitationDelivery,
    problem: string | null,
  ): Promise<void> {
    const carriesIt = kind === 'invitation' || kind === 'reminder';
    if (carriesIt && invitationId !== null) await deps.noteDelivery(invitationId, delivery, problem);
  }

  async function tryAgainLater(message: ClaimedMessage, problem: string): Promise<void> {
    const delayMs = retryDelaySeconds(message.attempts, deps.chance()) * 1000;
    await messages.markRetry(message, clock() + delayMs, problem);
    await tellInvitation(message, 'deferred', problem);
  }

  /** Away from home nothing is due, but the answer may change: it is asked again soon. */
  async function nextDueAtMs(): Promise<number | undefined> {
    return (await deps.isAtHome()) ? messages.nextDueAtMs() : clock() + FRESH_MS;
  }

  return { claim, deliver, nextDueAtMs };
}

export type Outbox = ReturnType<typeof createOutbox>;

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

type Ending = { state: 'sent' | 'withheld' } | { state: 'failed'; problem: string };

/** Without the mail server's words: they name addresses. */
function lineOf({ clientId, invitationId, linkDocumentId }: ClaimedMessage, { state }: Ending) {
  const about = { clientId, invitationId, linkDocumentId };
  if (state === 'failed') return { type: 'message.failed', outcome: 'refused', ...about } as const;
  return { type: 'message.sent', outcome: state === 'sent' ? 'success' : 'withheld', ...about } as const;
}
