import assert from 'node:assert/strict';

import { receiveInvitation } from '../moves.mjs';
import { panelApiOf } from '../panel-api.mjs';
import {
  MARA,
  NOOR,
  WILL,
  fillDuration,
  inviteDialog,
  openPolicy,
  openSection,
  policyCard,
  seeNews,
  visitPanel,
} from '../panel.mjs';
import type { Scene } from '../scene.mjs';
import type { Visit } from '../visit.mjs';
import type { Story } from './index.mjs';

const XENIA = 'xenia@client.example';

export const panelOwnPolicyStories: Story[] = [
  {
    title: 'Policies: a team adds one of its own, invites with it, and deletes it when nobody needs it',
    tell: ownPolicy,
  },
  { title: 'Policies: who may only look at them, and at settings, changes nothing', tell: lookOnly },
];

async function ownPolicy(scene: Scene): Promise<void> {
  await visitPanel(scene, { admin: NOOR, device: 'desk' }, async (noor) => {
    await addPolicy(scene, noor);
    await scene.report.promise('whoever invites is offered it by its name', () => inviteByIt(scene));
    await deletePolicy(scene, noor);
  });
}

async function addPolicy(scene: Scene, noor: Visit): Promise<void> {
  const { page, press } = noor;
  await scene.report.promise('a new policy gets its key from its name', async () => {
    await openSection(scene, noor, 'Policies');
    await press(page.getByRole('link', { name: 'Add a policy' }));
    await page.getByLabel('Name', { exact: true }).fill('Board members (2026)');
    assert.equal(await page.getByLabel('Key', { exact: true }).inputValue(), 'board-members-2026');
    await fillDuration(noor, 'Link lifetime', '2', 'hours');
    await page.getByText('Its link lives 2 hours').waitFor();
    await press(page.getByRole('button', { name: 'Create the policy' }).first());
    await seeNews(page, 'The policy “Board members (2026)” is there.');
  });
  await scene.report.promise(
    'it is made as it was shown, also where a file fixes the model that it began as',
    async () => {
      const card = policyCard(page, 'Board members (2026)');
      await card.getByText('Its link lives 2 hours').waitFor();
      await card.getByText('Roles: Agency client and Authenticated.').waitFor();
    },
  );
  await scene.report.promise('it can be called otherwise', async () => {
    await openPolicy(scene, noor, 'board-members-2026');
    await page.getByLabel('Name', { exact: true }).fill('The board');
    await press(page.getByRole('button', { name: 'Save', exact: true }).first());
    await press(page.getByRole('dialog').getByRole('button', { name: 'Save the policy' }));
    await seeNews(page, 'The policy is saved.');
  });
}

async function inviteByIt(scene: Scene): Promise<void> {
  await visitPanel(scene, { admin: MARA, device: 'desk' }, async ({ page, press, ...mara }) => {
    const dialog = inviteDialog(page);
    await openSection(scene, { page, press, ...mara }, 'Invitations');
    await press(page.getByRole('button', { name: 'Invite a client' }).first());
    await dialog.getByLabel('E-mail address').fill(XENIA);
    await press(dialog.getByRole('combobox', { name: 'Policy' }));
    await press(page.getByRole('option', { name: 'The board' }));
    await press(dialog.getByRole('button', { name: 'Send the invitation' }));
    await dialog.waitFor({ state: 'hidden' });
    await receiveInvitation(scene, XENIA);
  });
}

async function deletePolicy(scene: Scene, noor: Visit): Promise<void> {
  const { page, press } = noor;
  const question = page.getByRole('alertdialog', { name: 'Delete the policy “The board”?' });
  const ask = async () => {
    await openPolicy(scene, noor, 'board-members-2026');
    await press(page.getByRole('button', { name: 'Delete the policy' }));
    await press(question.getByRole('button', { name: 'Delete the policy' }));
  };
  await scene.report.promise('while an invitation needs it, it stays, and says what needs it', async () => {
    await ask();
    await question.getByText('It is still in use: 1 pending invitation, 1 live link').waitFor();
    await press(question.getByRole('button', { name: 'Cancel' }));
  });
  await scene.report.promise('once that is revoked, it goes', async () => {
    const api = await panelApiOf(scene, MARA);
    const { data } = (await (await api.ask(`/invitations?search=${XENIA}`)).json()) as {
      data: { documentId: string }[];
    };
    await api.ask(`/invitations/${data[0]?.documentId}/revoke`, {});
    await ask();
    await seeNews(page, 'The policy “The board” is deleted.');
    await policyCard(page, 'Guest access').waitFor();
    assert.equal(await policyCard(page, 'The board').count(), 0);
  });
}

async function lookOnly(scene: Scene): Promise<void> {
  const noor = await panelApiOf(scene, NOOR);
  await noor.lend('Picture desk', ['policies.read', 'settings.read'], () =>
    visitPanel(scene, { admin: WILL, device: 'desk' }, async (will) => {
      const { page } = will;
      await scene.report.promise('the menu leads to these two, and to nothing else', async () => {
        await openSection(scene, will, 'Policies');
        const sections = page.locator('nav[aria-label="Magic Link"]').getByRole('link');
        assert.deepEqual(await sections.allInnerTexts(), ['Policies', 'Settings']);
      });
      await scene.report.promise('every policy can be read, and none be saved', async () => {
        await page.getByRole('link', { name: 'Look at it: Invitation' }).click();
        assert.ok(await page.getByLabel('Link lifetime', { exact: true }).isDisabled());
        assert.ok(await page.getByLabel('Reminders').isDisabled());
        assert.equal(await page.getByRole('button', { name: /^(Save|Reset|Delete)/ }).count(), 0);
      });
      await scene.report.promise('nor a setting', async () => {
        await openSection(scene, will, 'Settings');
        assert.ok(await page.getByLabel('Log, in days').isDisabled());
        assert.ok(await page.getByRole('radio', { name: 'Everybody' }).isDisabled());
        assert.equal(await page.getByRole('button', { name: 'Save' }).count(), 0);
      });
    }),
  );
}
