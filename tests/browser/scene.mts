import { join } from 'node:path';

import type { Browser } from 'playwright-core';

import type { Ports } from '../../scripts/demo/ports.mjs';
import { createSecrets } from '../../scripts/demo/secrets.mjs';
import { type Stage, openStage } from '../../scripts/demo/stage.mjs';
import type { PanelSession } from './panel.mjs';
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
  /** Of everybody in the panel. */
  adminPassword: string;
  /** By the admin's address: Strapi lets each sign in five times within five minutes, and no more. */
  panelSessions: Map<string, PanelSession>;
}

export async function openScene(
  scratch: string,
  tools: { ports: Ports; browser: Browser; report: Report },
): Promise<Scene> {
  const databaseFile = join(scratch, 'data.db');
  const secrets = createSecrets();
  const stage = await openStage({ ports: tools.ports, secrets, databaseFile, folder: scratch });
  const adminPassword = secrets.DEMO_ADMIN_PASSWORD ?? '';
  const time = createTimeMachine(databaseFile);
  return { ...tools, stage, time, adminPassword, panelSessions: new Map() };
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
