/** What a run measures, and for how long. Arguments for people, environment variables for CI. */
export interface Options {
  connections: number;
  /** Each row is measured so often, right behind the do-nothing route. */
  rounds: number;
  /** How long each row is loaded in a round; the do-nothing route before it, half as long. */
  seconds: number;
  /** Timed addresses, half of them known. */
  samples: number;
  /** Accounts in the portal. */
  clients: number;
  /** Rows of the import. */
  importRows: number;
  /** Of the databases that there are, those with this in their name. */
  only: string;
  /** Instead of the rates: the log with few lines, and with so many. */
  logLines: number | undefined;
  /** A folder for CPU profiles of the server, one a row. */
  profileInto: string | undefined;
}

const USUAL = { rounds: 4, seconds: 1, samples: 2_000, importRows: 10_000 };
const QUICK = { rounds: 2, seconds: 0.7, samples: 300, importRows: 1_000 };

export function readOptions(args: readonly string[], environment = process.env): Options {
  const { rounds, seconds, samples, importRows } = args.includes('--quick') ? QUICK : USUAL;
  const number = (name: string, otherwise: number): number => {
    const value = Number(environment[name] ?? otherwise);
    if (!(value > 0)) throw new Error(`${name} must be a number above 0.`);
    return value;
  };
  const profile = args.indexOf('--profile');
  return {
    connections: number('BENCH_CONNECTIONS', 16),
    rounds: number('BENCH_ROUNDS', rounds),
    seconds: number('BENCH_SECONDS', seconds),
    samples: number('BENCH_SAMPLES', samples),
    clients: number('BENCH_CLIENTS', 1_000),
    importRows: number('BENCH_IMPORT_ROWS', importRows),
    only: (environment.BENCH_ONLY ?? '').toLowerCase(),
    logLines: args.includes('--log') ? number('BENCH_LOG_LINES', 1_000_000) : undefined,
    profileInto: profile === -1 ? undefined : (args[profile + 1] ?? 'profiles'),
  };
}
