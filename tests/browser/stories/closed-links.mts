import assert from 'node:assert/strict';

import type { Page } from 'playwright-core';

import {
  openLink,
  receiveMail,
  requestMail,
  seeDashboard,
  seeHeading,
  signInButton,
  signInByLink,
} from '../moves.mjs';
import { ANA, type Scene } from '../scene.mjs';
import { type Visit, visit } from '../visit.mjs';
import type { Story } from './index.mjs';

export const closedLinkStories: Story[] = [
  { title: 'A link that does not sign in leads on', tell: leadOn },
  { title: 'A link that is alive although the press failed', tell: pressAgain },
];

const REQUEST_NEW = 'Request a new link at Northwind Studio Portal';
const OPEN_PORTAL = 'Open Northwind Studio Portal';

interface ClosedPage {
  promise: string;
  link: string;
  status: number;
  heading: string;
  /** @default to ask for a new link */
  wayOn?: string;
  /** @default none */
  button?: string;
}

async function leadOn(scene: Scene): Promise<void> {
  const { time, report } = scene;
  await visit(scene, 'desk', async (ana) => {
    const [older, newer] = await report.promise('two requests bring two links, each of its own', async () => {
      const both = [await requestMail(ana, scene, ANA), await requestMail(ana, scene, ANA)] as const;
      assert.notEqual(both[0].token, both[1].token);
      return both;
    });
    await report.promise('the newer one signs in', () => signInByLink(ana, newer.link, 'Ana'));
    await seeClosedPage(scene, {
      promise: 'opened a second time, it says that it was used',
      link: newer.link,
      status: 410,
      heading: 'This link has already been used',
      wayOn: OPEN_PORTAL,
    });
    await seeClosedPage(scene, {
      promise: 'the older one was withdrawn by the sign-in, and says so',
      link: older.link,
      status: 410,
      heading: 'This link is no longer valid',
    });
    await seeGarbledLinks(scene, newer.link);

    const late = await requestMail(await signedOut(ana), scene, ANA);
    await time.expireLinks();
    await seeClosedPage(scene, {
      promise: 'a link whose time is over has expired',
      link: late.link,
      status: 410,
      heading: 'This link has expired',
      wayOn: OPEN_PORTAL,
      button: 'Send me a new link',
    });
    await useCodeOfExpiredLink(scene, ana, late.code);
  });
}

async function seeGarbledLinks(scene: Scene, link: string): Promise<void> {
  const notOurs = { status: 400, heading: 'This link does not work' };
  await seeClosedPage(scene, {
    promise: 'a link that lost its last letters is not ours',
    link: link.slice(0, -5),
    ...notOurs,
  });
  const [withoutToken = ''] = link.split('?');
  await seeClosedPage(scene, { promise: 'nor is one without a token', link: withoutToken, ...notOurs });
}

async function signedOut(client: Visit): Promise<Visit> {
  await client.press(client.page.getByRole('button', { name: 'Sign out' }));
  await seeHeading(client.page, 'You are signed out');
  return client;
}

/** In a browser of its own, as the first time: what the page says, and that its one way on leads somewhere. */
function seeClosedPage(
  scene: Scene,
  { promise, link, status, heading, wayOn = REQUEST_NEW, button }: ClosedPage,
): Promise<void> {
  return scene.report.check(`${promise}, with a way on`, () =>
    visit(scene, 'phone', async ({ page, press }) => {
      await openLink(page, link, status);
      await seeHeading(page, heading);
      const buttons = await page.getByRole('button').allInnerTexts();
      assert.deepEqual(buttons, button === undefined ? [] : [button]);
      assert.equal(await page.getByRole('link').count(), 1);
      await press(page.getByRole('link', { name: wayOn }));
      await seeHeading(page, 'Sign in to your project');
      assert.ok(page.url().startsWith(`${scene.stage.portalUrl}/`), page.url());
    }),
  );
}

async function useCodeOfExpiredLink(scene: Scene, { page, press }: Visit, code: string): Promise<void> {
  await scene.report.check('its code says the same, and offers a new mail, which comes', async () => {
    await page.getByLabel('Or type the six digits from the mail').fill(code);
    const said = page.getByRole('alert');
    await said.getByText('This link has expired').waitFor();
    await press(said.getByRole('button', { name: 'Get a new link' }));
    await page.getByText('Sent. Use the newest mail').waitFor();
    await receiveMail(scene, ANA);
  });
}

async function pressAgain(scene: Scene): Promise<void> {
  const { report } = scene;
  await visit(scene, 'phone', async (ana) => {
    const { page, context, press } = ana;
    const { link } = await requestMail(ana, scene, ANA);

    await report.promise('a press without the page’s cookie asks for another, which signs in', async () => {
      await openLink(page, link);
      await context.clearCookies();
      await press(signInButton(page));
      await page.getByText('Please press the button once more').waitFor();
      await press(signInButton(page));
      await seeDashboard(page, 'Ana');
    });

    const next = await requestMail(await signedOut(ana), scene, ANA);
    await report.promise(
      'three presses that never reached the portal: the fourth is told to wait',
      async () => {
        await loseHandoffs(scene, page, next.link, 3);
        await openLink(page, next.link);
        await press(signInButton(page));
        await seeHeading(page, 'One moment, please');
        await page.getByRole('link', { name: OPEN_PORTAL }).waitFor();
      },
    );
    await report.promise('the link is alive all the same', () => openLink(page, next.link));
  });
}

/** Presses the button so often, with a connection that breaks before the portal is reached. */
async function loseHandoffs({ stage }: Scene, page: Page, link: string, times: number): Promise<void> {
  const portal = `${stage.portalUrl}/**`;
  await page.route(portal, (route) => route.abort('connectionfailed'));
  for (let count = 0; count < times; count += 1) {
    await openLink(page, link);
    const lost = page.waitForEvent('requestfailed', (request) => request.url().startsWith(stage.portalUrl));
    await signInButton(page).click({ noWaitAfter: true });
    await lost;
  }
  await page.unroute(portal);
}
