import assert from 'node:assert/strict';

import type { Locator, Page, Response } from 'playwright-core';

import { type Mail, codeIn, linkIn, takeMail } from '../../scripts/demo/inbox.mjs';
import type { Scene } from './scene.mjs';
import type { Visit } from './visit.mjs';

/** What a person does on portal, mail and hosted page, and what they must see then. */

export const headingOf = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('heading', { level: 1, name });

export async function seeHeading(page: Page, name: string | RegExp): Promise<void> {
  try {
    await headingOf(page, name).waitFor();
  } catch {
    const seen = await page.locator('body').innerText();
    assert.fail(`No heading "${name}" at ${page.url()}, but:\n${seen.slice(0, 500)}`);
  }
}

export const seeDashboard = (page: Page, firstName: string): Promise<void> =>
  seeHeading(page, new RegExp(`^Good (morning|afternoon|evening), ${firstName}$`));

/** Asks the portal for a link, from the screen that `path` leads to without a session. */
export async function askForLink(
  { page, press }: Visit,
  { stage }: Scene,
  email: string,
  path = '/',
): Promise<void> {
  await page.goto(stage.portalUrl + path);
  await page.getByLabel('Your e-mail address').fill(email);
  await press(page.getByRole('button', { name: 'E-mail me a link' }));
  await seeHeading(page, 'Check your mail');
}

export interface ReceivedMail {
  mail: Mail;
  link: string;
  token: string;
  code: string;
}

export async function receiveMail({ stage }: Scene, email: string): Promise<ReceivedMail> {
  const mail = await takeMail(stage.inboxUrl, email);
  const link = linkIn(mail);
  const token = new URL(link).searchParams.get('token') ?? '';
  return { mail, link, token, code: codeIn(mail) };
}

/** The mail of an invitation carries no code: nobody waits for one. */
export async function receiveInvitation(
  { stage }: Scene,
  email: string,
): Promise<{ mail: Mail; link: string }> {
  const mail = await takeMail(stage.inboxUrl, email);
  return { mail, link: linkIn(mail) };
}

export async function requestMail(visit: Visit, scene: Scene, email: string): Promise<ReceivedMail> {
  await askForLink(visit, scene, email);
  return receiveMail(scene, email);
}

/** Opens a mailed link, and expects this status. */
export async function openLink(page: Page, link: string, status = 200): Promise<Response> {
  const response = await page.goto(link);
  assert.ok(response, `No answer from ${link}`);
  assert.equal(response.status(), status, `The page says: ${await page.locator('main').innerText()}`);
  return response;
}

/** The hosted page's only button. Its name goes on for screen readers: "Sign in to … as …". */
export const signInButton = (page: Page): Locator => page.getByRole('button', { name: /^Sign in/ });

export async function signInByLink(visit: Visit, link: string, firstName: string): Promise<void> {
  await openLink(visit.page, link);
  await visit.press(signInButton(visit.page));
  await seeDashboard(visit.page, firstName);
}

export const isAt = (page: Page, origin: string, path: string): void =>
  assert.equal(page.url(), origin + path);
