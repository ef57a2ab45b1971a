import assert from 'node:assert/strict';

import { type Mail } from '../../../scripts/demo/inbox.mjs';
import { openLink, receiveInvitation, seeHeading, signInButton } from '../moves.mjs';
import {
  MARA,
  inviteDialog,
  openInvitation,
  openSection,
  rowOf,
  seeNews,
  signInToPanel,
  stepOf,
  visitPanel,
} from '../panel.mjs';
import type { Scene } from '../scene.mjs';
import { type Visit, visit } from '../visit.mjs';
import type { Story } from './index.mjs';

const CHLOE = 'chloe@client.example';
const DARIO = 'dario@client.example';
const NOTE = 'Your drafts are ready, Chloe. I am curious what you think of the blue one.';
const LANDING = '/?from=invitation';

export const panelInviteStories: Story[] = [
  { title: 'An editor invites a client from the panel, who comes by phone', tell: inviteFromPanel },
  { title: 'An editor invites with the keyboard alone', tell: inviteByKeyboard },
];

async function inviteFromPanel(scene: Scene): Promise<void> {
  await visit(scene, 'desk', async (mara) => {
    await enterPanel(scene, mara);
    await fillDialog(scene, mara);
    await seePreview(scene, mara);
    await sendInvitation(scene, mara);
    const { link } = await scene.report.promise('the client’s mail names who invites, with the note', () =>
      readMail(scene),
    );
    await comeByPhone(scene, link);
    await readTimeline(scene, mara);
  });
}

async function enterPanel(scene: Scene, mara: Visit): Promise<void> {
  const { page, press } = mara;
  await scene.report.promise('an account manager signs in to the panel', () =>
    signInToPanel(scene, mara, MARA),
  );
  await scene.report.promise('the menu leads to the invitations', async () => {
    await press(page.getByRole('link', { name: 'Magic Link' }));
    await seeHeading(page, 'Invitations');
  });
}

async function fillDialog({ report }: Scene, { page, press }: Visit): Promise<void> {
  const dialog = inviteDialog(page);
  await report.promise('the dialog takes name, note, role and landing page', async () => {
    await press(page.getByRole('button', { name: 'Invite a client' }).first());
    await dialog.getByLabel('E-mail address').fill(CHLOE);
    await dialog.getByLabel('Name', { exact: true }).fill('Chloe Martin');
    await dialog.getByLabel('Personal note').fill(NOTE);
    await press(dialog.getByRole('combobox', { name: 'Role' }));
    await press(page.getByRole('option', { name: 'Agency client' }));
    await dialog.getByLabel('Landing page').fill(LANDING);
  });
}

async function seePreview({ report }: Scene, { page }: Visit): Promise<void> {
  await report.promise('the mail stands beside it as the client will see it, with a dummy link', async () => {
    const mail = page.frameLocator('iframe[title^="Preview of the mail"]');
    await mail.getByText('Mara Lindqvist invites you').first().waitFor();
    await mail.getByText(NOTE).waitFor();
    const [button] = await mail.getByRole('link', { name: 'Accept the invitation' }).all();
    assert.ok(button, 'The preview has no button');
  });
}

async function sendInvitation({ report }: Scene, { page, press }: Visit): Promise<void> {
  const dialog = inviteDialog(page);
  await report.promise('it is sent, and stands in the list', async () => {
    await press(dialog.getByRole('button', { name: 'Send the invitation' }));
    await seeNews(page, `${CHLOE} is invited`);
    await dialog.waitFor({ state: 'hidden' });
    await rowOf(page, CHLOE).getByText('Pending').waitFor();
  });
  await report.promise('the list tells that the mail has gone, without a reload', () =>
    rowOf(page, CHLOE).getByText('Sent', { exact: true }).waitFor({ timeout: 15_000 }),
  );
}

async function readMail(scene: Scene): Promise<{ mail: Mail; link: string }> {
  const received = await receiveInvitation(scene, CHLOE);
  const { subject, text, html } = received.mail;
  assert.ok(subject.includes('Mara Lindqvist'), subject);
  for (const part of [text, html]) assert.ok(part.replaceAll(/\s+/g, ' ').includes(NOTE), part);
  return received;
}

