import assert from 'node:assert/strict';

import type { Page as PageOf, BatchRecord, InvitationRecord } from '../../../contracts';
import { seeHeading } from '../moves.mjs';
import { panelApiOf } from '../panel-api.mjs';
import { MARA, openSection, visitPanel } from '../panel.mjs';
import type { Scene } from '../scene.mjs';
import type { Visit } from '../visit.mjs';
import type { Story } from './index.mjs';

/** More than one portion of 500. */
const COUNT = 600;
const NOTE = 'Welcome back.';

export const panelImportAgainStories: Story[] = [
  { title: 'An editor closes the browser while an import is handed over, and goes on', tell: goOn },
  { title: 'An editor looks at another screen while an import is handed over', tell: lookElsewhere },
];

async function goOn(scene: Scene): Promise<void> {
  const { promise } = scene.report;
  const file = fileOf('closed');
  await visitPanel(scene, { admin: MARA, device: 'desk' }, async (mara) => {
    await promise('the page is closed while rows are on their way', async () => {
      const portions = await holdBackSecondPortion(mara);
      await draw(scene, mara, file);
      await mara.page.getByLabel('Personal note').fill(NOTE);
      await mara.press(mara.page.getByRole('button', { name: 'Invite 600 clients' }));
      await portions.heldBack;
      await mara.page.close();
    });
  });
  await visitPanel(scene, { admin: MARA, device: 'desk' }, async (mara) => {
    const { page, press } = mara;
    await promise('in another browser the list says what to do', async () => {
      await openSection(scene, mara, 'Import');
      await lineOf(mara, file.name).getByText('Drop the same file in again, and it goes on').waitFor();
    });
    await promise('the same file dropped in again brings the choices back', async () => {
      await draw(scene, mara, file);
      await page.getByText('You began to import a file by this name').waitFor();
      assert.equal(await page.getByLabel('Personal note').inputValue(), NOTE);
    });
    await promise('sent, it is worked off', async () => {
      await press(page.getByRole('button', { name: 'Invite 600 clients' }));
      await seeHeading(page, file.name);
      await page.getByText('600 of 600 rows done').waitFor({ timeout: 120_000 });
    });
    await promise('it is one import, and each row has exactly one invitation', async () => {
      const [batch, ...others] = await importsOf(scene, file.name);
      assert.deepEqual([batch?.total, batch?.rows.invited, others.length], [COUNT, COUNT, 0]);
      assert.equal(await countInvitations(scene, 'closed.example'), COUNT);
    });
  });
}

async function lookElsewhere(scene: Scene): Promise<void> {
  const { promise } = scene.report;
  const file = fileOf('elsewhere');
  await visitPanel(scene, { admin: MARA, device: 'desk' }, async (mara) => {
    const { page, press } = mara;
    const portions = await holdBackSecondPortion(mara);
    await draw(scene, mara, file);
    await press(page.getByRole('button', { name: 'Invite 600 clients' }));
    await portions.heldBack;
    await promise('the rest is handed over and started behind another screen', async () => {
      await press(page.getByRole('link', { name: 'Clients', exact: true }));
      await seeHeading(page, 'Clients');
      portions.letThrough();
      await untilStarted(scene, file.name);
    });
    await promise('nobody is fetched back from there', async () => {
      await page.waitForTimeout(500);
      await seeHeading(page, 'Clients');
    });
  });
}

interface DroppedFile {
  name: string;
  content: Buffer;
}

function fileOf(name: string): DroppedFile {
  const addresses = Array.from({ length: COUNT }, (_, index) => `n${index}@${name}.example`);
  return { name: `${name}.csv`, content: Buffer.from(['email', ...addresses].join('\n')) };
}

/** Drops the file in and waits until each row was looked at. */
async function draw(scene: Scene, mara: Visit, { name, content }: DroppedFile): Promise<void> {
  const { page } = mara;
  await openSection(scene, mara, 'Import');
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: content });
  await page.getByText('600 rows will be invited.').waitFor({ timeout: 30_000 });
}

/** The first portion reaches the server, the next one is on its way until it is let through. */
async function holdBackSecondPortion({ page }: Visit) {
  const [heldBack, released] = [gate(), gate()];
  let sent = 0;
  await page.route('**/invitations/batches/*/rows', async (route) => {
    sent += 1;
    if (sent > 1) {
      heldBack.open();
      await released.opened;
    }
    await route.continue();
  });
  return { heldBack: heldBack.opened, letThrough: released.open };
}

function gate() {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open: () => open() };
}

const lineOf = ({ page }: Visit, name: string) =>
  page.getByRole('list', { name: 'Imports' }).getByRole('listitem').filter({ hasText: name });

async function importsOf(scene: Scene, name: string): Promise<BatchRecord[]> {
  const { ask } = await panelApiOf(scene, MARA);
  const { data } = (await (await ask('/invitations/batches?pageSize=100')).json()) as PageOf<BatchRecord>;
  return data.filter((batch) => batch.name === name);
}

async function countInvitations(scene: Scene, domain: string): Promise<number> {
  const { ask } = await panelApiOf(scene, MARA);
  const { meta } = (await (await ask(`/invitations?search=${domain}`)).json()) as PageOf<InvitationRecord>;
  return meta.pagination.total;
}

async function untilStarted(scene: Scene, name: string): Promise<void> {
  for (const deadline = Date.now() + 30_000; Date.now() < deadline;) {
    const [batch] = await importsOf(scene, name);
    if (batch && batch.state !== 'collecting') return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('The import was not started.');
}
