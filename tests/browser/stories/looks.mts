import assert from 'node:assert/strict';

import type { Mail } from '../../../scripts/demo/inbox.mjs';
import { assertAccessible, assertNoSidewaysScroll, brightnessOf } from '../audit.mjs';
import { openLink, requestMail, seeDashboard, seeHeading, signInButton } from '../moves.mjs';
import { ANA, BEN, type Scene } from '../scene.mjs';
import { type Visit, visit } from '../visit.mjs';
import type { Story } from './index.mjs';

export const looksStories: Story[] = [
  { title: 'Every screen of the portal: narrow, dark, accessible', tell: tourPortal },
  { title: 'Every state of the hosted page: narrow, dark, accessible', tell: tourHostedPage },
  { title: 'Page and mail in German, narrow', tell: (scene) => inLanguage(scene, 'de', 'ltr') },
  { title: 'Page and mail in Arabic, narrow', tell: (scene) => inLanguage(scene, 'ar', 'rtl') },
];

/** axe comes in as a script, which the policies of page and portal rightly refuse; so here, and only here, they rest. */
const FOR_AXE = { bypassCSP: true, reducedMotion: 'reduce' } as const;

/** What must hold for all that is ever on the screen. */
async function look({ report }: Scene, { page }: Visit, screen: string): Promise<void> {
  await report.check(`${screen}: fits 320 pixels`, () => assertNoSidewaysScroll(page));
  await report.check(`${screen}: is dark in the dark, and light else`, async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    const inTheDark = await brightnessOf(page);
    await page.emulateMedia({ colorScheme: 'light' });
    const inTheLight = await brightnessOf(page);
    assert.ok(inTheDark < 0.2 && inTheLight > 0.8, `Brightness ${inTheDark} in the dark, ${inTheLight} else`);
  });
  await report.check(`${screen}: axe finds nothing serious, light or dark`, async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await assertAccessible(page);
    }
  });
}

async function tourPortal(scene: Scene): Promise<void> {
  await visit(
    scene,
    'narrow',
    async (ben) => {
      await tourDoor(scene, ben);
      const mail = await tourDesk(scene, ben);
      await tourTroubles(scene, ben);
      await ben.page.setContent(mail.html);
      await look(scene, ben, 'the mail');
    },
    FOR_AXE,
  );
}

async function tourDoor(scene: Scene, ben: Visit): Promise<void> {
  const { portalUrl, strapiUrl } = scene.stage;
  const { page, press } = ben;
  const send = page.getByRole('button', { name: 'E-mail me a link' });
  const said = page.getByRole('alert');

  await page.goto(portalUrl);
  await seeHeading(page, 'Sign in to your project');
  await look(scene, ben, 'sign in');

  await page.getByLabel('Your e-mail address').fill('ben@');
  await press(send);
  await said.getByText('That address looks incomplete').waitFor();
  await look(scene, ben, 'sign in, with half an address');

  await page.route(`${strapiUrl}/**`, (route) => route.abort());
  await press(send);
  await said.getByText('We can’t reach the portal').waitFor();
  await look(scene, ben, 'sign in, without a connection');
  await page.unroute(`${strapiUrl}/**`);

  await page.goto(`${portalUrl}/callback#handoff=nobody-made-this`);
  await seeHeading(page, 'This link does not work');
  await look(scene, ben, 'callback, with a handoff of nobody');

  await page.goto(`${portalUrl}/callback`);
  await seeHeading(page, 'There is nothing to sign in with here');
  await look(scene, ben, 'callback, with nothing');

  await page.goto(`${portalUrl}/callback#token=a-link-that-lands-on-the-portal`);
  await seeHeading(page, 'Welcome back');
  await look(scene, ben, 'callback, with a token that waits for a click');

  await page.goto(`${portalUrl}/no-such-page`);
  await seeHeading(page, 'There is no page here');
  await look(scene, ben, 'a page that is not there');
}