async function comeByPhone(scene: Scene, link: string): Promise<void> {
  await visit(scene, 'phone', async (chloe) => {
    const { page, press } = chloe;
    await scene.report.promise('the link opens a page that says who invited', async () => {
      await openLink(page, link);
      await seeHeading(page, 'Welcome to Northwind Studio Portal');
      await page.getByText('Mara Lindqvist has invited you.').waitFor();
    });
    await scene.report.promise('one press leads to the dashboard, at the landing page', async () => {
      await press(signInButton(page));
      // U&P keeps no name: the portal knows a newcomer by the address.
      await seeHeading(page, /^Good (morning|afternoon|evening)$/);
      await page.getByRole('banner').getByText(CHLOE).waitFor();
      assert.equal(page.url(), scene.stage.portalUrl + LANDING);
    });
  });
}

async function readTimeline(scene: Scene, mara: Visit): Promise<void> {
  await scene.report.promise('the editor sees who did what, the newest first', async () => {
    await openInvitation(scene, mara, CHLOE);
    const steps = mara.page.locator('section', { hasText: 'Timeline' }).getByRole('listitem');
    await stepOf(mara.page, 'Signed in').waitFor();
    const told = (await steps.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' '));
    const expected = [
      /^Signed in .* The client Chrome on Android/,
      /^Invitation accepted .* The client/,
      /^Account created .* The client/,
      /^Clicked .* The client Chrome on Android/,
      /^Mail sent .* Automatic/,
      /^Invited .* Mara Lindqvist Chrome on Linux/,
    ];
    assert.equal(told.length, expected.length, told.join('\n'));
    expected.forEach((pattern, index) => assert.match(told[index] ?? '', pattern));
  });
}

/** No pointer at all: from the button in the list to the button in the dialog. */
async function inviteByKeyboard(scene: Scene): Promise<void> {
  await visitPanel(scene, { admin: MARA, device: 'desk' }, async (mara) => {
    const { page } = mara;
    const { keyboard } = page;
    const dialog = inviteDialog(page);
    await openSection(scene, mara, 'Invitations');
    await scene.report.promise(
      'Tab reaches the button that opens the dialog, and Enter opens it',
      async () => {
        await tabTo(page, 'Invite a client');
        await keyboard.press('Enter');
        await dialog.getByLabel('E-mail address').waitFor();
      },
    );
    await scene.report.promise(
      'the first field is the address; Tab goes on in the order of reading',
      async () => {
        await tabTo(page, 'E-mail address');
        await keyboard.type(DARIO);
        await keyboard.press('Tab');
        await keyboard.type('Dario Costa');
        await tabTo(page, 'Personal note');
        await keyboard.type('Welcome!');
        assert.equal(await dialog.getByLabel('Name', { exact: true }).inputValue(), 'Dario Costa');
      },
    );
    await scene.report.promise('a role is chosen with the arrows', async () => {
      await tabTo(page, 'Role');
      await dialog.getByRole('combobox', { name: 'Role' }).getByText('Agency client').waitFor();
      await keyboard.press('ArrowDown');
      await page.locator('[role=option]:focus').getByText('Agency client').waitFor();
      await keyboard.press('ArrowDown');
      await page.locator('[role=option]:focus').getByText('Authenticated').waitFor();
      await keyboard.press('Enter');
      await dialog.getByRole('combobox', { name: 'Role' }).getByText('Authenticated').waitFor();
    });
    await scene.report.promise('Enter on the last button sends it, and the mail arrives', async () => {
      await tabTo(page, 'Send the invitation');
      await keyboard.press('Enter');
      await seeNews(page, `${DARIO} is invited`);
      await receiveInvitation(scene, DARIO);
    });
    await scene.report.check('the keyboard is back where it opened the dialog', async () => {
      await dialog.waitFor({ state: 'hidden' });
      assert.equal(await focusedName(page), 'Invite a client');
    });
  });
}

const TABS = 40;

/** Presses Tab until what is in focus bears this name. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let pressed = 0; pressed < TABS; pressed += 1) {
    if ((await focusedName(page)) === name) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`"${name}" is not among what ${TABS} tabs reach`);
}

type Page = Visit['page'];

/** As a screen reader would name it, near enough for our own controls. */
function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    const focused = document.activeElement as HTMLInputElement | null;
    const label = focused?.labels?.[0]?.innerText ?? focused?.getAttribute('aria-label');
    const labelledBy = focused?.getAttribute('aria-labelledby')?.split(' ')[0];
    const byOther = labelledBy && document.getElementById(labelledBy)?.innerText;
    return (label ?? byOther ?? focused?.innerText ?? '').replace('*', '').trim();
  });
}
