import { join, relative } from 'node:path';

import { ROOT } from '../run.mjs';
import { buildWhatChanged } from './build.mjs';
import { DEMO_STATE } from './places.mjs';
import { usualPorts } from './ports.mjs';
import { type Secrets, keptSecrets } from './secrets.mjs';
import { stopRequested } from './signals.mjs';
import { type Stage, openStage } from './stage.mjs';

/** Runs the demo until someone stops it. Returns the exit code. */
export async function playDemo(): Promise<number> {
  await buildWhatChanged();
  const stopAsked = stopRequested();
  const secrets = keptSecrets();
  const opening = openStage({
    ports: await usualPorts(),
    secrets,
    databaseFile: join(DEMO_STATE, 'data.db'),
    folder: DEMO_STATE,
  });
  const stage = await Promise.race([opening, stopAsked]);
  if (!stage) return 0;
  console.log(programme(stage, secrets));
  const broken = await Promise.race([stopAsked, stage.broken]);
  if (broken) console.error(`\n${broken.name} ended by itself:\n${broken.lastWords()}`);
  else console.log('\nStopping');
  await stage.stop();
  return broken ? 1 : 0;
}

function programme({ portalUrl, inboxUrl, strapiUrl }: Stage, secrets: Secrets): string {
  const folder = relative(ROOT, DEMO_STATE);
  const rows = [
    ['Portal', portalUrl, 'sign in as ana@client.example or ben@client.example'],
    ['Inbox', inboxUrl, 'where their mail arrives'],
    ['Panel', `${strapiUrl}/admin`, `admin@studio.example, password ${secrets.DEMO_ADMIN_PASSWORD ?? ''}`],
  ] as const;
  const widest = Math.max(...rows.map(([, address]) => address.length));
  const lines = rows.map(
    ([what, address, hint]) => `  ${what.padEnd(8)}${address.padEnd(widest + 3)}${hint}`,
  );
  return [
    '',
    ...lines,
    '',
    `  Ctrl-C stops everything. Logs and data are in ${folder}; delete it to start afresh.`,
    '',
  ].join('\n');
}
