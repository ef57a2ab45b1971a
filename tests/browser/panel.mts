import type { BrowserContextOptions, Locator, Page } from 'playwright-core';

import { headingOf, seeHeading } from './moves.mjs';
import type { Scene } from './scene.mjs';
import { type Device, type Visit, visit } from './visit.mjs';

/** What somebody does in Strapi's admin panel, and what they must see there. */

/** An account manager: holds the editor's actions of Magic Link, and nothing else. */
export const MARA = 'mara@studio.example';
/** Of a role that holds none of them. */
export const WILL = 'will@studio.example';

export type Section = 'Invitations' | 'Links' | 'Clients';

const pathOf = (section: Section) => `/admin/plugins/magic-link/${section.toLowerCase()}`;

/** Opens a browser in which this admin is signed in already; the first time by the form. */
export async function visitPanel<Result>(
  scene: Scene,
  { admin, device }: { admin: string; device: Device },
  stay: (visit: Visit) => Promise<Result>,
  options: BrowserContextOptions = {},
): Promise<Result> {
  if (!scene.panelSessions.has(admin))
    await visit(scene, 'desk', (desk) => signInToPanel(scene, desk, admin));
  const storageState = scene.panelSessions.get(admin);
  return visit(scene, device, stay, { ...options, storageState });
}

export async function signInToPanel(
  { stage, adminPassword, panelSessions }: Scene,
  { page, context, press }: Visit,
  admin: string,
): Promise<void> {
  await page.goto(`${stage.strapiUrl}/admin`);
  await page.getByLabel('Email').fill(admin);
  await page.getByLabel('Password').fill(adminPassword);
  await press(page.getByRole('button', { name: 'Login' }));
  await seeHeading(page, /^Hello/);
  panelSessions.set(admin, await context.storageState());
}

export async function openSection({ stage }: Scene, { page }: Visit, section: Section): Promise<void> {
  await page.goto(stage.strapiUrl + pathOf(section));
  await headingOf(page, section).waitFor();
}

export const rowOf = (page: Page, email: string): Locator => page.getByRole('row').filter({ hasText: email });

/** The notification that tells how it went. */
export const seeNews = (page: Page, text: string | RegExp): Promise<void> =>
  page.getByRole('status').getByText(text).first().waitFor();

export const inviteDialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Invite a client' });
