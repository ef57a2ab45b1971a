import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';

import { receiveInvitation, seeHeading } from '../moves.mjs';
import { panelApiOf } from '../panel-api.mjs';
import { MARA, openSection, sayYes, visitPanel } from '../panel.mjs';
import { ANA, type Scene } from '../scene.mjs';
import type { Visit } from '../visit.mjs';
import type { Story } from './index.mjs';

const [IDA, JON, KIM, LEO] = ['ida', 'jon', 'kim', 'leo'].map((name) => `${name}@import.example`) as [
  string,
  string,
  string,
  string,
];

const NOTE = 'Welcome to the new portal.';

/** As Excel saves it in Germany: semicolons, and bytes of Windows-1252. Rows 4, 5 and 6 are bad. */
const FILE = [
  'E-Mail;Vorname;Nachname;Irgendwas',
  `${IDA};Ida;Müller;1`,
  `${JON};Jon;Berg;2`,
  `kim@import;Kim;Holm;3`,
  `${IDA};Ida;Noch einmal;4`,
  `${ANA};Ana;Ruiz;5`,
].join('\r\n');

export const panelImportStories: Story[] = [
  { title: 'An editor imports a list, mends three rows and imports those', tell: importList },
  { title: 'An editor cancels an import', tell: cancelImport },
  { title: 'An editor cleans up an import whose rows did not all arrive', tell: cancelIncomplete },
];

async function importList(scene: Scene): Promise<void> {
  await visitPanel(scene, { admin: MARA, device: 'desk' }, async (mara) => {
    await openSection(scene, mara, 'Import');
    await takeSample(scene, mara);
    await seePreview(scene, mara);
    await send(scene, mara);
    await mendAndSendAgain(scene, mara, await takeFailures(scene, mara));
  });
}

async function takeSample({ report }: Scene, { page, press }: Visit): Promise<void> {
  await report.promise('a sample shows how a file may look', async () => {
    const download = page.waitForEvent('download');
    await press(page.getByRole('button', { name: 'Download a sample' }));
    assert.match(await readFile(await (await download).path(), 'utf8'), /^\uFEFF?email,name/);
  });
}

const drop = ({ page }: Visit, name: string, content: Buffer) =>
  page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: content });

const verdictOf = ({ page }: Visit, row: number) =>
  page.getByRole('row').filter({ has: page.getByRole('gridcell', { name: `${row}`, exact: true }) });

async function seePreview({ report }: Scene, mara: Visit): Promise<void> {
  const { page } = mara;
  await report.promise('columns are known by their headers, and what was read as what is told', async () => {
    await drop(mara, 'clients.csv', Buffer.from(FILE, 'latin1'));
    await page.getByText('it was read as Windows-1252').waitFor();
    for (const [header, field] of [
      ['E-Mail', 'E-mail address'],
      ['Nachname', 'Last name'],
      ['Irgendwas', 'Leave this column out'],
    ] as const) {
      await page.getByRole('combobox', { name: header }).getByText(field).waitFor();
    }
  });
  await report.promise('beside each row stands what will happen, and why not', async () => {
    await page.getByText('2 rows will be invited, 3 rows won’t').waitFor();
    await verdictOf(mara, 2).getByText('Will be invited').waitFor();
    await verdictOf(mara, 4).getByText('not an address').waitFor();
    await verdictOf(mara, 5).getByText('An earlier row has the same address').waitFor();
    await verdictOf(mara, 6).getByText('belongs to a client already').waitFor();
  });
}

async function send(scene: Scene, { page, press }: Visit): Promise<void> {
  await scene.report.promise('a policy and a note hold for all rows', async () => {
    await press(page.getByRole('combobox', { name: 'Policy' }));
    await press(page.getByRole('option', { name: 'Guest access' }));
    await page.getByText('2 rows will be invited, 3 rows won’t').waitFor();
  });
  await scene.report.promise('it is sent, and its page follows until all rows are done', async () => {
    await page.getByLabel('Personal note').fill(NOTE);
    await press(page.getByRole('button', { name: 'Invite 2 clients' }));
    await seeHeading(page, 'clients.csv');
    await page.getByText('5 of 5 rows done').waitFor();
    await page.getByText('Done', { exact: true }).waitFor();
  });
  await scene.report.promise('the good rows get their mails, with their names', async () => {
    const { mail } = await receiveInvitation(scene, IDA);
    assert.ok(mail.text.includes('Ida Müller'), mail.text);
    assert.ok(mail.text.includes(NOTE), mail.text);
    await receiveInvitation(scene, JON);
  });
}

