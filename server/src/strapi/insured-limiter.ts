import type { Clock, Limiter, Log } from '../domain/ports';

/** While it lasts, the store is asked this often whether it is back; a request in between does not wait for it. */
const ASK_AGAIN_MS = 1_000;
/** It is over once the store has answered for this long: one that comes and goes must not flood the log. */
const CALM_MS = 5_000;

export interface OutageDeps {
  /** As the log calls it. */
  store: string;
  log: Log;
  clock: Clock;
}

/** Notes that a shared store is away, and says so once when that begins and once when it ends. */
export function createOutage({ store, log, clock }: OutageDeps) {
  let lasts = false;
  let failedAtMs = -Infinity;

  return {
    /** Whether the store failed a moment ago, so that it is not worth asking. */
    isFresh(): boolean {
      const ageMs = clock() - failedAtMs;
      return ageMs >= 0 && ageMs < ASK_AGAIN_MS;
    },

    begin(problem: string): void {
      failedAtMs = clock();
      if (lasts) return;
      lasts = true;
      log.warn(
        `magic-link: ${store} is away (${problem}). Until it is back, this process counts limits by itself; sign-ins go on.`,
      );
    },

    /** The store answered. */
    pass(): void {
      if (!lasts || clock() - failedAtMs < CALM_MS) return;
      lasts = false;
      log.info(`magic-link: ${store} is back; limits are shared by all instances again.`);
    },
  };
}

export type Outage = ReturnType<typeof createOutage>;

export interface InsuredLimiterDeps {
  shared: Limiter;
  memory: Limiter;
  outage: Outage;
  /** What is wrong, for people, when the shared store failed with this. */
  problemOf: (error: unknown) => string;
}

/**
 * Limits that go on in memory while their shared store is away: nobody is locked out by it, and each instance still
 * counts. Not the library's own insurance, which tells nobody when it begins and ends, and asks a store that hangs
 * anew for every request.
 */
export function insureLimiter({ shared, memory, outage, problemOf }: InsuredLimiterDeps): Limiter {
  async function insured<Answer>(ask: (limiter: Limiter) => Promise<Answer>): Promise<Answer> {
    if (outage.isFresh()) return ask(memory);
    try {
      const answer = await ask(shared);
      outage.pass();
      return answer;
    } catch (error) {
      outage.begin(problemOf(error));
      return ask(memory);
    }
  }

  return {
    spend: (costs) => insured((limiter) => limiter.spend(costs)),
    refund: (costs) => insured((limiter) => limiter.refund(costs)),
    look: (cost) => insured((limiter) => limiter.look(cost)),
  };
}
