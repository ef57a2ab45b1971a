import { loadavg } from 'node:os';
import { startBenchApp } from './bench-app';
import { databasesFrom, type BenchDatabase } from './databases';
import { load } from './load';
import { measureImport } from './measure-import';
import { measureLog } from './measure-log';
import { measureRates } from './measure-rates';
import { measureTiming } from './measure-timing';
import { startNeighbour, type Neighbour } from './neighbour';
import { readOptions, type Options } from './options';
import { report } from './report';
import { reportLog } from './report-log';
import { endless, NOTHING } from './rows';
import { addClients } from './stock';

const FEW_LINES = 1_000;

/** `npm run bench`: prints rates, and ratios beside their targets. A missed target does not fail the run. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const neighbour = await startNeighbour();
  try {
    await introduce(neighbour, options);
    const databases = databasesFrom(process.env).filter(({ name }) =>
      name.toLowerCase().includes(options.only),
    );
    for (const database of databases) await measure(database, neighbour, options);
  } finally {
    neighbour.stop();
  }
}

async function introduce({ httpUrl }: Neighbour, options: Options): Promise<void> {
  const generator = await load(
    httpUrl,
    endless(() => NOTHING),
    options,
  );
  const { connections, rounds, seconds, clients } = options;
  console.log(
    `Strapi in production mode, ${connections} connections, ${clients} clients, ${rounds} rounds of ${seconds} s a row.`,
  );
  console.log(
    `The load generator alone sends ${Math.round(generator.perSecond)} a second to a bare Node server.`,
  );
  console.log(
    `Load of this machine before: ${loadavg()[0]?.toFixed(1) ?? '?'}; what else runs on it shows in the range.`,
  );
}

async function measure(database: BenchDatabase, neighbour: Neighbour, options: Options): Promise<void> {
  const app = await startBenchApp(database, neighbour.smtpPort);
  try {
    const stage = { app, clients: await addClients(app.database, options.clients) };
    if (options.logLines) {
      const few = await measureLog(stage, FEW_LINES);
      return reportLog(database, few, await measureLog(stage, options.logLines));
    }
    const rounds = await measureRates(stage, options);
    const timings = await measureTiming(stage, options.samples);
    report(database, rounds, timings, await measureImport(stage, options.importRows));
  } finally {
    await app.stop();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
