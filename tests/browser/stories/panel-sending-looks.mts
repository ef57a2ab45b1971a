import { DIALOG, FOR_AXE, SCREEN, look } from '../look.mjs';
import { headingOf, seeHeading } from '../moves.mjs';
import { MARA, NOOR, openSection, visitPanel } from '../panel.mjs';
import { BEN, type Scene } from '../scene.mjs';
import type { Device, Visit } from '../visit.mjs';
import type { Story } from './index.mjs';

export const panelSendingLooksStories: Story[] = (['desk', 'phone'] as const).flatMap((device) => [
  {
    title: `The import, step by step, on a ${device}: accessible, and nothing scrolls sideways`,
    tell: (scene) => tourImport(scene, device),
  },
  {
    title: `What sends from the Content Manager, on a ${device}: accessible, and nothing scrolls sideways`,
    tell: (scene) => tourContentManager(scene, device),
  },
]);

const ENTRIES = '/admin/content-manager/collection-types';
const PACKETS = `${ENTRIES}/api::review-packet.review-packet`;
const USERS = `${ENTRIES}/plugin::users-permissions.user`;
const PACKET = 'Design review: rooms and booking';
/** Wider than any column of a phone. */
const longAddress = (what: string): string =>
  `${'a-very-long-name-of-somebody'.repeat(2)}@${what}.a-very-long-domain-of-a-client.example`;
const fileFor = (device: Device): string =>
  ['E-Mail;Vorname;Nachname', `${longAddress(`list-${device}`)};Ada;Lang`, 'not an address;Bo;Kurz'].join(
    '\n',
  );

async function tourImport(scene: Scene, device: Device): Promise<void> {
  await visitPanel(
    scene,
    { admin: MARA, device },
    async (mara) => {
      const { page, press } = mara;
      await openSection(scene, mara, 'Import');
      await page.getByRole('button', { name: 'Download a sample' }).waitFor();
      await look(scene, mara, 'the import, before a file', SCREEN);
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: `${device}.csv`, mimeType: 'text/csv', buffer: Buffer.from(fileFor(device)) });
      await page.getByText('1 row will be invited, 1 row won’t').waitFor();
      await look(scene, mara, 'the import, with columns and verdicts', SCREEN);
      await press(page.getByRole('button', { name: 'Invite 1 client' }));
      await seeHeading(page, `${device}.csv`);
      await page.getByText('2 of 2 rows done').waitFor();
      await look(scene, mara, 'an import that is done', SCREEN);
    },
    FOR_AXE,
  );
}

async function tourContentManager(scene: Scene, device: Device): Promise<void> {
  await visitPanel(scene, { admin: MARA, device }, (mara) => tourEntry(scene, mara, device), FOR_AXE);
  await visitPanel(scene, { admin: NOOR, device }, (noor) => tourUsers(scene, noor), FOR_AXE);
}

/** The panel beside the entry, as Strapi frames it. */
const SENT = '[aria-label="Sent to"]';

async function tourEntry(scene: Scene, mara: Visit, device: Device): Promise<void> {
  const { page, press } = mara;
  await page.goto(scene.stage.strapiUrl + PACKETS);
  await page.getByText(PACKET).first().click();
  await headingOf(page, PACKET).waitFor();
  await press(page.getByRole('button', { name: 'More actions' }));
  await press(page.getByRole('menuitem', { name: 'Send by magic link' }));
  const dialog = page.getByRole('dialog', { name: /by magic link$/ });
  await dialog.getByLabel('Find clients by address or name').fill('ben');
  await dialog.getByRole('checkbox', { name: /ben@client/ }).waitFor();
  await look(scene, mara, 'the dialog that sends an entry', DIALOG);
  await dialog.getByLabel('Other addresses').fill(longAddress(device));
  await press(dialog.getByRole('button', { name: 'Send to 1 person' }));
  await dialog.getByText('1 on the way').waitFor();
  await look(scene, mara, 'what became of it', DIALOG);
  await press(dialog.getByRole('button', { name: 'Close' }).last());
  await page.locator(SENT).waitFor();
  await look(scene, mara, 'beside the entry, to whom it was sent', SENT);
}

async function tourUsers(scene: Scene, noor: Visit): Promise<void> {
  const { page, press } = noor;
  await page.goto(`${scene.stage.strapiUrl}${USERS}?_q=${encodeURIComponent(BEN)}`);
  await press(page.getByRole('row').filter({ hasText: BEN }).getByRole('checkbox'));
  await press(page.getByRole('button', { name: 'Invite', exact: true }));
  await page.getByRole('dialog', { name: 'Invite 1 user to the portal' }).getByText(BEN).waitFor();
  await look(scene, noor, 'the dialog that invites accounts', DIALOG);
}
