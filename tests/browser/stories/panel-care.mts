import assert from 'node:assert/strict';

import { openLink, receiveInvitation, requestMail, seeHeading, signInButton } from '../moves.mjs';
import { type PanelApi, panelApiOf } from '../panel-api.mjs';
import { MARA, openInvitation, openSection, rowOf, sayYes, seeNews, stepOf, visitPanel } from '../panel.mjs';
import type { Scene } from '../scene.mjs';
import { type Visit, visit } from '../visit.mjs';
import type { Story } from './index.mjs';

const DORA = 'dora@client.example';
const EMIL = 'emil@client.example';
const DAY_MS = 86_400_000;
const GREETING = /^Good (morning|afternoon|evening)$/;

export const panelCareStories: Story[] = [
  { title: 'An editor sends an invitation again, extends it and revokes it', tell: careForInvitation },
  { title: 'An editor ends the access of a guest, and lets them in again', tell: careForGuest },
];

async function careForInvitation(scene: Scene): Promise<void> {
  const api = await panelApiOf(scene, MARA);
  const { documentId } = await api.invite({ email: DORA });
  const older = await receiveInvitation(scene, DORA);
  await visitPanel(scene, { admin: MARA, device: 'desk' }, async (mara) => {
    await openInvitation(scene, mara, DORA);
    const newer = await sendAgain(scene, mara);
    await seeLinks(scene, { older: older.link, newer });
    await extend(scene, mara, () => api.details(documentId));
    await revoke(scene, mara, newer);
  });
}

async function sendAgain(scene: Scene, { page, press }: Visit): Promise<string> {
  const button = page.getByRole('button', { name: 'Send again' });
  await scene.report.promise('a second mail right after the first is refused, in words', async () => {
    await press(button);
    await seeNews(page, 'A mail has just gone to this address');
  });
  return scene.report.promise(
    'after a while it is sent, and told on the timeline with its editor',
    async () => {
      await scene.time.letInvitationsRest();
      await press(button);
      await seeNews(page, 'The invitation is on its way again');
      await stepOf(page, 'Sent again').getByText('Mara Lindqvist').waitFor();
      return (await receiveInvitation(scene, DORA)).link;
    },
  );
}

async function seeLinks(scene: Scene, { older, newer }: { older: string; newer: string }): Promise<void> {
  await visit(scene, 'phone', async ({ page }) => {
    await scene.report.promise('the older link is dead, and its page says so', async () => {
      await openLink(page, older, 410);
      await seeHeading(page, 'This link is no longer valid');
    });
    await scene.report.promise('the newer one welcomes', async () => {
      await openLink(page, newer);
      await seeHeading(page, 'Welcome to Northwind Studio Portal');
    });
  });
}

async function extend(
  { report }: Scene,
  { page, press }: Visit,
  details: () => ReturnType<PanelApi['details']>,
): Promise<void> {
  await report.promise('extending moves the end to the moment that was chosen', async () => {
    const inTenDays = new Date(Date.now() + 10 * DAY_MS);
    await press(page.getByRole('button', { name: 'Extend', exact: true }));
    const dialog = page.getByRole('dialog', { name: `Extend the invitation of ${DORA}` });
    await typeDate(page, dialog.getByRole('combobox', { name: 'Valid until: date' }), inTenDays);
    await press(dialog.getByRole('button', { name: 'Extend' }));
    await seeNews(page, 'The invitation is extended');
    await stepOf(page, 'Invitation extended').getByText('Mara Lindqvist').waitFor();
    const { invitationExpiresAt } = await details();
    assert.equal(invitationExpiresAt.slice(0, 10), inTenDays.toISOString().slice(0, 10));
  });
}

async function revoke(scene: Scene, mara: Visit, link: string): Promise<void> {
  const { page, press } = mara;
  await scene.report.promise('revoking asks first, and then it is revoked', async () => {
    await press(page.getByRole('button', { name: 'Revoke' }));
    await sayYes(mara, `Revoke the invitation of ${DORA}?`);
    await seeNews(page, 'The invitation is revoked');
    await stepOf(page, 'Invitation revoked').getByText('Mara Lindqvist').waitFor();
    await page.getByText('closed for good').waitFor();
  });
  await scene.report.promise('the link’s page says that it is no longer valid, and whom to ask', () =>
    visit(scene, 'phone', async (dora) => {
      await openLink(dora.page, link, 410);
      await seeHeading(dora.page, 'This link is no longer valid');
      await dora.page.getByText('Please ask Mara Lindqvist').waitFor();
    }),
  );
}

