import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';

import { DIALOG, FOR_AXE, SCREEN, look } from '../look.mjs';
import { requestMail } from '../moves.mjs';
import { panelApiOf } from '../panel-api.mjs';
import { MARA, NOOR, openSection, rowOf, visitPanel } from '../panel.mjs';
import { ANA, type Scene } from '../scene.mjs';
import { type Device, type Visit, visit } from '../visit.mjs';
import type { Story } from './index.mjs';

const UMA = 'uma@client.example';

export const panelAuditStories: Story[] = [
  {
    title: 'Security reads the log, proves that it is unaltered, and takes a part of it away',
    tell: readLog,
  },
  ...(['desk', 'phone'] as const).map((device) => ({
    title: `The log on a ${device}: accessible, and nothing scrolls sideways`,
    tell: (scene: Scene) => tourLog(scene, device),
  })),
];

async function readLog(scene: Scene): Promise<void> {
  await (await panelApiOf(scene, MARA)).invite({ email: UMA, notify: false });
  await visit(scene, 'phone', (ana) => requestMail(ana, scene, ANA));
  await visitPanel(scene, { admin: NOOR, device: 'desk' }, async (noor) => {
    await openSection(scene, noor, 'Audit log');
    await seeSentences(scene, noor);
    await filter(scene, noor);
    await takeAway(scene, noor);
    await verify(scene, noor);
  });
}

async function seeSentences({ report }: Scene, { page, press }: Visit): Promise<void> {
  await report.promise('each line reads as a sentence, the newest first', async () => {
    await rowOf(page, `Invited: ${UMA}, by Mara Lindqvist`).waitFor();
    await rowOf(page, `Sign-in link asked for: ${ANA}`).first().waitFor();
  });
  await report.promise('details are shown on demand', async () => {
    await press(rowOf(page, `Invited: ${UMA}`).getByRole('button', { name: /^Details of line/ }));
    const dialog = page.getByRole('dialog', { name: `Invited: ${UMA}` });
    await dialog.getByText('invitation.created').waitFor();
    await dialog.getByText(/Mara Lindqvist \(admin:\d+\)/).waitFor();
    await page.keyboard.press('Escape');
  });
}

async function filter(scene: Scene, noor: Visit): Promise<void> {
  await filterByKeyboard(scene, noor);
  await filterByNumber(scene, noor);
  await scene.report.promise('a search for an address shows what concerns it, and nothing else', async () => {
    await openSection(scene, noor, 'Audit log', UMA);
    await rowOf(noor.page, `Invited: ${UMA}`).waitFor();
    assert.equal(await noor.page.getByRole('row').count(), 2);
  });
}

