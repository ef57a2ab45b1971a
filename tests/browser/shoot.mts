import { mkdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

import type { Locator, Page } from 'playwright-core';

import { ROOT } from '../../scripts/run.mjs';

const FOLDER = join(ROOT, 'docs/images');
const BIGGEST_BYTES = 200_000;
/** Half of the room between two sections of the mail. */
const GAP_PX = 26;

/** Photographs the screen, down to where `upTo` begins. */
export async function shoot(page: Page, name: string, upTo?: Locator): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const path = join(FOLDER, `${name}.png`);
  // No button under the pointer, and no picture that is still on its way.
  await page.mouse.move(0, 0);
  await page.waitForLoadState('networkidle');
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  const end = (await upTo?.boundingBox())?.y ?? height;
  const clip = { x: 0, y: 0, width, height: Math.min(height, end - GAP_PX) };
  await page.screenshot({ path, animations: 'disabled', caret: 'hide', clip: upTo ? clip : undefined });
  const { size } = statSync(path);
  if (size > BIGGEST_BYTES)
    throw new Error(`${relative(ROOT, path)} has ${size} bytes, more than ${BIGGEST_BYTES}`);
}
