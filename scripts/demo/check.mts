import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { buildWhatChanged } from './build.mjs';
import { freePorts } from './ports.mjs';
import { createSecrets } from './secrets.mjs';
import { stopRequested } from './signals.mjs';
import { type Stage, openStage } from './stage.mjs';
import { StepFailed, step } from './steps.mjs';
import { visitPortal } from './visit.mjs';

const INTERRUPTED = 130;

/** Plays the demo on ports and a database of its own, and visits it. Returns the exit code. */
export async function checkDemo(): Promise<number> {
  const stopAsked = stopRequested().then(() => INTERRUPTED);
  const scratch = mkdtempSync(join(tmpdir(), 'magic-link-check-'));
  try {
    return await Promise.race([playAndVisit(scratch), stopAsked]);
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    console.error(error.message);
    return 1;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function playAndVisit(scratch: string): Promise<number> {
  await step('Everything is built', buildWhatChanged);
  const stage = await step('Inbox, Strapi and portal answer', () => openScratchStage(scratch));
  try {
    await Promise.race([visitPortal(stage), failWhenBroken(stage)]);
    console.log('A client can sign in.');
    return 0;
  } catch (error) {
    // Before the step's name, which is to be the last word; the log itself goes with the scratch folder.
    console.error(`\nStrapi's log ended so:\n${stage.lastWords()}\n`);
    throw error;
  } finally {
    await stage.stop();
  }
}

async function openScratchStage(scratch: string): Promise<Stage> {
  return openStage({
    ports: await freePorts(),
    secrets: createSecrets(),
    databaseFile: join(scratch, 'data.db'),
    folder: scratch,
  });
}

async function failWhenBroken({ broken }: Stage): Promise<never> {
  const service = await broken;
  throw new StepFailed(`✗ ${service.name} ended by itself\n${service.lastWords()}`);
}
