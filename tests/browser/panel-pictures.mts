import { MARA, NOOR, inviteDialog, openInvitation, openSection, rowOf, visitPanel } from './panel.mjs';
import type { Scene } from './scene.mjs';
import { shoot } from './shoot.mjs';
import type { Visit } from './visit.mjs';

/** A screen on which the lists show what matters without being scrolled. */
const WIDE = { viewport: { width: 1440, height: 900 } };

/** The panel with what the demo brings, as an account manager sees it. */
export async function picturePanel(scene: Scene): Promise<void> {
  await visitPanel(
    scene,
    { admin: MARA, device: 'desk' },
    async (mara) => {
      const { page } = mara;
      const take = (screen: string) => scene.report.check(screen, () => shoot(page, `panel-${screen}`));
      await openSection(scene, mara, 'Invitations');
      await rowOf(page, 'tara@client.example').waitFor();
      await take('invitations');
      await fillInvitation(mara);
      await take('invite');
      await openInvitation(scene, mara, 'omar@client.example');
      await take('timeline');
      await openSection(scene, mara, 'Clients');
      await rowOf(page, 'omar@client.example').waitFor();
      await take('clients');
      await openSection(scene, mara, 'Links');
      await rowOf(page, 'tara@client.example').waitFor();
      await take('links');
      await pictureRulesAndLog(scene);
      await dropList(scene, mara);
      await take('import');
      await fillSending(scene, mara);
      await take('send');
    },
    WIDE,
  );
}

async function fillInvitation({ page, press }: Visit): Promise<void> {
  const dialog = inviteDialog(page);
  await press(page.getByRole('button', { name: 'Invite a client' }).first());
  await dialog.getByLabel('E-mail address').fill('chloe@client.example');
  await dialog.getByLabel('Name', { exact: true }).fill('Chloe Martin');
  await dialog
    .getByLabel('Personal note')
    .fill('Your drafts are ready, Chloe. I am curious about the blue one.');
  const mail = page.frameLocator('iframe[title^="Preview of the mail"]');
  await mail.getByText('I am curious about the blue one').waitFor();
}

/** Of security's own admin: Mara may see neither. */
async function pictureRulesAndLog(scene: Scene): Promise<void> {
  await visitPanel(
    scene,
    { admin: NOOR, device: 'desk' },
    async (noor) => {
      const { page, press } = noor;
      await openSection(scene, noor, 'Policies');
      await page.getByText('A sign-in link lives').waitFor();
      await scene.report.check('policies', () => shoot(page, 'panel-policies'));
      await openSection(scene, noor, 'Audit log');
      await press(page.getByRole('button', { name: 'Verify the log' }));
      await page.getByText('Unaltered', { exact: true }).waitFor();
      await scene.report.check('audit', () => shoot(page, 'panel-audit'));
    },
    WIDE,
  );
}

/** As an office exports it, with two mistakes in it. */
const LIST = [
  'E-mail;First name;Last name',
  'mona@client.example;Mona;Berger',
  'nils@client.example;Nils;Aalto',
  'petra@client;Petra;Novak',
  'omar@client.example;Omar;Haddad',
  'quentin@client.example;Quentin;Roche',
].join('\n');

async function dropList(scene: Scene, mara: Visit): Promise<void> {
  await openSection(scene, mara, 'Import');
  const file = { name: 'clients-2026.csv', mimeType: 'text/csv', buffer: Buffer.from(LIST) };
  await mara.page.locator('input[type=file]').setInputFiles(file);
  const summary = mara.page.getByText('3 rows will be invited, 2 rows won’t');
  await summary.waitFor();
  await summary.scrollIntoViewIfNeeded();
}

const PACKETS = '/admin/content-manager/collection-types/api::review-packet.review-packet';

async function fillSending({ stage }: Scene, { page, press }: Visit): Promise<void> {
  await page.goto(stage.strapiUrl + PACKETS);
  await page.getByText('Design review: rooms and booking').first().click();
  await press(page.getByRole('button', { name: 'More actions' }));
  await press(page.getByRole('menuitem', { name: 'Send by magic link' }));
  const dialog = page.getByRole('dialog', { name: /by magic link$/ });
  await dialog.getByLabel('Find clients by address or name').fill('ana');
  await press(dialog.getByRole('checkbox', { name: /ana@client/ }));
  await dialog.getByLabel('Personal note').fill('Page three is new.');
}
