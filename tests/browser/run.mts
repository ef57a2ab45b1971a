import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { buildWhatChanged } from '../../scripts/demo/build.mjs';
import { freePorts } from '../../scripts/demo/ports.mjs';
import { stopRequested } from '../../scripts/demo/signals.mjs';
import { launchChromium } from './chromium.mjs';
import { picturePorts, takePictures } from './pictures.mjs';
import { createReport } from './report.mjs';
import { type Scene, closeScene, openScene, startAfresh } from './scene.mjs';
import { type Story, chosenStories } from './stories/index.mjs';

/**
 * `npm run test:browser`: the whole way in Chromium, against the demo on ports and a database of its own.
 * `-- scanner` plays only stories whose title holds that word; `-- --pictures` renews docs/images instead.
 */

const INTERRUPTED = 130;
const wishes = process.argv.slice(2);
const forPictures = wishes.includes('--pictures');
const report = createReport();

async function perform(scratch: string): Promise<void> {
  const stories = forPictures ? [] : chosenStories(wishes);
  const browser = await launchChromium();
  try {
    await buildWhatChanged();
    const ports = forPictures ? await picturePorts() : await freePorts();
    const scene = await openScene(scratch, { ports, browser, report });
    try {
      const work = forPictures ? takePictures(scene) : tellStories(scene, stories);
      await Promise.race([work, failWhenBroken(scene)]);
      if (report.failed() > 0) console.log(`\nStrapi's log ended so:\n${scene.stage.lastWords()}`);
    } finally {
      await closeScene(scene);
    }
  } finally {
    await browser.close();
  }
}

async function tellStories(scene: Scene, stories: Story[]): Promise<void> {
  for (const { title, tell } of stories) {
    await report.story(title, async () => {
      await startAfresh(scene);
      await tell(scene);
    });
  }
}

async function failWhenBroken({ stage }: Scene): Promise<never> {
  const service = await stage.broken;
  throw new Error(`${service.name} ended by itself\n${service.lastWords()}`);
}

async function main(): Promise<number> {
  const scratch = mkdtempSync(join(tmpdir(), 'magic-link-browser-'));
  const performed = perform(scratch).catch((error: unknown) => report.broken('the suite can run', error));
  try {
    const stopped = await Promise.race([performed, stopRequested().then(() => 'stopped' as const)]);
    return stopped ? INTERRUPTED : Number(report.failed() > 0);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
    console.log(`\n${report.summary()}`);
  }
}

process.exit(await main());