async function careForGuest(scene: Scene): Promise<void> {
  const api = await panelApiOf(scene, MARA);
  await api.invite({ email: EMIL, name: 'Emil Braun', policy: 'guest' });
  const { link } = await receiveInvitation(scene, EMIL);
  await visit(scene, 'phone', async (emil) => {
    await scene.report.promise('a guest comes in by phone', async () => {
      await openLink(emil.page, link);
      await emil.press(signInButton(emil.page));
      await seeHeading(emil.page, GREETING);
    });
    await visitPanel(scene, { admin: MARA, device: 'desk' }, async (mara) => {
      await endAccess(scene, mara);
      await seeSessionEnded(scene, emil);
      await seeEndOnInvitation(scene, mara);
      await setNewEnd(scene, mara);
      await comeAgain(scene, emil);
    });
  });
}

async function endAccess(scene: Scene, mara: Visit): Promise<void> {
  const { page, press } = mara;
  await scene.report.promise('the editor ends the access from the list of clients', async () => {
    await openSection(scene, mara, 'Clients');
    await rowOf(page, EMIL).getByText('Guest', { exact: true }).waitFor();
    await press(page.getByRole('button', { name: `Actions for ${EMIL}` }));
    await press(page.getByRole('menuitem', { name: 'End access', exact: true }));
    await sayYes(mara, `End the access of ${EMIL}?`);
    await seeNews(page, 'The access has ended');
    await rowOf(page, EMIL).getByText('Ended', { exact: true }).waitFor();
  });
}

async function seeSessionEnded(scene: Scene, { page }: Visit): Promise<void> {
  await scene.report.promise('the guest’s session is over with it', async () => {
    await page.goto(scene.stage.portalUrl);
    await seeHeading(page, 'Your session has ended');
  });
}

async function seeEndOnInvitation(scene: Scene, mara: Visit): Promise<void> {
  const { page } = mara;
  await scene.report.promise('the invitation’s page tells it, and offers a new end', async () => {
    await openInvitation(scene, mara, EMIL);
    await page.getByText('Access ended: the client is signed out').waitFor();
    await page.getByRole('button', { name: 'Set a new end' }).waitFor();
    assert.equal(await page.getByText('The client has access').count(), 0);
    await openSection(scene, mara, 'Clients');
  });
}

async function setNewEnd(scene: Scene, mara: Visit): Promise<void> {
  const { page, press } = mara;
  const dialog = page.getByRole('dialog', { name: `End of access of ${EMIL}` });
  await scene.report.promise(
    'an end that is over is no proposal, and nothing is left to chance',
    async () => {
      await press(page.getByRole('button', { name: `Actions for ${EMIL}` }));
      await press(page.getByRole('menuitem', { name: 'Change the end of access' }));
      assert.equal(await dialog.getByRole('combobox', { name: 'Access ends: date' }).inputValue(), '');
      await press(dialog.getByRole('button', { name: 'Set this end' }));
      await dialog.getByText('Choose a moment that is still to come').waitFor();
      assert.ok(!(await dialog.getByRole('checkbox', { name: 'Access without an end' }).isChecked()));
    },
  );
  await scene.report.promise('a later end makes them a guest again', async () => {
    const inFiveDays = new Date(Date.now() + 5 * DAY_MS);
    await typeDate(page, dialog.getByRole('combobox', { name: 'Access ends: date' }), inFiveDays);
    await press(dialog.getByRole('button', { name: 'Set this end' }));
    await seeNews(page, 'The end of access is changed');
    await rowOf(page, EMIL).getByText('Guest', { exact: true }).waitFor();
  });
}

async function comeAgain(scene: Scene, emil: Visit): Promise<void> {
  await scene.report.promise('who signs in with a new link then', async () => {
    await emil.page.goto(`${scene.stage.portalUrl}/signed-out`);
    const { link } = await requestMail(emil, scene, EMIL);
    await openLink(emil.page, link);
    await emil.press(signInButton(emil.page));
    await seeHeading(emil.page, GREETING);
  });
}

/** As the panel writes a date in English: the month first. */
async function typeDate(
  page: Visit['page'],
  field: ReturnType<Visit['page']['locator']>,
  date: Date,
): Promise<void> {
  const [year, month, day] = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  const two = (part: number) => `${part}`.padStart(2, '0');
  await field.fill(`${two(month)}/${two(day)}/${year}`);
  // The calendar that has opened closes, with the date taken.
  await page.keyboard.press('Tab');
}
