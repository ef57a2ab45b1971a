import assert from 'node:assert/strict';

import { openLink, receiveInvitation, seeHeading, signInButton } from '../moves.mjs';
import { panelApiOf } from '../panel-api.mjs';
import {
  MARA,
  NOOR,
  inviteDialog,
  openInvitation,
  openSection,
  rowOf,
  sayYes,
  seeNews,
  stepOf,
  visitPanel,
} from '../panel.mjs';
import { BEN, type Scene } from '../scene.mjs';
import { type Visit, visit } from '../visit.mjs';
import type { Story } from './index.mjs';

const NINA = 'nina@client.example';
const OTTO = 'otto@client.example';
const GREETING = /^Good (morning|afternoon|evening)$/;

export const panelHelpStories: Story[] = [
  { title: 'An editor without a single invitation is helped to the first', tell: beginWithNobody },
  {
    title: 'The mails of a copied database rest until an admin says that it is the portal',
    tell: confirmHome,
  },
  { title: 'An admin copies a link for somebody whom mail does not reach', tell: copyLink },
  { title: 'An editor unblocks a client', tell: unblock },
  { title: 'An editor sees why a mail did not arrive', tell: seeFailure },
];

async function beginWithNobody(scene: Scene): Promise<void> {
  await scene.time.withoutInvitations(() =>
    visitPanel(scene, { admin: MARA, device: 'desk' }, async (mara) => {
      await openSection(scene, mara, 'Invitations');
      await scene.report.promise('the empty list says what to do, with the button that does it', async () => {
        await mara.page.getByText('Nobody has been invited yet').waitFor();
        await mara.press(mara.page.getByRole('button', { name: 'Invite a client' }).last());
        await inviteDialog(mara.page).getByLabel('E-mail address').waitFor();
      });
    }),
  );
}

async function confirmHome(scene: Scene): Promise<void> {
  const elsewhere = 'https://portal.example';
  await scene.time.moveHome(elsewhere);
  await visitPanel(scene, { admin: NOOR, device: 'desk' }, async (noor) => {
    const { page, press } = noor;
    await openSection(scene, noor, 'Invitations');
    await scene.report.promise('the list says that no mail is sent, and whose database it is', () =>
      page.getByText(`This database last sent mail from ${elsewhere}`).waitFor(),
    );
    await scene.report.promise('what is invited meanwhile waits', async () => {
      // An answer of the worker's is good for two seconds.
      await page.waitForTimeout(2_500);
      const { documentId } = await (await panelApiOf(scene, MARA)).invite({ email: OTTO });
      await page.waitForTimeout(2_000);
      assert.equal((await (await panelApiOf(scene, MARA)).details(documentId)).delivery, 'queued');
    });
    await scene.report.promise('confirmed, after one question, it leaves', async () => {
      await press(page.getByRole('button', { name: 'This is the real portal: send mail' }));
      await sayYes(noor, /^Send mail from/);
      await seeNews(page, 'Mail is sent again.');
      await page.getByText('No mail is sent.').waitFor({ state: 'hidden' });
      await receiveInvitation(scene, OTTO);
    });
  });
}

async function copyLink(scene: Scene): Promise<void> {
  const api = await panelApiOf(scene, NOOR);
  await api.invite({ email: NINA, notify: false });
  await api.invite({ email: BEN, existingClient: 'keep-role', ifPending: 'replace', notify: false });
  await visitPanel(scene, { admin: NOOR, device: 'desk' }, async (noor) => {
    const link = await makeLink(scene, noor);
    await visit(scene, 'phone', async (nina) => {
      await scene.report.promise('its holder is in', async () => {
        await openLink(nina.page, link);
        await nina.press(signInButton(nina.page));
        await seeHeading(nina.page, GREETING);
      });
    });
    await scene.report.promise('for an address with an account there is no such button', async () => {
      await openInvitation(scene, noor, BEN);
      await noor.page.getByRole('button', { name: 'Revoke' }).waitFor();
      assert.equal(await noor.page.getByRole('button', { name: 'Copy a link' }).count(), 0);
    });
  });
  await scene.report.promise('nor for an editor without that permission', () =>
    visitPanel(scene, { admin: MARA, device: 'desk' }, async (mara) => {
      await openInvitation(scene, mara, BEN);
      assert.equal(await mara.page.getByRole('button', { name: 'Copy a link' }).count(), 0);
    }),
  );
}

async function makeLink(scene: Scene, noor: Visit): Promise<string> {
  const { page, press } = noor;
  const dialog = page.getByRole('dialog', { name: `Copy a link for ${NINA}` });
  await openInvitation(scene, noor, NINA);
  const link = await scene.report.promise('it warns, and shows the link once', async () => {
    await press(page.getByRole('button', { name: 'Copy a link' }));
    await dialog.getByText('Whoever holds this link is the client').waitFor();
    await press(dialog.getByRole('button', { name: 'Make a link' }));
    return dialog.getByRole('textbox').inputValue();
  });
  await scene.report.promise('closed, it is gone; the timeline tells who made it', async () => {
    await press(dialog.getByRole('button', { name: 'Close' }).last());
    await stepOf(page, 'Link copied by an editor').waitFor();
    await press(page.getByRole('button', { name: 'Copy a link' }));
    await dialog.getByRole('button', { name: 'Make a link' }).waitFor();
    assert.equal(await dialog.getByRole('textbox').count(), 0);
    await page.keyboard.press('Escape');
  });
  return link;
}

async function unblock(scene: Scene): Promise<void> {
  const address = 'rosa@client.example';
  await (await panelApiOf(scene, MARA)).invite({ email: address });
  const { link } = await receiveInvitation(scene, address);
  await visit(scene, 'phone', async (rosa) => {
    await openLink(rosa.page, link);
    await rosa.press(signInButton(rosa.page));
    await seeHeading(rosa.page, GREETING);
  });
  await scene.time.block(address);
  await visitPanel(scene, { admin: MARA, device: 'desk' }, async (mara) => {
    const { page, press } = mara;
    await scene.report.promise('the invitation’s page says that the client is blocked', async () => {
      await openInvitation(scene, mara, address);
      await page.getByText('The client is blocked: no link lets them in').waitFor();
    });
    await scene.report.promise('its button lets them in again', async () => {
      await press(page.getByRole('button', { name: 'Unblock' }));
      await seeNews(page, 'The client can sign in again.');
      await openSection(scene, mara, 'Clients', address);
      await rowOf(page, address).getByText('Blocked', { exact: true }).waitFor({ state: 'hidden' });
    });
  });
}

async function seeFailure(scene: Scene): Promise<void> {
  const address = 'bounced@client.example';
  await scene.time.letInvitationsRest();
  await (await panelApiOf(scene, MARA)).invite({ email: address, ifPending: 'replace' });
  await visitPanel(scene, { admin: MARA, device: 'desk' }, async (mara) => {
    await scene.report.promise('in the words of the mail server, with the way on', async () => {
      await openInvitation(scene, mara, address);
      await mara.page.getByText('5.1.1 No mailbox of this name here').waitFor();
    });
  });
}
