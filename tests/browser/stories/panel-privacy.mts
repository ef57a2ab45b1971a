import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';

import { DIALOG, FOR_AXE, look } from '../look.mjs';
import { panelApiOf } from '../panel-api.mjs';
import { MARA, NOOR, openSection, rowOf, visitPanel } from '../panel.mjs';
import type { Scene } from '../scene.mjs';
import { type Device, type Visit } from '../visit.mjs';
import type { Story } from './index.mjs';

const PIA = 'pia@client.example';
const PIET = 'piet@client.example';
const EXPORT = 'Export what is held about a person…';
const ERASE = 'Erase a person…';

export const panelPrivacyStories: Story[] = [
  {
    title: 'Somebody asks what is held about them, gets it as a file, and is erased',
    tell: exportAndErase,
  },
  ...(['desk', 'phone'] as const).map((device) => ({
    title: `Exporting and erasing a person on a ${device}: accessible, and nothing scrolls sideways`,
    tell: (scene: Scene) => tour(scene, device),
  })),
];

async function exportAndErase(scene: Scene): Promise<void> {
  const mara = await panelApiOf(scene, MARA);
  await mara.invite({ email: PIA, name: 'Pia Anders', message: 'Good to have you', notify: false });
  await mara.invite({ email: PIET, name: 'Piet Bakker', notify: false });
  await visitPanel(scene, { admin: NOOR, device: 'desk' }, async (noor) => {
    await openSection(scene, noor, 'Audit log');
    await takeOut(scene, noor);
    await erase(scene, noor);
    await lookAfter(scene, noor);
  });
}

async function takeOut({ report }: Scene, { page, press }: Visit): Promise<void> {
  await report.promise('the file holds what is held of them, and of nobody else', async () => {
    await press(page.getByRole('button', { name: EXPORT }));
    const dialog = page.getByRole('dialog', { name: 'Export what is held about a person' });
    await dialog.getByLabel('E-mail address').fill(PIA);
    const download = page.waitForEvent('download');
    await press(dialog.getByRole('button', { name: 'Export' }));
    const file = await download;
    assert.match(file.suggestedFilename(), /^personal-data-\d{4}-\d\d-\d\d\.json$/);
    const text = await readFile(await file.path(), 'utf8');
    for (const known of [PIA, 'Pia Anders', 'Good to have you', 'invitation.created'])
      assert.ok(text.includes(known), text);
    for (const other of [PIET, 'Piet Bakker', 'Mara']) assert.ok(!text.includes(other), text);
    await dialog.getByText('The file was saved.').waitFor();
    await press(dialog.getByRole('button', { name: 'Close' }).last());
  });
}

async function erase({ report }: Scene, { page, press }: Visit): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Erase a person' });
  const run = dialog.getByRole('button', { name: 'Erase for good' });
  await report.promise('nobody is erased before their address was typed twice', async () => {
    await press(page.getByRole('button', { name: ERASE }));
    assert.ok(await run.isDisabled());
    await dialog.getByLabel('E-mail address').fill(PIA);
    await dialog.getByLabel('The same address once more').fill(PIET);
    assert.ok(await run.isDisabled());
  });
  await report.promise('how it went is said in words', async () => {
    await dialog.getByLabel('The same address once more').fill(PIA);
    await press(run);
    await dialog.getByText(/^1 record and \d+ lines? of the log no longer names? this person\./).waitFor();
    await dialog.getByText('There is no account with this address.').waitFor();
    await press(dialog.getByRole('button', { name: 'Close' }).last());
  });
}

async function lookAfter(scene: Scene, noor: Visit): Promise<void> {
  const { report } = scene;
  const { page, press } = noor;
  await report.promise('the log tells that it was done and by whom, and is whole', async () => {
    await rowOf(page, 'A person erased, by').first().waitFor();
    await page.getByText('Every line is sealed.').waitFor({ timeout: 15_000 });
    await press(page.getByRole('button', { name: 'Verify the log' }));
    await page.getByText('Unaltered', { exact: true }).waitFor();
  });
  await report.promise('they are found no more, and others are', async () => {
    await openSection(scene, noor, 'Invitations', 'Pia');
    await page
      .getByText('Nothing found')
      .or(page.getByText(/nothing/i))
      .first()
      .waitFor();
    assert.equal(await rowOf(page, PIA).count(), 0);
    await openSection(scene, noor, 'Invitations', 'Piet');
    await rowOf(page, PIET).waitFor();
  });
}

async function tour(scene: Scene, device: Device): Promise<void> {
  await visitPanel(
    scene,
    { admin: NOOR, device },
    async (noor) => {
      const { page, press } = noor;
      await openSection(scene, noor, 'Audit log');
      for (const [button, what] of [
        [EXPORT, 'the dialog that exports'],
        [ERASE, 'the dialog that erases'],
      ] as const) {
        await press(page.getByRole('button', { name: button }));
        await page.locator(DIALOG).waitFor();
        await look(scene, noor, what, DIALOG);
        await page.keyboard.press('Escape');
        await page.locator(DIALOG).waitFor({ state: 'hidden' });
      }
    },
    FOR_AXE,
  );
}
