/**
 * Does many things at the price of one: what is asked for while a flush is under way waits for the next, which does all
 * of it. `flush` calls `take` when it can begin, so that what comes while it waits for a connection comes along; again,
 * when it has to begin anew, it gets the same. Its outcomes are in the order of what it took. One that fails rejects
 * what it took, or what waited, and nothing else.
 */
export function coalesce<Order, Outcome>(
  flush: (take: () => readonly Order[]) => Promise<readonly Outcome[]>,
): (order: Order) => Promise<Outcome> {
  let waiting: Waiting<Order, Outcome>[] = [];
  let running = false;

  async function flushOnce(): Promise<void> {
    let taken: Waiting<Order, Outcome>[] | undefined;
    const take = () => {
      if (!taken) [taken, waiting] = [waiting, []];
      return taken;
    };
    try {
      const outcomes = await flush(() => take().map(({ order }) => order));
      for (const [index, outcome] of outcomes.entries()) take()[index]?.resolve(outcome);
    } catch (error) {
      for (const { reject } of take()) reject(error);
    }
  }

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      // SQLite answers within the caller's turn, so that nobody would ever wait: let those be read who have arrived.
      await new Promise((resolve) => setImmediate(resolve));
      await flushOnce();
    }
    running = false;
  }

  return (order) =>
    new Promise((resolve, reject) => {
      waiting.push({ order, resolve, reject });
      if (running) return;
      running = true;
      void run();
    });
}

interface Waiting<Order, Outcome> {
  order: Order;
  resolve(outcome: Outcome): void;
  reject(error: unknown): void;
}
