import { receiveInvitation, seeHeading } from '../moves.mjs';
import { MARA, inviteDialog, rowOf, seeNews, signInToPanel } from '../panel.mjs';
import type { Scene } from '../scene.mjs';
import { type Visit, visit } from '../visit.mjs';
import type { Story } from './index.mjs';

const CHLOE = 'chloe@client.example';

export const panelInviteStories: Story[] = [
  { title: 'An editor invites a client from the panel', tell: inviteFromPanel },
];

async function inviteFromPanel(scene: Scene): Promise<void> {
  await visit(scene, 'desk', async (mara) => {
    await enterPanel(scene, mara);
    await invite(scene, mara);
    await scene.report.promise('a mail brings the invitation to the client', () =>
      receiveInvitation(scene, CHLOE),
    );
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

async function invite({ report }: Scene, { page, press }: Visit): Promise<void> {
  const dialog = inviteDialog(page);
  await report.promise('the dialog asks for little more than an address', async () => {
    await press(page.getByRole('button', { name: 'Invite a client' }).first());
    await dialog.getByLabel('E-mail address').fill(CHLOE);
    await dialog.getByLabel('Name', { exact: true }).fill('Chloe Martin');
  });
  await report.promise('it is sent, and stands in the list', async () => {
    await press(dialog.getByRole('button', { name: 'Send the invitation' }));
    await seeNews(page, `${CHLOE} is invited`);
    await rowOf(page, CHLOE).getByText('Pending').waitFor();
  });
}
