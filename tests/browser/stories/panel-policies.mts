import assert from 'node:assert/strict';

import type { PolicyList } from '../../../contracts';
import { openLink, receiveInvitation } from '../moves.mjs';
import { panelApiOf } from '../panel-api.mjs';
import {
  MARA,
  NOOR,
  PLUGIN_PATH,
  fillDuration,
  openInvitation,
  openPolicy,
  openSection,
  policyCard,
  rowOf,
  seeNews,
  visitPanel,
} from '../panel.mjs';
import type { Scene } from '../scene.mjs';
import type { Visit } from '../visit.mjs';
import type { Story } from './index.mjs';

const VERA = 'vera@client.example';
const WALT = 'walt@client.example';
const HOUR_MS = 3_600_000;

export const panelPolicyStories: Story[] = [
  {
    title: 'An admin lets links live for days: policies warn, and the log tells what it was before',
    tell: changePolicy,
  },
  {
    title: 'Policies: who changes one that somebody else just changed loses neither’s work',
    tell: meetInTheMiddle,
  },
];

async function changePolicy(scene: Scene): Promise<void> {
  const api = await panelApiOf(scene, MARA);
  await api.invite({ email: VERA });
  const { link } = await receiveInvitation(scene, VERA);
  await visitPanel(scene, { admin: NOOR, device: 'desk' }, async (noor) => {
    await readPolicies(scene, noor);
    await lengthen(scene, noor);
    await scene.report.promise('a mail from now on brings a link of three days', async () => {
      const { documentId } = await api.invite({ email: WALT });
      await receiveInvitation(scene, WALT);
      const [made] = (await api.details(documentId)).links;
      assert.ok(made);
      assert.equal(Date.parse(made.expiresAt) - Date.parse(made.issuedAt), 72 * HOUR_MS);
    });
    await scene.report.promise('the link that was out still works as it did', () => seeAlive(noor, link));
    await seeLine(scene, noor);
    await resetAndRetire(scene, noor, link);
  });
  await mistypeInGerman(scene);
}

async function readPolicies(scene: Scene, noor: Visit): Promise<void> {
  const { page } = noor;
  await openSection(scene, noor, 'Policies');
  await scene.report.promise('every policy reads as a sentence', async () => {
    await page.getByText('A sign-in link lives 15 minutes, works once').waitFor();
    await page.getByText('An invitation link lives 24 hours, works once').waitFor();
  });
  await scene.report.promise('what a file fixes is named, and can’t be changed', async () => {
    await policyCard(page, 'Invitation').getByText('Fixed by config/plugins: Roles').waitFor();
    await openPolicy(scene, noor, 'invitation');
    await page.getByText('Fixed by config/plugins. Which roles').waitFor();
    assert.ok(await page.getByRole('combobox', { name: 'Roles', exact: true }).isDisabled());
  });
}

async function lengthen(scene: Scene, noor: Visit): Promise<void> {
  const { page, press } = noor;
  await scene.report.promise('a link of days gets a warning that says why, as it is typed', async () => {
    await fillDuration(noor, 'Link lifetime', '3', 'days');
    await page.getByText('like a password in plain text').waitFor();
  });
  await scene.report.promise('what follows is said before saving', async () => {
    await press(page.getByRole('button', { name: 'Save', exact: true }).first());
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('row', { name: 'Link lifetime 24 hours 3 days' }).waitFor();
    await dialog.getByText(/live links? stays? as/).waitFor();
    await press(dialog.getByRole('button', { name: 'Save the policy' }));
    await seeNews(page, 'The policy is saved.');
  });
  await scene.report.promise('in the list it is marked, with the warning beside it', async () => {
    await openSection(scene, noor, 'Policies');
    const card = policyCard(page, 'Invitation');
    await card.getByText('An invitation link lives 3 days').waitFor();
    await card.getByText('Changed from its default').waitFor();
    await card.getByText('like a password in plain text').waitFor();
  });
}

async function seeLine(scene: Scene, noor: Visit): Promise<void> {
  const { page, press } = noor;
  await scene.report.promise('the log has who changed which policy, with before and after', async () => {
    await openSection(scene, noor, 'Audit log');
    const row = rowOf(page, 'Policy changed: Invitation, by Noor').first();
    await press(row.getByRole('button', { name: /^Details of line/ }));
    const dialog = page.getByRole('dialog', { name: /^Policy changed: Invitation/ });
    await dialog.getByRole('row', { name: 'Link lifetime 24 hours 3 days' }).waitFor();
    await page.keyboard.press('Escape');
  });
}

