import assert from 'node:assert/strict';

import type { Page } from 'playwright-core';

import {
  askForLink,
  isAt,
  openLink,
  receiveMail,
  requestMail,
  seeDashboard,
  seeHeading,
  signInButton,
} from '../moves.mjs';
import { ANA, BEN, type Scene } from '../scene.mjs';
import { type Visit, visit } from '../visit.mjs';
import type { Story } from './index.mjs';

export const otherWayStories: Story[] = [
  { title: 'Without JavaScript on the hosted page', tell: withoutJavaScript },
  { title: 'With nothing but a keyboard', tell: withKeyboardOnly },
  { title: 'With an impatient finger', tell: withTwoPresses },
  { title: 'From the address of a document', tell: fromDocument },
];

async function withoutJavaScript(scene: Scene): Promise<void> {
  const { stage, report } = scene;
  await visit(scene, 'phone', async (ana) => {
    const { link } = await requestMail(ana, scene, ANA);
    const callback = await report.promise('the button leads to the portal’s callback with a handoff', () =>
      visit(
        scene,
        'phone',
        async ({ page, press, heard }) => {
          await openLink(page, link);
          await press(signInButton(page));
          // No `getByText`: it reads no text in this element.
          assert.match(await page.locator('noscript').innerText(), /This portal needs JavaScript/);
          isAt(page, stage.portalUrl, `/callback#handoff=${heard.handoffs[0] ?? ''}`);
          return page.url();
        },
        { javaScriptEnabled: false },
      ),
    );
    await report.promise('which a browser with JavaScript turns into a session', async () => {
      await ana.page.goto(callback);
      await seeDashboard(ana.page, 'Ana');
    });
  });
}

async function withKeyboardOnly(scene: Scene): Promise<void> {
  const { stage, report } = scene;
  await visit(scene, 'desk', async ({ page }) => {
    await report.promise('typing and Enter ask for a link', async () => {
      await page.goto(stage.portalUrl);
      await seeHeading(page, 'Sign in to your project');
      await page.keyboard.type(BEN);
      await page.keyboard.press('Enter');
      await seeHeading(page, 'Check your mail');
    });
    const { link } = await receiveMail(scene, BEN);
    await report.promise('one Tab reaches the button of the hosted page, and shows that it did', async () => {
      await openLink(page, link);
      await page.keyboard.press('Tab');
      const button = signInButton(page);
      assert.ok(await button.evaluate((element) => element === document.activeElement));
      const outline = await button.evaluate((element) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        return { style: outlineStyle, pixels: parseFloat(outlineWidth) };
      });
      assert.ok(outline.style !== 'none' && outline.pixels >= 2, JSON.stringify(outline));
    });
    await report.promise('Enter signs in', async () => {
      await page.keyboard.press('Enter');
      await seeDashboard(page, 'Ben');
    });
    await report.promise('Tab and Enter open a document', async () => {
      await page.getByRole('link', { name: 'Type and grid: two directions' }).waitFor();
      await tabTo(page, 'Type and grid: two directions');
      await page.keyboard.press('Enter');
      await seeHeading(page, 'Type and grid: two directions');
    });
    await report.promise('and sign out', async () => {
      await page.keyboard.press('Shift+Tab');
      await tabTo(page, 'Sign out', 'Shift+Tab');
      await page.keyboard.press('Enter');
      await seeHeading(page, 'You are signed out');
    });
  });
}

/** Presses Tab until what has the focus says `name`. */
async function tabTo(page: Page, name: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < 12; presses += 1) {
    const focused = await page.locator(':focus').allInnerTexts();
    if (focused.some((text) => text.includes(name))) return;
    passed.push(...focused);
    await page.keyboard.press(key);
  }
  assert.fail(`${key} never reached "${name}", but: ${passed.join(' | ')}`);
}

async function withTwoPresses(scene: Scene): Promise<void> {
  await visit(scene, 'desk', async (ana) => {
    const { link } = await requestMail(ana, scene, ANA);
    await scene.report.promise('a double click signs in once', async () => {
      await openLink(ana.page, link);
      await signInButton(ana.page).dblclick();
      await seeDashboard(ana.page, 'Ana');
    });
  });
}

async function fromDocument(scene: Scene): Promise<void> {
  const { report, stage } = scene;
  const path = await documentPathOfAna(scene);
  await visit(scene, 'phone', async (ana) => {
    await report.promise('who is not signed in is asked to, and told nothing of the document', async () => {
      await askForLink(ana, scene, ANA, path);
    });
    const { link } = await receiveMail(scene, ANA);
    await report.promise('the link leads to the document itself', async () => {
      await openLink(ana.page, link);
      await ana.press(signInButton(ana.page));
      await seeHeading(ana.page, 'Monthly summary');
      isAt(ana.page, stage.portalUrl, path);
    });
  });
  await visit(scene, 'phone', (ben) => strangersDocument(scene, ben, path));
}

async function documentPathOfAna(scene: Scene): Promise<string> {
  return visit(scene, 'desk', async (ana) => {
    const { link } = await requestMail(ana, scene, ANA);
    await openLink(ana.page, link);
    await ana.press(signInButton(ana.page));
    const href = (await ana.page.getByRole('link', { name: 'Monthly summary' }).getAttribute('href')) ?? '';
    assert.ok(href.startsWith('/packets/'), `The document is at "${href}"`);
    return href;
  });
}

async function strangersDocument(scene: Scene, ben: Visit, path: string): Promise<void> {
  await askForLink(ben, scene, BEN, path);
  const { link } = await receiveMail(scene, BEN);
  await scene.report.promise(
    'another client who follows its address finds nothing there, and a way home',
    async () => {
      await openLink(ben.page, link);
      await ben.press(signInButton(ben.page));
      await seeHeading(ben.page, 'This document is not here');
      await ben.press(ben.page.getByRole('button', { name: 'Go to my project' }));
      await seeDashboard(ben.page, 'Ben');
    },
  );
}
