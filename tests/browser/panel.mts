import type { BrowserContextOptions, Locator, Page } from 'playwright-core';

import { headingOf, seeHeading } from './moves.mjs';
import type { Scene } from './scene.mjs';
import { type Device, type Visit, visit } from './visit.mjs';

/** What somebody does in Strapi's admin panel, and what they must see there. */

/** An account manager: holds the editor's actions of Magic Link, and nothing else. */
export const MARA = 'mara@studio.example';
/** Of a role that holds none of them. */
export const WILL = 'will@studio.example';
/** The super admin. */
export const NOOR = 'admin@studio.example';

export type Section = 'Invitations' | 'Import' | 'Links' | 'Clients' | 'Audit log' | 'Policies' | 'Settings';

const PATHS: Record<Section, string> = {
  Invitations: 'invitations',
  Import: 'import',
  Links: 'links',
  Clients: 'clients',
  'Audit log': 'audit',
  Policies: 'policies',
  Settings: 'settings',
};

export const PLUGIN_PATH = '/admin/plugins/magic-link';

/** Opens a browser in which this admin is signed in already; the first time by the form. */
export async function visitPanel<Result>(
  scene: Scene,
  { admin, device }: { admin: string; device: Device },
  stay: (visit: Visit) => Promise<Result>,
  options: BrowserContextOptions = {},
): Promise<Result> {
  const storageState = await sessionOf(scene, admin);
  return visit(scene, device, stay, { ...options, storageState });
}

export type PanelSession = Awaited<ReturnType<Visit['context']['storageState']>>;

export async function sessionOf(scene: Scene, admin: string): Promise<PanelSession> {
  const known = scene.panelSessions.get(admin);
  return known ?? visit(scene, 'desk', (desk) => signInToPanel(scene, desk, admin));
}

export async function signInToPanel(
  { stage, adminPassword, panelSessions }: Scene,
  { page, context, press }: Visit,
  admin: string,
): Promise<PanelSession> {
  await page.goto(`${stage.strapiUrl}/admin`);
  await page.getByLabel('Email').fill(admin);
  await page.getByLabel('Password').fill(adminPassword);
  await press(page.getByRole('button', { name: 'Login' }));
  await seeHeading(page, /^Hello/);
  await closeAnnouncement(page);
  const session = await context.storageState();
  panelSessions.set(admin, session);
  return session;
}

/** Strapi tells of its own news above every screen, until somebody closes it. */
async function closeAnnouncement(page: Page): Promise<void> {
  const close = page.getByRole('button', { name: 'Close the banner.' });
  if (await close.isVisible()) await close.click();
}

export async function openSection(
  { stage }: Scene,
  { page }: Visit,
  section: Section,
  search = '',
): Promise<void> {
  const query = search && `?_q=${encodeURIComponent(search)}`;
  await page.goto(`${stage.strapiUrl}${PLUGIN_PATH}/${PATHS[section]}${query}`);
  await headingOf(page, section).waitFor();
}

/** The editor of a policy, by its key. */
export async function openPolicy({ stage }: Scene, { page }: Visit, key: string): Promise<void> {
  await page.goto(`${stage.strapiUrl}${PLUGIN_PATH}/policies/${key}`);
  await page.getByLabel('Link lifetime', { exact: true }).waitFor();
}

/** The screen of the newest invitation of an address. */
export async function openInvitation(scene: Scene, mara: Visit, email: string): Promise<void> {
  await openSection(scene, mara, 'Invitations', email);
  await mara.press(mara.page.getByRole('link', { name: email }).first());
  await seeHeading(mara.page, email);
  await mara.page.getByRole('heading', { name: 'Timeline' }).waitFor();
}

export const rowOf = (page: Page, email: string): Locator => page.getByRole('row').filter({ hasText: email });

/** A step of the timeline, with who did it. */
export const stepOf = (page: Page, what: string): Locator =>
  page.getByRole('listitem').filter({ has: page.getByText(what, { exact: true }) });

/** The notification that tells how it went. */
export const seeNews = (page: Page, text: string | RegExp): Promise<void> =>
  page.getByRole('status').or(page.getByRole('alert')).getByText(text).first().waitFor();

export const inviteDialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Invite a client' });

/** Answers the question that the panel asks before it does something for good. */
export async function sayYes({ page, press }: Visit, title: string | RegExp): Promise<void> {
  const question = page.getByRole('alertdialog', { name: title });
  await press(question.getByRole('button', { name: 'Confirm' }));
  await question.waitFor({ state: 'hidden' });
}

export const policyCard = (page: Page, name: string): Locator =>
  page.locator('section').filter({ has: page.getByRole('heading', { level: 2, name, exact: true }) });

/** Types a number, and chooses of what. */
export async function fillDuration(
  { page, press }: Visit,
  label: string,
  value: string,
  unit: string,
): Promise<void> {
  await page.getByLabel(label, { exact: true }).fill(value);
  await press(page.getByRole('combobox', { name: `Unit of: ${label}` }));
  await press(page.getByRole('option', { name: unit, exact: true }));
}
