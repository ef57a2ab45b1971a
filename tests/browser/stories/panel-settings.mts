import assert from 'node:assert/strict';

import type { Settings } from '../../../contracts';
import { receiveInvitation } from '../moves.mjs';
import { panelApiOf } from '../panel-api.mjs';
import { MARA, NOOR, openSection, rowOf, seeNews, visitPanel } from '../panel.mjs';
import type { Scene } from '../scene.mjs';
import type { Visit } from '../visit.mjs';
import type { Story } from './index.mjs';

const YARA = 'yara@client.example';
/** Dark enough to be kept as it is. */
const GREEN = '#0b6b3a';

export const panelSettingsStories: Story[] = [
  {
    title: 'An admin changes settings: the next mail shows it, and the log keeps what it was',
    tell: changeSettings,
  },
];

async function changeSettings(scene: Scene): Promise<void> {
  await visitPanel(scene, { admin: NOOR, device: 'desk' }, async (noor) => {
    await openSection(scene, noor, 'Settings');
    await seeFixed(scene, noor);
    await mend(scene, noor);
    await weigh(scene, noor);
    await saveBesideOthers(scene, noor);
    await scene.report.promise('the next mail has the colour', async () => {
      await (await panelApiOf(scene, MARA)).invite({ email: YARA });
      const { mail } = await receiveInvitation(scene, YARA);
      assert.match(mail.html, new RegExp(GREEN, 'i'));
    });
    await seeLine(scene, noor);
    await putBack(scene, noor);
  });
}

async function seeFixed({ report }: Scene, { page }: Visit): Promise<void> {
  await report.promise('what a file fixes has a lock, and can’t be changed', async () => {
    const name = page.getByLabel('Name of the portal');
    assert.ok(await name.isDisabled());
    assert.equal(await name.inputValue(), 'Northwind Studio Portal');
    await page.getByText('Fixed by config/plugins. As mails').waitFor();
  });
  await report.promise('what only files say is shown', async () => {
    await page.getByText('Set by files').waitFor();
    await page.getByText('/packets/{documentId}').waitFor();
  });
}

async function mend({ report }: Scene, { page, press }: Visit): Promise<void> {
  await report.promise(
    'a number that can’t be is refused at its field, and nothing typed is lost',
    async () => {
      await page.getByLabel('Accent colour', { exact: true }).fill(GREEN);
      await page.getByLabel('Links and mails, in days').fill('5');
      await press(page.getByRole('button', { name: 'Save', exact: true }).first());
      await page.getByText('Whole days, from 31 to 3,650.').waitFor();
      assert.equal(await page.getByLabel('Accent colour', { exact: true }).inputValue(), GREEN);
      await page.getByLabel('Links and mails, in days').fill('91');
    },
  );
}

async function weigh({ report }: Scene, { page, press }: Visit): Promise<void> {
  await report.promise('what opens a door says what follows, before it is saved', async () => {
    await press(page.getByRole('radio', { name: 'Everybody' }));
    await press(page.getByRole('button', { name: 'Save', exact: true }).first());
    const dialog = page.getByRole('dialog', { name: 'Save these settings?' });
    await dialog.getByText('can make an account for themselves').waitFor();
    await press(dialog.getByRole('button', { name: 'Cancel' }));
    await press(page.getByRole('radio', { name: 'Who is invited' }));
  });
  await report.promise('who leaves now is asked first', async () => {
    await press(page.getByRole('link', { name: 'Clients' }));
    await press(page.getByRole('alertdialog').getByRole('button', { name: 'Stay' }));
  });
}

async function saveBesideOthers(scene: Scene, { page, press }: Visit): Promise<void> {
  const save = page.getByRole('button', { name: 'Save', exact: true }).first();
  await scene.report.promise(
    'what somebody else saved meanwhile is told, and kept beside what was typed',
    async () => {
      const api = await panelApiOf(scene, NOOR);
      const { data } = (await (await api.ask('/settings')).json()) as { data: Settings };
      const theirs = { version: data.version, retention: { guestAccountsDays: 31 } };
      assert.equal((await api.ask('/settings', theirs, 'PUT')).status, 200);
      await press(save);
      await page.getByText('Somebody else changed this meanwhile').waitFor();
      await page.getByLabel('Accounts of guests, in days').and(page.locator('[value="31"]')).waitFor();
      assert.equal(await page.getByLabel('Accent colour', { exact: true }).inputValue(), GREEN);
    },
  );
  await scene.report.promise('saved then, there is nothing left to save', async () => {
    await press(page.getByRole('button', { name: 'Keep what I typed' }));
    // By keyboard alone.
    await save.focus();
    await page.keyboard.press('Enter');
    await seeNews(page, 'The settings are saved.');
    assert.ok(await save.isDisabled());
  });
}

async function seeLine(scene: Scene, noor: Visit): Promise<void> {
  const { page, press } = noor;
  await scene.report.promise('the log has who changed what, with before and after', async () => {
    await openSection(scene, noor, 'Audit log');
    const row = rowOf(page, 'Settings changed, by Noor').first();
    await press(row.getByRole('button', { name: /^Details of line/ }));
    const dialog = page.getByRole('dialog', { name: /^Settings changed/ });
    await dialog.getByRole('row', { name: new RegExp(`^Accent colour .*${GREEN}$`) }).waitFor();
    await dialog.getByRole('row', { name: 'Links and mails, in days 90 days 91 days' }).waitFor();
    await page.keyboard.press('Escape');
  });
}

async function putBack(scene: Scene, noor: Visit): Promise<void> {
  const { page, press } = noor;
  await openSection(scene, noor, 'Settings');
  await page.getByLabel('Accent colour', { exact: true }).fill('#1c4f91');
  await page.getByLabel('Links and mails, in days').fill('90');
  await page.getByLabel('Accounts of guests, in days').fill('30');
  await press(page.getByRole('button', { name: 'Save', exact: true }).first());
  await seeNews(page, 'The settings are saved.');
}
