import { createServer } from 'node:net';

import type { BrowserContextOptions, Locator, Page } from 'playwright-core';

import { type Ports, freePorts } from '../../scripts/demo/ports.mjs';
import { askForLink, openLink, receiveMail, seeDashboard, signInButton } from './moves.mjs';
import { picturePanel } from './panel-pictures.mjs';
import { ANA, type Scene, startAfresh } from './scene.mjs';
import { shoot } from './shoot.mjs';
import { type Device, type Visit, visit } from './visit.mjs';

/** Shown at less than half their size, phone pictures need no more. */
const SHARPNESS: Partial<Record<Device, BrowserContextOptions>> = { phone: { deviceScaleFactor: 1.5 } };

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

/** Renews docs/images: the panel, and the main screens of portal and page on a phone and on a desk. */
export async function takePictures(scene: Scene): Promise<void> {
  // First, while the links that the demo brings are alive.
  await scene.report.story('Pictures of the panel', () => picturePanel(scene));
  for (const device of ['phone', 'desk'] as const) {
    await scene.report.story(`Pictures of a ${device}`, async () => {
      await startAfresh(scene);
      await pictureTheWay(scene, device);
    });
  }
}

async function pictureTheWay(scene: Scene, device: Device): Promise<void> {
  const take = (page: Page, screen: string, upTo?: Locator) =>
    scene.report.check(screen, () => shoot(page, `${screen}-${device}`, upTo));
  const ownVisit = (stay: (visit: Visit) => Promise<void>) => visit(scene, device, stay, SHARPNESS[device]);
  await ownVisit(async (ana) => {
    const { page, press } = ana;
    await page.goto(scene.stage.portalUrl);
    await page.getByLabel('Your e-mail address').fill(ANA);
    await take(page, 'sign-in');
    await askForLink(ana, scene, ANA);
    await take(page, 'check-your-mail');
    const { mail, link } = await receiveMail(scene, ANA);
    await ownVisit(async (mailbox) => {
      await mailbox.page.setContent(mail.html);
      await take(mailbox.page, 'mail', mailbox.page.getByText('If the button does not work'));
    });
    await openLink(page, link);
    await take(page, 'hosted-page');
    await press(signInButton(page));
    await seeDashboard(page, 'Ana');
    await page.getByRole('heading', { name: 'For your review' }).waitFor();
    await take(page, 'dashboard');
  });
}
