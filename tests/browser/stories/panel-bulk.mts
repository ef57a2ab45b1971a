import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';

import type { InvitationRecord } from '../../../contracts';
import { receiveInvitation, seeHeading } from '../moves.mjs';
import { type PanelApi, panelApiOf } from '../panel-api.mjs';
import { MARA, WILL, PLUGIN_PATH, openSection, rowOf, sayYes, seeNews, visitPanel } from '../panel.mjs';
import type { Scene } from '../scene.mjs';
import type { Visit } from '../visit.mjs';
import type { Story } from './index.mjs';

const DOMAIN = 'bulk.example';
const [FAY, GIL, HAL] = ['fay', 'gil', 'hal'].map((name) => `${name}@${DOMAIN}`) as [string, string, string];

export const panelBulkStories: Story[] = [
  { title: 'An editor acts on several invitations at once, and takes the list away', tell: actOnSeveral },
  { title: 'Who may do nothing with clients sees nothing of them', tell: keepOut },
];

async function actOnSeveral(scene: Scene): Promise<void> {
  const api = await panelApiOf(scene, MARA);
  const [fay, gil] = await Promise.all([FAY, GIL, HAL].map((email) => api.invite({ email })));
  for (const email of [FAY, GIL, HAL]) await receiveInvitation(scene, email);
  await scene.time.letInvitationsRest();
  await visitPanel(scene, { admin: MARA, device: 'desk' }, async (mara) => {
    await openSection(scene, mara, 'Invitations', DOMAIN);
    await seeNothingElse(scene, mara);
    await sendSeveralAgain(scene, mara);
    await revokeSeveral(scene, mara);
    await seeOutcome(scene, api, [fay, gil]);
    await takeListAway(scene, mara);
  });
}

async function seeNothingElse({ report }: Scene, { page }: Visit): Promise<void> {
  await report.promise('a search shows its hits alone', async () => {
    await rowOf(page, FAY).waitFor();
    // The head is a row as well.
    assert.equal(await page.getByRole('row').count(), 4);
  });
}

async function select({ page, press }: Visit, emails: string[]): Promise<void> {
  for (const email of emails) await press(page.getByRole('checkbox', { name: `Select ${email}` }));
  await page.getByText(`${emails.length} selected`).waitFor();
}

async function sendSeveralAgain(scene: Scene, mara: Visit): Promise<void> {
  const { page, press } = mara;
  await scene.report.promise('two are sent again after one question, and both mails arrive', async () => {
    await select(mara, [FAY, GIL]);
    await press(page.getByRole('button', { name: 'Send again' }));
    await sayYes(mara, 'Send 2 invitations again?');
    await seeNews(page, '2 done');
    for (const email of [FAY, GIL]) await receiveInvitation(scene, email);
  });
  await scene.report.promise('those that just got one are counted as not sent', async () => {
    await select(mara, [FAY, HAL]);
    await press(page.getByRole('button', { name: 'Send again' }));
    await sayYes(mara, 'Send 2 invitations again?');
    await seeNews(page, /1 done, 1 not.*A mail has just gone/s);
    await receiveInvitation(scene, HAL);
  });
}

async function revokeSeveral({ report }: Scene, mara: Visit): Promise<void> {
  const { page, press } = mara;
  await report.promise('two are revoked after one question, and the third is not', async () => {
    await select(mara, [FAY, GIL]);
    await press(page.getByRole('button', { name: 'Revoke' }));
    await sayYes(mara, 'Revoke 2 invitations?');
    for (const email of [FAY, GIL]) await rowOf(page, email).getByText('Revoked').waitFor();
    await rowOf(page, HAL).getByText('Pending').waitFor();
  });
}

async function seeOutcome(
  scene: Scene,
  api: PanelApi,
  revoked: (InvitationRecord | undefined)[],
): Promise<void> {
  await scene.report.promise('none of their links is alive', async () => {
    for (const invitation of revoked) {
      const { lifecycle, links } = await api.details(invitation?.documentId ?? '');
      assert.equal(lifecycle, 'revoked');
      assert.deepEqual([...new Set(links.map(({ state }) => state))], ['revoked']);
    }
  });
}

async function takeListAway({ report }: Scene, { page, press }: Visit): Promise<void> {
  await report.promise('the export saves a file with what the search shows, and nothing else', async () => {
    const download = page.waitForEvent('download');
    await press(page.getByRole('button', { name: 'Export as CSV' }));
    const file = await download;
    assert.match(file.suggestedFilename(), /^invitations-\d{4}-\d\d-\d\d\.csv$/);
    const [head = '', ...lines] = (await readFile(await file.path(), 'utf8')).trim().split(/\r?\n/);
    assert.match(head, /email/);
    const exported = lines.map((line) => [FAY, GIL, HAL].find((email) => line.includes(email)));
    assert.deepEqual(exported.sort(), [FAY, GIL, HAL]);
  });
}

/** Reads and writes of all three sections, each closed by the server itself. */
const CLOSED_ROUTES: [path: string, body?: object][] = [
  ['/invitations'],
  ['/invitations/export.csv'],
  ['/options'],
  ['/invitations', { email: 'nobody@client.example' }],
  ['/invitations/batches'],
  ['/links'],
  ['/clients'],
  ['/policies'],
  ['/settings'],
  ['/emergency/revoke-all', {}],
];

async function keepOut(scene: Scene): Promise<void> {
  await visitPanel(scene, { admin: WILL, device: 'desk' }, async ({ page, heard }) => {
    await scene.report.promise('the menu has no entry of ours', async () => {
      await page.goto(`${scene.stage.strapiUrl}/admin`);
      await seeHeading(page, /^Hello Will/);
      assert.equal(await page.getByRole('link', { name: 'Magic Link' }).count(), 0);
    });
    await scene.report.promise('an address typed by hand shows no data, and asks for none', async () => {
      for (const path of ['', '/invitations', '/import', '/links', '/clients', '/policies', '/settings']) {
        await page.goto(scene.stage.strapiUrl + PLUGIN_PATH + path);
        await page
          .getByText('You don’t have the permissions')
          .or(page.getByText("You don't have the permissions"))
          .waitFor();
      }
      const asked = (await heard.requests()).filter(({ url }) =>
        new URL(url).pathname.startsWith('/magic-link/'),
      );
      assert.deepEqual(asked, []);
    });
  });
  const will = await panelApiOf(scene, WILL);
  await scene.report.promise('the server refuses what the panel hides', async () => {
    for (const [path, body] of CLOSED_ROUTES) assert.equal((await will.ask(path, body)).status, 403, path);
  });
}
