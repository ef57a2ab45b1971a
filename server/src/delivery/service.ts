import type { InvitationStore } from '../domain/invitation-ports';
import { randomId } from '../domain/link';
import { LANES, MAX_ATTEMPTS, MAX_REJECTIONS, retryDelaySeconds, type Lane } from '../domain/message';
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
import type { Composed, PointlessReason } from './compose-mail';
import { FRESH_MS } from './home';
import { explainPointless } from './pointless';

/** How long a message belongs to the worker that claimed it; longer than a try may take. */
export const LEASE_SECONDS = 60;

/**
 * Mails under way at once, per instance, that nobody asked for. Fewer than the worker has places and than nodemailer's pool
 * has connections (5): whoever asks to sign in finds one of each free, however many invitations wait.
 */
export const UNASKED_PLACES = 4;

export interface OutboxDeps {
  messages: MessageStore;
  mailer: Mailer;
  /** False while this database may be a copy of another environment's. */
  isAtHome: () => Promise<boolean>;
  composeMail: (message: ClaimedMessage) => Promise<Composed>;
  /** Tells an invitation what became of its mail, unless it has a newer one. */
  noteDelivery: InvitationStore['noteDelivery'];
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
  let unaskedUnderWay = 0;

  async function claim(limit: number): Promise<ClaimedMessage[]> {
    if (!(await deps.isAtHome())) return [];
    const claimed: ClaimedMessage[] = [];
    for (const lane of LANES) {
      const free = limit - claimed.length;
      const room = lane === 'asked' ? free : Math.min(free, UNASKED_PLACES - unaskedUnderWay);
      if (room > 0) claimed.push(...(await claimLane(lane, room, claimed.length > 0)));
    }
    return claimed;
  }

  /** `hasOthers`: what is leased already must go out, whatever becomes of this lane, which the next look asks again. */
  async function claimLane(lane: Lane, limit: number, hasOthers: boolean): Promise<ClaimedMessage[]> {
    const lease = { id: randomId(16), untilMs: clock() + LEASE_SECONDS * 1000 };
    try {
      const claimed = await messages.claimDue(lane, limit, lease, clock());
      if (lane !== 'asked') unaskedUnderWay += claimed.length;
      return claimed;
    } catch (error) {
      if (!hasOthers) throw error;
      return [];
    }
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
    } finally {
      if (message.lane !== 'asked') unaskedUnderWay -= 1;
    }
  }

  async function handle(message: ClaimedMessage): Promise<void> {
    const composed = await deps.composeMail(message);
    if (composed.kind === 'decoy') return end(message, { state: 'withheld' });
    if (composed.kind === 'pointless') return end(message, { state: 'cancelled', reason: composed.reason });
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
      if (ending.state === 'cancelled')
        await tellInvitation(message, 'failed', explainPointless(ending.reason));
      await deps.audit.record(lineOf(message, ending));
    });
  }

  async function tellInvitation(
    { kind, invitationId, createdAtMs }: ClaimedMessage,
    delivery: InvitationDelivery,
    problem: string | null,
  ): Promise<void> {
    const carriesIt = kind === 'invitation' || kind === 'reminder';
    if (carriesIt && invitationId !== null)
      await deps.noteDelivery(invitationId, delivery, problem, createdAtMs);
  }

  async function tryAgainLater(message: ClaimedMessage, problem: string): Promise<void> {
    const delayMs = retryDelaySeconds(message.attempts, deps.chance()) * 1000;
    await deps.transaction(async () => {
      const isMine = await messages.markRetry(message, clock() + delayMs, problem);
      if (isMine) await tellInvitation(message, 'deferred', problem);
    });
  }

  /**
   * Away from home nothing is due, but the answer may change: it is asked again soon. While their places are taken, what
   * nobody asked for is not waited for: the mail that ends wakes the worker.
   */
  async function nextDueAtMs(): Promise<number | undefined> {
    if (!(await deps.isAtHome())) return clock() + FRESH_MS;
    return messages.nextDueAtMs(unaskedUnderWay < UNASKED_PLACES ? LANES : ['asked']);
  }

  return { claim, deliver, nextDueAtMs };
}

export type Outbox = ReturnType<typeof createOutbox>;

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

type Ending =
  | { state: 'sent' | 'withheld' }
  | { state: 'failed'; problem: string }
  | { state: 'cancelled'; reason: PointlessReason };

/** Without the mail server's words: they name addresses. */
function lineOf({ clientId, invitationId, linkDocumentId }: ClaimedMessage, ending: Ending) {
  const about = { clientId, invitationId, linkDocumentId };
  const { state } = ending;
  if (state === 'cancelled')
    return { type: 'message.failed', outcome: 'withheld', reason: ending.reason, ...about } as const;
  if (state === 'failed') return { type: 'message.failed', outcome: 'refused', ...about } as const;
  return { type: 'message.sent', outcome: state === 'sent' ? 'success' : 'withheld', ...about } as const;
}
