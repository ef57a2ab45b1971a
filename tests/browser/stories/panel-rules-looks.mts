import assert from 'node:assert/strict';

import type { CreatePolicyBody } from '../../../contracts';
import { DIALOG, FOR_AXE, SCREEN, look } from '../look.mjs';
import { panelApiOf } from '../panel-api.mjs';
import { NOOR, openPolicy, openSection, policyCard, rowOf, visitPanel } from '../panel.mjs';
import type { Scene } from '../scene.mjs';
import type { Device, Visit } from '../visit.mjs';
import type { Story } from './index.mjs';

export const panelRulesLooksStories: Story[] = (['desk', 'phone'] as const).map((device) => ({
  title: `Policies and settings on a ${device}: accessible, and nothing scrolls sideways`,
  tell: (scene: Scene) => tour(scene, device),
}));

async function tour(scene: Scene, device: Device): Promise<void> {
  const api = await panelApiOf(scene, NOOR);
  // A long link, so that the warning is looked at as well.
  const own: CreatePolicyBody = {
    key: `tour-${device}`,
    label: `For the ${device}`,
    rules: { linkLifetimeSeconds: 172_800, reminderDays: [3] },
  };
  assert.equal((await api.ask('/policies', own)).status, 201);
  await visitPanel(
    scene,
    { admin: NOOR, device },
    async (noor) => {
      await tourPolicies(scene, noor, own);
      await tourSettings(scene, noor);
      await tourLine(scene, noor, own);
    },
    FOR_AXE,
  );
  await api.ask(`/policies/${own.key}`, undefined, 'DELETE');
}

const pressSave = ({ page, press }: Visit) =>
  press(page.getByRole('button', { name: 'Save', exact: true }).first());

async function tourPolicies(scene: Scene, noor: Visit, { key, label }: CreatePolicyBody): Promise<void> {
  const { page, press } = noor;
  await openSection(scene, noor, 'Policies');
  await policyCard(page, label).waitFor();
  await look(scene, noor, 'policies', SCREEN);
  await press(page.getByRole('link', { name: 'Add a policy' }));
  await page.getByLabel('Key', { exact: true }).waitFor();
  await look(scene, noor, 'a new policy', SCREEN);
  await openPolicy(scene, noor, key);
  await look(scene, noor, 'a policy', SCREEN);
  await page.getByLabel('Reminders').fill('3, 7');
  await pressSave(noor);
  await look(scene, noor, 'the question before a policy is saved', DIALOG);
  await press(page.getByRole('button', { name: 'Cancel' }));
  await press(page.getByRole('button', { name: 'Delete the policy' }));
  await look(scene, noor, 'the question before a policy is deleted', DIALOG);
  await page.keyboard.press('Escape');
}

async function tourSettings(scene: Scene, noor: Visit): Promise<void> {
  const { page, press } = noor;
  await openSection(scene, noor, 'Settings');
  await page.getByText('Set by files').waitFor();
  await look(scene, noor, 'the settings', SCREEN);
  await press(page.getByRole('radio', { name: 'Whole' }));
  await pressSave(noor);
  await look(scene, noor, 'the question before settings are saved', DIALOG);
}

async function tourLine(scene: Scene, noor: Visit, { label }: CreatePolicyBody): Promise<void> {
  const { page, press } = noor;
  await openSection(scene, noor, 'Audit log');
  const row = rowOf(page, `Policy added: ${label}`).first();
  await press(row.getByRole('button', { name: /^Details of line/ }));
  await look(scene, noor, 'the line of a policy in the log, with what it was', DIALOG);
}
