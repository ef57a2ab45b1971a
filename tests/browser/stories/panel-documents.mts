import assert from 'node:assert/strict';

import { openLink, receiveInvitation, seeHeading, signInButton } from '../moves.mjs';
import { MARA, NOOR, visitPanel } from '../panel.mjs';
import { ANA, BEN, type Scene } from '../scene.mjs';
import { type Visit, visit } from '../visit.mjs';
import type { Story } from './index.mjs';

const ENTRIES = '/admin/content-manager/collection-types';
const PACKETS = `${ENTRIES}/api::review-packet.review-packet`;
const USERS = `${ENTRIES}/plugin::users-permissions.user`;
/** Ana's. */
const PACKET = 'Design review: rooms and booking';
const NOTE = 'Look at the booking form first.';

export const panelDocumentStories: Story[] = [
  { title: 'An editor sends one packet to two clients from the Content Manager', tell: sendPacket },
  { title: 'An editor sends several packets at once, and says what went wrong', tell: sendSeveral },
  { title: 'An admin invites accounts from the list of users', tell: inviteUsers },
];

async function sendPacket(scene: Scene): Promise<void> {
  await visitPanel(scene, { admin: MARA, device: 'desk' }, async (mara) => {
    await openPacket(scene, mara);
    await fillDialog(scene, mara);
    await send(scene, mara);
    await openAsOwner(scene, mara);
    await openAsSomebodyElse(scene);
  });
}

async function openPacket(scene: Scene, { page, press }: Visit): Promise<void> {
  await page.goto(scene.stage.strapiUrl + PACKETS);
  await press(
    page
      .getByRole('gridcell', { name: PACKET })
      .or(page.getByRole('cell', { name: PACKET }))
      .first(),
  );
  await seeHeading(page, PACKET);
  await scene.report.promise('beside the entry stands that nobody got it yet', () =>
    page.getByText('Sent to nobody yet.').waitFor(),
  );
}

const sendDialog = ({ page }: Visit) => page.getByRole('dialog', { name: /by magic link$/ });

async function fillDialog({ report }: Scene, mara: Visit): Promise<void> {
  const { page, press } = mara;
  const dialog = sendDialog(mara);
  await report.promise('the menu of the entry opens the dialog', async () => {
    await press(page.getByRole('button', { name: 'More actions' }));
    await press(page.getByRole('menuitem', { name: 'Send by magic link' }));
    await dialog.waitFor();
  });
  await report.promise('without anybody to send it to, it says so and sends nothing', async () => {
    await press(dialog.getByRole('button', { name: 'Send now' }));
    await dialog.getByText('Choose somebody, or type an address.').waitFor();
  });
  await report.promise('an account is found and ticked; another address is typed', async () => {
    await dialog.getByLabel('Find clients by address or name').fill('ana ruiz');
    await press(dialog.getByRole('checkbox', { name: /ana@client\.example/ }));
    await dialog.getByLabel('Other addresses').fill(`Ben Adeyemi <${BEN}>, ${ANA.toUpperCase()}`);
    await dialog.getByLabel('Personal note').fill(NOTE);
    await dialog.getByRole('button', { name: 'Send to 2 people' }).waitFor();
  });
}

async function send({ report }: Scene, mara: Visit): Promise<void> {
  const { page, press } = mara;
  const dialog = sendDialog(mara);
  await report.promise('it says of each what became of it', async () => {
    await press(dialog.getByRole('button', { name: 'Send to 2 people' }));
    await dialog.getByText('2 on the way.').waitFor();
    assert.equal(await dialog.getByText('The mail is on its way.').count(), 2);
    await press(dialog.getByRole('button', { name: 'Close' }).last());
  });
  await report.promise('beside the entry stand both', async () => {
    for (const email of [ANA, BEN]) await sentTo(mara, email).waitFor();
    assert.equal(await page.getByRole('list', { name: 'Sent to' }).getByRole('listitem').count(), 2);
  });
}

const sentTo = ({ page }: Visit, email: string) =>
  page
    .getByRole('list', { name: 'Sent to' })
    .getByRole('listitem')
    .filter({ hasText: new RegExp(email, 'i') });

