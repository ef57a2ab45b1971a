import { join } from 'node:path';

import type { Browser } from 'playwright-core';

import type { Ports } from '../../scripts/demo/ports.mjs';
import { createSecrets } from '../../scripts/demo/secrets.mjs';
import { type Stage, openStage } from '../../scripts/demo/stage.mjs';
import type { Report } from './report.mjs';
import { type TimeMachine, createTimeMachine } from './time-machine.mjs';

export const ANA = 'ana@client.example';
export const BEN = 'ben@client.example';

/** What every story plays on: the demo with a database of its own, a browser, and a clock for links. */
export interface Scene {
  browser: Browser;
  stage: Stage;
  time: TimeMachine;
  report: Report;
}

export async function openScene(
  scratch: string,
  tools: { ports: Ports; browser: Browser; report: Report },
): Promise<Scene> {
  const databaseFile = join(scratch, 'data.db');
  const stage = await openStage({
    ports: tools.ports,
    secrets: createSecrets(),
    databaseFile,
    folder: scratch,
  });
  return { ...tools, stage, time: createTimeMachine(databaseFile) };
}

export async function closeScene({ stage, time }: Scene): Promise<void> {
  await time.stop();
  await stage.stop();
}

/** No live link, no limit used up and no mail: what one story left behind must not decide another. */
export async function startAfresh({ stage, time }: Scene): Promise<void> {
  await time.expireLinks();
  await time.forgetLimits();
  await fetch(`${stage.inboxUrl}/api/email/all`, { method: 'DELETE' });
}