async function filterByKeyboard({ report }: Scene, { page, press }: Visit): Promise<void> {
  const kind = page.getByRole('combobox', { name: 'Kind' });
  const groups = page.getByRole('listbox').getByRole('group');
  await report.promise('half a hundred kinds stand under what they are about', async () => {
    await press(page.getByRole('button', { name: 'Filters' }));
    await press(kind);
    await groups.filter({ hasText: 'Invitations' }).getByRole('option', { name: 'Invited' }).waitFor();
    const headings = await groups.evaluateAll((all) =>
      all.map((each) => each.firstElementChild?.textContent),
    );
    assert.deepEqual(headings, [...headings].sort());
  });
  await report.promise('a part of its name finds one, and the keyboard alone takes it', async () => {
    await kind.fill('vited');
    await page.getByRole('group', { name: 'Import' }).waitFor({ state: 'hidden' });
    await page.keyboard.press('ArrowDown');
    await page.locator('[role=option][data-highlighted]').filter({ hasText: 'Invited' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('listbox').waitFor({ state: 'hidden' });
    for (const key of ['Tab', 'Tab']) await page.keyboard.press(key);
    await page.locator('button:focus', { hasText: 'Add filter' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('Kind is Invited').first().waitFor();
    const { searchParams } = new URL(page.url());
    assert.equal(searchParams.get('filters[$and][0][type][$eq]'), 'invitation.created');
    await rowOf(page, 'Sign-in link asked for').first().waitFor({ state: 'hidden' });
    await rowOf(page, `Invited: ${UMA}`).waitFor();
  });
}

async function filterByNumber(scene: Scene, noor: Visit): Promise<void> {
  const { page, press } = noor;
  const askFor = async (field: string, value: string) => {
    const url = new URL(page.url());
    url.search = new URLSearchParams({ [`filters[$and][0][${field}][$eq]`]: value }).toString();
    await page.goto(url.href);
  };
  await scene.report.promise(
    'a client’s number, which the details show, finds what concerns them',
    async () => {
      await openSection(scene, noor, 'Audit log');
      const asked = rowOf(page, `Sign-in link asked for: ${ANA}`).first();
      await press(asked.getByRole('button', { name: /^Details of line/ }));
      const shown = await page.getByRole('dialog').getByText(`${ANA} (`).textContent();
      await askFor('clientId', /\((\d+)\)/.exec(shown ?? '')?.[1] ?? '');
      await page
        .getByText(/^Client’s number is \d+/)
        .first()
        .waitFor();
      await asked.waitFor();
      await rowOf(page, `Invited: ${UMA}`).waitFor({ state: 'hidden' });
    },
  );
  await scene.report.promise(
    'a filter that means nothing says what it takes, and can be taken away',
    async () => {
      await askFor('actor', 'Mara');
      await page.getByText('A filter was not understood.').waitFor();
      await press(page.getByRole('button', { name: /By is Mara/ }));
      await rowOf(page, `Invited: ${UMA}`).waitFor();
    },
  );
}

async function takeAway({ report }: Scene, { page, press }: Visit): Promise<void> {
  await report.promise('the export holds exactly that', async () => {
    const download = page.waitForEvent('download');
    await press(page.getByRole('button', { name: 'Export as CSV' }));
    const text = await readFile(await (await download).path(), 'utf8');
    const [, ...lines] = text.trim().split(/\r?\n/);
    assert.equal(lines.length, 1, text);
    assert.ok(lines[0]?.includes(UMA), text);
  });
}

async function verify(scene: Scene, { page, press }: Visit): Promise<void> {
  const { report, time } = scene;
  const button = page.getByRole('button', { name: 'Verify the log' });
  await report.promise('verified, it is unaltered', async () => {
    await page.getByText('Every line is sealed.').waitFor({ timeout: 15_000 });
    await press(button);
    await page.getByText('Unaltered', { exact: true }).waitFor();
  });
  await report.promise('a row that was altered in the database turns the badge, and is named', () =>
    time.withForgedLine(3, async () => {
      await press(button);
      await page.getByText('Altered', { exact: true }).waitFor();
      await page.getByText('At line 3: a line was altered').waitFor();
    }),
  );
  await report.promise('put right again, it is as it was written', async () => {
    await press(button);
    await page.getByText('Unaltered', { exact: true }).waitFor();
  });
}

async function tourLog(scene: Scene, device: Device): Promise<void> {
  await visitPanel(
    scene,
    { admin: NOOR, device },
    async (noor) => {
      const { page, press } = noor;
      await openSection(scene, noor, 'Audit log');
      await page.getByRole('row').nth(1).waitFor();
      await look(scene, noor, 'the log', SCREEN);
      await lookAtKinds(scene, noor);
      await press(page.getByRole('button', { name: /^Details of line/ }).first());
      await page.locator(DIALOG).waitFor();
      await look(scene, noor, 'the details of a line', DIALOG);
    },
    FOR_AXE,
  );
}

async function lookAtKinds(scene: Scene, noor: Visit): Promise<void> {
  const { page, press } = noor;
  await press(page.getByRole('button', { name: 'Filters' }));
  await press(page.getByRole('combobox', { name: 'Kind' }));
  await look(scene, noor, 'the kinds to filter by', '[role=listbox]');
  await page.keyboard.press('Escape');
  await look(scene, noor, 'the filters', '[role=dialog] form');
  await page.keyboard.press('Escape');
}