async function resetAndRetire(scene: Scene, noor: Visit, link: string): Promise<void> {
  const { page, press } = noor;
  await scene.report.promise(
    'reset to its default, the links that are out may be ended with it',
    async () => {
      await openPolicy(scene, noor, 'invitation');
      await press(page.getByRole('button', { name: 'Reset to default…' }));
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('row', { name: 'Link lifetime 3 days 24 hours' }).waitFor();
      await press(dialog.getByRole('checkbox', { name: 'End these links now' }));
      await press(dialog.getByRole('button', { name: 'Save the policy' }));
      await seeNews(page, /^The policy is saved, and \d+ links? ha(?:s|ve) ended\.$/);
      await page.getByRole('button', { name: 'Reset to default…' }).waitFor({ state: 'hidden' });
    },
  );
  await scene.report.promise('they are over; their invitations wait to be sent again', async () => {
    await seeAlive(noor, link, 410);
    await openInvitation(scene, noor, VERA);
    await page.getByText('Pending', { exact: true }).first().waitFor();
    await page.getByRole('button', { name: 'Send again' }).first().waitFor();
  });
}

async function mistypeInGerman(scene: Scene): Promise<void> {
  await visitPanel(scene, { admin: NOOR, device: 'desk' }, async ({ page, press, context }) => {
    await context.addInitScript(() => localStorage.setItem('strapi-admin-language', 'de'));
    await scene.report.promise('what the server finds wrong is told in the reader’s language', async () => {
      await page.goto(`${scene.stage.strapiUrl}${PLUGIN_PATH}/policies/guest`);
      await page.getByLabel('Nur diese Maildomains').fill('keine Domain');
      await page.getByLabel('Erinnerungen').fill('91');
      await press(page.getByRole('button', { name: 'Speichern', exact: true }).first());
      await press(page.getByRole('dialog').getByRole('button', { name: 'Regelwerk speichern' }));
      await page.getByText('Jede Zeile muss eine Maildomain sein').waitFor();
      await page.getByText('Ganze Tage, von 1 bis 90.').waitFor();
    });
  });
}

async function seeAlive({ context }: Visit, link: string, status = 200): Promise<void> {
  const page = await context.newPage();
  await openLink(page, link, status);
  await page.close();
}

async function meetInTheMiddle(scene: Scene): Promise<void> {
  const api = await panelApiOf(scene, NOOR);
  await visitPanel(scene, { admin: NOOR, device: 'desk' }, async (noor) => {
    const { page, press } = noor;
    const save = async () => {
      await press(page.getByRole('button', { name: 'Save', exact: true }).first());
      await press(page.getByRole('dialog').getByRole('button', { name: 'Save the policy' }));
    };
    await openPolicy(scene, noor, 'document');
    await scene.report.promise(
      'what the server finds wrong stands at its field, which has the focus',
      async () => {
        await page.getByLabel('Only these mail domains').fill('client.example\nno domain');
        await save();
        await page.getByText('Each line must be a mail domain').waitFor();
        await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
      },
    );
    await scene.report.promise('who leaves now is asked first, and may stay', async () => {
      await press(page.getByRole('link', { name: 'Clients' }));
      const question = page.getByRole('alertdialog', { name: 'Leave without saving?' });
      await press(question.getByRole('button', { name: 'Stay' }));
      assert.match(await page.getByLabel('Only these mail domains').inputValue(), /^client\.example/);
    });
    await scene.report.promise('somebody else’s change is told, and what was typed stays', async () => {
      const { data } = (await (await api.ask('/policies')).json()) as PolicyList;
      const version = data.find(({ key }) => key === 'document')?.version;
      const theirs = { version, rules: { reminderDays: [5] } };
      assert.equal((await api.ask('/policies/document', theirs, 'PUT')).status, 200);
      await page.getByLabel('Only these mail domains').fill('client.example');
      await save();
      await page.getByText('Somebody else changed this meanwhile').waitFor();
      assert.equal(await page.getByLabel('Reminders').inputValue(), '5');
      assert.equal(await page.getByLabel('Only these mail domains').inputValue(), 'client.example');
    });
    await scene.report.promise('saved then, both are kept', async () => {
      await press(page.getByRole('button', { name: 'Keep what I typed' }));
      await save();
      await seeNews(page, 'The policy is saved.');
      await page.getByText('A reminder').or(page.getByText('Reminders after 5 days.')).first().waitFor();
      await page.getByText('Only addresses at client.example.').waitFor();
    });
    await press(page.getByRole('button', { name: 'Reset to default…' }));
    await press(page.getByRole('dialog').getByRole('button', { name: 'Save the policy' }));
    await seeNews(page, 'The policy is saved.');
  });
}
