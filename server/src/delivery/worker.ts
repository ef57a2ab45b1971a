import type { Clock, Log } from '../domain/ports';

export interface WorkerDeps<Job> {
  /** Leases up to `limit` pieces of due work to this worker. */
  claim: (limit: number) => Promise<Job[]>;
  /** Does one piece. Never rejects. */
  perform: (job: Job) => Promise<void>;
  /** When the next piece falls due, if any waits. */
  nextDueAtMs: () => Promise<number | undefined>;
  clock: Clock;
  log: Log;
  /** Pieces under way at once, per instance. @default 10 */
  places?: number;
}

const PLACES_DEFAULT = 10;
/** Work that another instance left behind is found after this long at the latest. */
const LONGEST_REST_MS = 10_000;
const REST_AFTER_TROUBLE_MS = 5_000;
/** What is still under way then goes back with its lease. */
const STOP_PATIENCE_MS = 5_000;

/**
 * The one loop that does what is due. A commit, a timer and the start of listening wake it. Any number of instances
 * may run one: the leases of the rows keep them apart. A slow piece holds one place, never the others.
 */
export function createWorker<Job>({ claim, perform, nextDueAtMs, clock, log, ...options }: WorkerDeps<Job>) {
  const places = options.places ?? PLACES_DEFAULT;
  const underWay = new Set<Promise<void>>();
  let running = false;
  let looking: Promise<void> | undefined;
  let wokenMeanwhile = false;
  let timer: NodeJS.Timeout | undefined;

  function start(): void {
    running = true;
    wake();
  }

  /** Looks for work soon. Cheap and safe to call at any time, from anywhere. */
  function wake(): void {
    if (!running) return;
    wokenMeanwhile = true;
    clearTimeout(timer);
    // Not in the caller's stack: the answer to its request goes first.
    looking ??= new Promise<void>((resolve) => setImmediate(resolve)).then(look);
  }

  async function look(): Promise<void> {
    let restMs = REST_AFTER_TROUBLE_MS;
    try {
      while (running && wokenMeanwhile) {
        wokenMeanwhile = false;
        await fillPlaces();
      }
      restMs = await restUntilDue();
    } catch (error) {
      log.error(`The magic-link worker rests: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      looking = undefined;
      if (running) rest(restMs);
    }
  }

  async function fillPlaces(): Promise<void> {
    const free = places - underWay.size;
    if (free === 0) return;
    for (const job of await claim(free)) {
      const done = perform(job).finally(() => {
        underWay.delete(done);
        wake();
      });
      underWay.add(done);
    }
  }

  /** A full worker is woken by the first piece that ends. */
  async function restUntilDue(): Promise<number> {
    if (underWay.size === places) return LONGEST_REST_MS;
    const dueAtMs = await nextDueAtMs();
    if (dueAtMs === undefined) return LONGEST_REST_MS;
    return Math.min(Math.max(dueAtMs - clock(), 0), LONGEST_REST_MS);
  }

  function rest(restMs: number): void {
    if (wokenMeanwhile) return wake();
    timer = setTimeout(wake, restMs).unref();
  }

  /** Takes no new work and waits a little for what is under way, also for a database that does not answer. */
  async function stop(): Promise<void> {
    running = false;
    clearTimeout(timer);
    const patience = new Promise<void>((resolve) => setTimeout(resolve, STOP_PATIENCE_MS).unref());
    await Promise.race([finish(), patience]);
  }

  async function finish(): Promise<void> {
    await looking;
    await Promise.all(underWay);
  }

  return { start, wake, stop };
}

export type Worker = ReturnType<typeof createWorker>;
