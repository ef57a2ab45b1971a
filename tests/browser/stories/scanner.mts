import assert from 'node:assert/strict';

import { openLink, requestMail, signInButton, signInByLink } from '../moves.mjs';
import { ANA, type Scene } from '../scene.mjs';
import { type Visit, visit } from '../visit.mjs';
import type { Story } from './index.mjs';

export const scannerStories: Story[] = [{ title: 'A mail scanner was there first', tell: scannerFirst }];

/** Long enough for whatever a page might do by itself. */
const SCANNER_WAITS_MS = 1_500;

async function scannerFirst(scene: Scene): Promise<void> {
  const { report } = scene;
  await visit(scene, 'phone', async (ana) => {
    const { link } = await requestMail(ana, scene, ANA);

    await report.promise('it asks for the headers, and prefetches', async () => {
      const head = await fetch(link, { method: 'HEAD' });
      assert.equal(head.status, 200);
      const prefetch = await fetch(link, { headers: { 'Sec-Purpose': 'prefetch', Purpose: 'prefetch' } });
      assert.equal(prefetch.status, 200);
    });
    await report.promise(
      'it opens the page three times in a browser and waits: nothing happens by itself',
      () => visit(scene, 'desk', (scanner) => openAndWait(scanner, link)),
    );
    await report.promise('it even presses the button, but is kept from the portal', () =>
      visit(scene, 'desk', (scanner) => pressAndStopThere(scene, scanner, link)),
    );
    await report.promise('the link still signs the client in', () => signInByLink(ana, link, 'Ana'));
  });
}

async function openAndWait({ page, heard }: Visit, link: string): Promise<void> {
  for (let times = 0; times < 3; times += 1) await openLink(page, link);
  await page.mouse.move(200, 200);
  await page.mouse.wheel(0, 400);
  await page.waitForTimeout(SCANNER_WAITS_MS);
  const requests = await heard.requests();
  assert.deepEqual(
    requests.map(({ method }) => method),
    ['GET', 'GET', 'GET'],
  );
  assert.equal(page.url(), link);
}

async function pressAndStopThere({ stage }: Scene, { page, heard }: Visit, link: string): Promise<void> {
  await page.route(`${stage.portalUrl}/**`, (route) => route.abort());
  await openLink(page, link);
  const stopped = page.waitForEvent('requestfailed', (request) => request.url().startsWith(stage.portalUrl));
  await signInButton(page).click({ noWaitAfter: true });
  await stopped;
  assert.equal(heard.handoffs.length, 1, 'The press made no handoff');
}