async function takeFailures({ report }: Scene, { page, press }: Visit): Promise<string> {
  return report.promise('the three others come as a file', async () => {
    const download = page.waitForEvent('download');
    await press(page.getByRole('button', { name: 'Download the failed rows' }));
    const text = await readFile(await (await download).path(), 'utf8');
    assert.equal(text.trim().split(/\r?\n/).length, 4, text);
    return text;
  });
}

async function mendAndSendAgain(scene: Scene, mara: Visit, failures: string): Promise<void> {
  const { page, press } = mara;
  const mended = failures.replace('kim@import', KIM).replace(IDA, LEO).replace(ANA, 'mia@import.example');
  await openSection(scene, mara, 'Import');
  await scene.report.promise('mended and dropped in again, all three are good', async () => {
    await drop(mara, 'mended.csv', Buffer.from(mended));
    await page.getByText('3 rows will be invited.').waitFor();
    await press(page.getByRole('button', { name: 'Invite 3 clients' }));
    await page.getByText('3 of 3 rows done').waitFor();
    for (const email of [KIM, LEO]) await receiveInvitation(scene, email);
  });
  await scene.report.promise('both imports stand in the list', async () => {
    await openSection(scene, mara, 'Import');
    const imports = page.getByRole('list', { name: 'Imports' }).getByRole('listitem');
    await imports.filter({ hasText: 'clients.csv' }).getByText('2 of 5 invited, 3 not').waitFor();
    await imports.filter({ hasText: 'mended.csv' }).getByText('3 of 3 invited').waitFor();
  });
}

const MANY = 2_000;

async function cancelImport(scene: Scene): Promise<void> {
  const addresses = Array.from({ length: MANY }, (_, index) => `n${index}@cancelled.example`);
  await visitPanel(scene, { admin: MARA, device: 'desk' }, async (mara) => {
    const { page, press } = mara;
    await openSection(scene, mara, 'Import');
    await scene.report.promise('thousands of rows are looked at in portions', async () => {
      await drop(mara, 'many.csv', Buffer.from(['email', ...addresses].join('\n')));
      await page.getByText('2,000 rows will be invited.').waitFor({ timeout: 30_000 });
    });
    await scene.report.promise('a pause stops it, and after a reload it stands still', async () => {
      await press(page.getByRole('button', { name: 'Invite 2,000 clients' }));
      await press(page.getByRole('button', { name: 'Pause' }));
      await page.getByRole('button', { name: 'Go on' }).waitFor();
      await page.reload();
      await page.getByText('Paused', { exact: true }).waitFor();
    });
    await scene.report.promise('cancelled, the rest is never invited', async () => {
      await press(page.getByRole('button', { name: 'Cancel the import' }));
      await sayYes(mara, 'Cancel this import?');
      await page.getByText('Cancelled', { exact: true }).waitFor();
      await page.getByText('The import was cancelled before its turn.').waitFor();
    });
  });
}

/** As a browser leaves it that was closed meanwhile: rows are there, and nobody started. */
async function leaveIncomplete(scene: Scene, name: string): Promise<void> {
  const api = await panelApiOf(scene, MARA);
  const opened = await api.ask('/invitations/batches', { idempotencyKey: name, name });
  const { data } = (await opened.json()) as { data: { documentId: string } };
  const added = await api.ask(`/invitations/batches/${data.documentId}/rows`, { rows: [{ email: KIM }] });
  assert.ok(added.ok, String(added.status));
}

async function cancelIncomplete(scene: Scene): Promise<void> {
  await leaveIncomplete(scene, 'torn.csv');
  await visitPanel(scene, { admin: MARA, device: 'desk' }, async (mara) => {
    const { page, press } = mara;
    const torn = page
      .getByRole('list', { name: 'Imports' })
      .getByRole('listitem')
      .filter({ hasText: 'torn.csv' });
    await openSection(scene, mara, 'Import');
    await scene.report.promise('the list says that nothing was sent, and what to do', async () => {
      await torn.getByText('Incomplete', { exact: true }).waitFor();
      await torn.getByText('It was not started yet, so nothing was sent.').waitFor();
    });
    await scene.report.promise('its page does not say that it goes on', async () => {
      await press(torn.getByRole('link', { name: 'torn.csv' }));
      await seeHeading(page, 'torn.csv');
      await page.getByText('It was not started yet, so nothing was sent.').waitFor();
      assert.equal(await page.getByText('the import goes on').count(), 0);
    });
    await scene.report.promise('cancelled, it asks for nothing more', async () => {
      await press(page.getByRole('button', { name: 'Cancel the import' }));
      await sayYes(mara, 'Cancel this import?');
      await page.getByText('Cancelled', { exact: true }).waitFor();
      await openSection(scene, mara, 'Import');
      await torn.getByText('Cancelled', { exact: true }).waitFor();
      assert.equal(await torn.getByText('It was not started yet').count(), 0);
    });
  });
}
