import assert from 'node:assert/strict';

import { DIALOG, FOR_AXE, SCREEN, look } from '../look.mjs';
import {
  MARA,
  NOOR,
  PLUGIN_PATH,
  inviteDialog,
  openInvitation,
  openSection,
  rowOf,
  visitPanel,
} from '../panel.mjs';
import type { Scene } from '../scene.mjs';
import type { Device, Visit } from '../visit.mjs';
import type { Story } from './index.mjs';

export const panelLooksStories: Story[] = (['desk', 'phone'] as const).map((device) => ({
  title: `Every screen and dialog of the panel on a ${device}: accessible, and nothing scrolls sideways`,
  tell: (scene) => tourPanel(scene, device),
}));

const SECTIONS = 'nav[aria-label="Magic Link"]';
/** While a menu is open Strapi hides the page with what can still be focused in it; the menu is what is ours. */
const MENU = '[role=menu]';

/** Of those that the demo invites: expired, declined, a guest who is in, and one that waits. */
const PEOPLE = ['sofia', 'gwen', 'omar', 'lena'];
const addressOf = (person: string) => `${person}@client.example`;
const OMAR = addressOf('omar');
const TARA = addressOf('tara');

async function tourPanel(scene: Scene, device: Device): Promise<void> {
  await visitPanel(
    scene,
    { admin: MARA, device },
    async (mara) => {
      await tourLists(scene, mara, device);
      await tourInviting(scene, mara);
      await tourInvitations(scene, mara);
      await tourClients(scene, mara);
    },
    FOR_AXE,
  );
  await visitPanel(scene, { admin: NOOR, device }, (noor) => tourEmergency(scene, noor), FOR_AXE);
}

async function tourLists(scene: Scene, mara: Visit, device: Device): Promise<void> {
  const { page, press } = mara;
  await page.goto(scene.stage.strapiUrl + PLUGIN_PATH);
  await page.locator(SECTIONS).getByRole('link', { name: 'Clients' }).waitFor();
  await look(scene, mara, `the sections, where a ${device} enters`, SECTIONS);

  await openSection(scene, mara, 'Invitations', 'nobody-of-this-name');
  await page.getByText('Nothing matches').waitFor();
  await look(scene, mara, 'invitations, none found', SCREEN);

  // By name: what other stories have invited pushes her off the first page.
  await openSection(scene, mara, 'Invitations', TARA);
  await rowOf(page, TARA).waitFor();
  await look(scene, mara, 'invitations', SCREEN);

  await press(page.getByRole('checkbox', { name: `Select ${TARA}` }));
  await look(scene, mara, 'invitations, one selected', SCREEN);
  await press(page.getByRole('button', { name: 'Revoke' }));
  await look(scene, mara, 'the question before several are revoked', DIALOG);

  await openSection(scene, mara, 'Links', TARA);
  await rowOf(page, TARA).first().waitFor();
  await look(scene, mara, 'links', SCREEN);
}

async function tourInviting(scene: Scene, mara: Visit): Promise<void> {
  const { page, press } = mara;
  const dialog = inviteDialog(page);
  await openSection(scene, mara, 'Invitations');
  await press(page.getByRole('button', { name: 'Invite a client' }).first());
  await dialog.getByLabel('E-mail address').waitFor();
  await look(scene, mara, 'the invite dialog, empty', DIALOG);

  await press(dialog.getByRole('button', { name: 'Send the invitation' }));
  await dialog.getByText('This is not an address').waitFor();
  await look(scene, mara, 'the invite dialog, sent without an address', DIALOG);

  await dialog.getByLabel('E-mail address').fill(TARA);
  await dialog.getByText('still pending').waitFor();
  await dialog.getByTitle(/^Preview of the mail/).waitFor();
  await look(scene, mara, 'the invite dialog, for somebody invited already', DIALOG);

  await dialog.getByLabel('E-mail address').fill(OMAR);
  await dialog.getByText('belongs to a client already').waitFor();
  await press(dialog.getByRole('combobox', { name: 'Policy' }));
  await press(page.getByRole('option', { name: 'Guest access' }));
  await dialog.getByLabel('Link lifetime').fill('48');
  await dialog.getByText('like a password in plain text').waitFor();
  await look(scene, mara, 'the invite dialog, for a client, with a long link and an end of access', DIALOG);
}

async function tourInvitations(scene: Scene, mara: Visit): Promise<void> {
  const { page, press } = mara;
  for (const person of PEOPLE) {
    await openInvitation(scene, mara, addressOf(person));
    await look(scene, mara, `the invitation of ${person}`, SCREEN);
  }
  await press(page.getByRole('button', { name: 'Extend' }));
  await page.getByRole('dialog').waitFor();
  await look(scene, mara, 'the dialog that extends', DIALOG);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await press(page.getByRole('button', { name: 'Revoke' }));
  await page.getByRole('alertdialog').waitFor();
  await look(scene, mara, 'the question before one is revoked', DIALOG);
}

async function tourClients(scene: Scene, mara: Visit): Promise<void> {
  const { page, press } = mara;
  const openMenu = () => press(page.getByRole('button', { name: `Actions for ${OMAR}` }));
  const choose = async (entry: string) => {
    await openMenu();
    await press(page.getByRole('menuitem', { name: entry }));
    await page.locator(DIALOG).waitFor();
  };
  const close = async () => {
    await page.keyboard.press('Escape');
    await page.locator(DIALOG).waitFor({ state: 'hidden' });
  };
  await openSection(scene, mara, 'Clients');
  await rowOf(page, OMAR).waitFor();
  await look(scene, mara, 'clients', SCREEN);
  await openMenu();
  await look(scene, mara, 'the menu of a client', MENU);
  await page.keyboard.press('Escape');

  await choose('Show sessions');
  await look(scene, mara, 'the sessions of a client', DIALOG);
  await close();
  await scene.report.check('the focus is back on the menu that led there', async () => {
    // It goes back a moment after the dialog is out of sight.
    await page.waitForFunction(
      (name) => (document.activeElement as HTMLElement | null)?.innerText === name,
      `Actions for ${OMAR}`,
      { timeout: 5_000 },
    );
  });
  await choose('Change the end of access');
  await look(scene, mara, 'the dialog that changes an end', DIALOG);
  await close();
  await choose('End access');
  await look(scene, mara, 'the question before access is ended', DIALOG);
}

async function tourEmergency(scene: Scene, noor: Visit): Promise<void> {
  await openSection(scene, noor, 'Clients');
  await noor.press(noor.page.getByRole('button', { name: 'Revoke everything…' }));
  await noor.page.locator(DIALOG).waitFor();
  await look(scene, noor, 'the emergency brake', DIALOG);
  await scene.report.check('the emergency brake asks for a word first', async () => {
    assert.ok(await noor.page.getByRole('button', { name: 'Revoke everything now' }).isDisabled());
  });
}