async function openAsOwner(scene: Scene, mara: Visit): Promise<void> {
  const { mail, link } = await receiveInvitation(scene, ANA);
  await scene.report.promise('the mail brings the note, and nothing of the document', () => {
    assert.ok(mail.text.includes(NOTE), mail.text);
    assert.ok(!mail.text.includes(PACKET), mail.text);
    return Promise.resolve();
  });
  await visit(scene, 'phone', async ({ page, press }) => {
    await scene.report.promise('its link opens exactly that document', async () => {
      await openLink(page, link);
      await press(signInButton(page));
      await seeHeading(page, PACKET);
      assert.match(new URL(page.url()).pathname, /^\/packets\/[a-z0-9]{24}$/);
    });
  });
  await scene.report.promise('the editor sees who opened it, without a reload', () =>
    sentTo(mara, ANA).getByText('Signed in').waitFor({ timeout: 15_000 }),
  );
}

async function openAsSomebodyElse(scene: Scene): Promise<void> {
  const { link } = await receiveInvitation(scene, BEN);
  await visit(scene, 'phone', async ({ page, press }) => {
    await scene.report.promise(
      'a link is no right to read: the portal shows the other client nothing',
      async () => {
        await openLink(page, link);
        await press(signInButton(page));
        await page.getByRole('heading', { name: 'This document is not here' }).waitFor();
        assert.equal(await page.getByText(PACKET).count(), 0);
      },
    );
  });
}

const GINA = 'gina@client.example';

async function sendSeveral(scene: Scene): Promise<void> {
  await visitPanel(scene, { admin: MARA, device: 'desk' }, async (mara) => {
    const { page } = mara;
    await scene.report.promise('two ticked packets leave as two mails', async () => {
      await page.goto(scene.stage.strapiUrl + PACKETS);
      await sendTicked(mara);
      await sendDialog(mara).getByText('2 on the way.').waitFor();
      const links = [await receiveInvitation(scene, GINA), await receiveInvitation(scene, GINA)];
      assert.notEqual(links[0]?.link, links[1]?.link);
    });
    await scene.report.promise('what can not be sent again yet is told with its reason', async () => {
      await page.reload();
      await sendTicked(mara);
      await sendDialog(mara).getByText('0 on the way, 2 not.').waitFor();
      await sendDialog(mara).getByText('A mail has just gone to this address').first().waitFor();
    });
  });
}

async function sendTicked(mara: Visit): Promise<void> {
  const { page, press } = mara;
  for (const title of [PACKET, 'Product data report']) {
    await press(page.getByRole('row').filter({ hasText: title }).getByRole('checkbox'));
  }
  await press(page.getByRole('button', { name: 'Send by magic link' }));
  const dialog = sendDialog(mara);
  await dialog.getByLabel('Other addresses').fill(GINA);
  await press(dialog.getByRole('button', { name: 'Send to 1 person' }));
}

async function inviteUsers(scene: Scene): Promise<void> {
  await visitPanel(scene, { admin: NOOR, device: 'desk' }, async ({ page, press }) => {
    await scene.report.promise('a ticked account is invited with its own address', async () => {
      await page.goto(`${scene.stage.strapiUrl}${USERS}?_q=${encodeURIComponent(BEN)}`);
      await press(page.getByRole('row').filter({ hasText: BEN }).getByRole('checkbox'));
      await press(page.getByRole('button', { name: 'Invite', exact: true }));
      const dialog = page.getByRole('dialog', { name: 'Invite 1 user to the portal' });
      await dialog.getByText(BEN).waitFor();
      await press(dialog.getByRole('button', { name: 'Send to 1 person' }));
      await dialog.getByText('1 on the way.').waitFor();
    });
    const { link } = await receiveInvitation(scene, BEN);
    await visit(scene, 'phone', async (ben) => {
      await scene.report.promise('and is in by its link', async () => {
        await openLink(ben.page, link);
        await ben.press(signInButton(ben.page));
        await seeHeading(ben.page, /^Good (morning|afternoon|evening), Ben$/);
      });
    });
  });
}
