import { mkdirSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, relative } from 'node:path';

import type { Page } from 'playwright-core';

import { type Ports, freePorts } from '../../scripts/demo/ports.mjs';
import { ROOT } from '../../scripts/run.mjs';
import { askForLink, openLink, receiveMail, seeDashboard, signInButton } from './moves.mjs';
import { ANA, type Scene, startAfresh } from './scene.mjs';
import { type Device, visit } from './visit.mjs';

const FOLDER = join(ROOT, 'docs/images');
const BIGGEST_BYTES = 150_000;

/** The pages show the portal's address: the demo's usual one, when nobody else plays there. */
export async function picturePorts(): Promise<Ports> {
  const free = await freePorts();
  return { ...free, portal: await usualIfFree(5173, free.portal) };
}

function usualIfFree(usual: number, otherwise: number): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(otherwise));
    probe.listen({ port: usual, host: '127.0.0.1' }, () => probe.close(() => resolve(usual)));
  });
}

/** Renews docs/images: the main screens, on a phone and on a desk. */
export async function takePictures(scene: Scene): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  for (const device of ['phone', 'desk'] as const) {
    await scene.report.story(`Pictures of a ${device}`, async () => {
      await startAfresh(scene);
      await pictureTheWay(scene, device);
    });
  }
}

async function pictureTheWay(scene: Scene, device: Device): Promise<void> {
  const take = (page: Page, screen: string) =>
    scene.report.check(screen, () => shoot(page, `${screen}-${device}`));
  await visit(scene, device, async (ana) => {
    const { page, press } = ana;
    await page.goto(scene.stage.portalUrl);
    await page.getByLabel('Your e-mail address').fill(ANA);
    await take(page, 'sign-in');
    await askForLink(ana, scene, ANA);
    await take(page, 'check-your-mail');
    const { mail, link } = await receiveMail(scene, ANA);
    await visit(scene, device, async (mailbox) => {
      await mailbox.page.setContent(mail.html);
      await take(mailbox.page, 'mail');
    });
    await openLink(page, link);
    await take(page, 'hosted-page');
    await press(signInButton(page));
    await seeDashboard(page, 'Ana');
    await page.getByRole('heading', { name: 'For your review' }).waitFor();
    await take(page, 'dashboard');
  });
}

async function shoot(page: Page, name: string): Promise<void> {
  const path = join(FOLDER, `${name}.png`);
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  const { size } = statSync(path);
  if (size > BIGGEST_BYTES)
    throw new Error(`${relative(ROOT, path)} has ${size} bytes, more than ${BIGGEST_BYTES}`);
}