async function tourDesk(scene: Scene, ben: Visit): Promise<Mail> {
  const { page, press } = ben;
  const { mail, code } = await requestMail(ben, scene, BEN);
  await look(scene, ben, 'check your mail');

  const field = page.getByLabel('Or type the six digits from the mail');
  await field.fill('12');
  await press(page.getByRole('button', { name: 'Sign in with the code' }));
  await page.getByRole('alert').getByText('The code is not complete').waitFor();
  await look(scene, ben, 'check your mail, with half a code');

  await field.fill(code);
  await seeDashboard(page, 'Ben');
  await page.getByRole('heading', { name: 'For your review' }).waitFor();
  await look(scene, ben, 'dashboard');

  await press(page.getByRole('link', { name: 'Type and grid: two directions' }));
  await seeHeading(page, 'Type and grid: two directions');
  await look(scene, ben, 'document');
  return mail;
}

/** What may go wrong for someone who is signed in, and what comes after. */
async function tourTroubles(scene: Scene, ben: Visit): Promise<void> {
  const { portalUrl } = scene.stage;
  const { page } = ben;

  await page.goto(`${portalUrl}/packets/of-somebody-else`);
  await seeHeading(page, 'This document is not here');
  await look(scene, ben, 'document of somebody else');

  await page.evaluate(() => {
    const session = sessionStorage.getItem('northwind.session') ?? '';
    sessionStorage.setItem('northwind.session', session.replace(/"jwt":"[^"]*"/, '"jwt":"over"'));
  });
  await page.goto(portalUrl);
  await seeHeading(page, 'Your session has ended');
  await look(scene, ben, 'a session that has ended');

  await page.goto(`${portalUrl}/signed-out`);
  await seeHeading(page, 'You are signed out');
  await look(scene, ben, 'signed out');

  await page.route(`${portalUrl}/config.json`, (route) => route.abort());
  await page.goto(portalUrl);
  await page.getByText('The portal could not start').waitFor();
  await look(scene, ben, 'a portal that could not start');
}

async function tourHostedPage(scene: Scene): Promise<void> {
  await visit(
    scene,
    'narrow',
    async (ana) => {
      const { page, context, press } = ana;
      const older = await requestMail(ana, scene, ANA);
      const { link } = await requestMail(ana, scene, ANA);

      await openLink(page, link);
      await look(scene, ana, 'live');

      await context.clearCookies();
      await press(signInButton(page));
      await page.getByText('Please press the button once more').waitFor();
      await look(scene, ana, 'once more, please');

      await press(signInButton(page));
      await seeDashboard(page, 'Ana');
      await openLink(page, link, 410);
      await look(scene, ana, 'used');

      await openLink(page, older.link, 410);
      await seeHeading(page, 'This link is no longer valid');
      await look(scene, ana, 'revoked');

      await openLink(page, link.slice(0, -5), 400);
      await look(scene, ana, 'not ours');

      await lookAtExpired(scene, ana);
    },
    FOR_AXE,
  );
}

async function lookAtExpired(scene: Scene, ana: Visit): Promise<void> {
  const { page } = ana;
  const { link } = await visit(scene, 'desk', (elsewhere) => requestMail(elsewhere, scene, ANA));
  await scene.time.expireLinks();
  await openLink(page, link, 410);
  await seeHeading(page, 'This link has expired');
  await look(scene, ana, 'expired');
}

async function inLanguage(scene: Scene, locale: string, direction: string): Promise<void> {
  await visit(
    scene,
    'narrow',
    async (ana) => {
      const { page } = ana;
      const { mail, link } = await requestMail(ana, scene, ANA);
      await scene.report.promise(`the page is in the language of the request, ${direction}`, async () => {
        await openLink(page, link);
        const root = page.locator('html');
        assert.equal(await root.getAttribute('lang'), locale);
        assert.equal(await root.getAttribute('dir'), direction);
        assert.equal(await page.getByRole('button').count(), 1);
      });
      await look(scene, ana, 'live');
      await page.setContent(mail.html);
      await scene.report.promise(`so is the mail`, async () => {
        assert.equal(await page.locator(`[lang=${locale}][dir=${direction}]`).first().count(), 1);
      });
      await look(scene, ana, 'the mail');
    },
    { ...FOR_AXE, locale },
  );
}
