import assert from 'node:assert/strict';

import { askForLink, openLink, receiveMail, requestMail, seeDashboard, seeHeading } from '../moves.mjs';
import { ANA, BEN, type Scene } from '../scene.mjs';
import { type Visit, visit } from '../visit.mjs';
import type { Story } from './index.mjs';

export const codeStories: Story[] = [
  { title: 'The code, typed where the request was made', tell: typeCode },
  { title: 'The code, copied from the page on another device', tell: pasteCode },
];

const CLIPBOARD = ['clipboard-read', 'clipboard-write'];

const codeField = ({ page }: Visit) => page.getByLabel('Or type the six digits from the mail');

async function typeCode(scene: Scene): Promise<void> {
  await visit(scene, 'phone', async (ben) => {
    const { report } = scene;
    const { code, link } = await report.promise('a mail brings a code beside the link', () =>
      requestMail(ben, scene, BEN),
    );
    await report.promise(
      'a wrong code is named as such, and the field is ready for the next try',
      async () => {
        await codeField(ben).pressSequentially(wrongCodeFor(code));
        await ben.page.getByRole('alert').getByText('That code is not right').waitFor();
        assert.equal(await codeField(ben).inputValue(), '');
        assert.ok(await isFocused(ben), 'The field lost the cursor');
      },
    );
    await report.promise('the sixth right digit signs in, with the link never opened', async () => {
      await codeField(ben).pressSequentially(code);
      await seeDashboard(ben.page, 'Ben');
      await ben.page.getByRole('heading', { name: 'Adeyemi & Daughters catalogue' }).waitFor();
    });
    await report.promise('the link of the same mail is used then, too', async () => {
      await visit(scene, 'desk', async ({ page }) => {
        await openLink(page, link, 410);
        await seeHeading(page, 'This link has already been used');
      });
    });
  });
}

async function pasteCode(scene: Scene): Promise<void> {
  const { report } = scene;
  await visit(scene, 'desk', async (ana) => {
    await askForLink(ana, scene, ANA);
    const { link, code } = await receiveMail(scene, ANA);

    await report.promise('the page on the other device shows the code of the mail', () =>
      visit(scene, 'phone', async (other) => {
        await openLink(other.page, link);
        const shown = await other.page.getByRole('region').locator('bdi').innerText();
        assert.equal(shown.replace(/\s/g, ''), code);
      }),
    );
    await report.promise('a click selects all of it, and a copy holds six bare digits', () =>
      visit(scene, 'desk', (other) => copyFromPage(other, link).then((copy) => assert.equal(copy, code))),
    );
    await report.promise('pasted in two groups, as people write it, it signs in', async () => {
      await ana.context.grantPermissions(CLIPBOARD);
      const inGroups = `${code.slice(0, 3)} ${code.slice(3)}`;
      await ana.page.evaluate((text) => navigator.clipboard.writeText(text), inGroups);
      await codeField(ana).focus();
      await ana.page.keyboard.press('Control+V');
      await seeDashboard(ana.page, 'Ana');
    });
  });
}

/** By mouse and keyboard: the page itself has no script that could help. */
async function copyFromPage({ page, context }: Visit, link: string): Promise<string> {
  await openLink(page, link);
  await page.getByRole('region').locator('bdi').click();
  await page.keyboard.press('Control+C');
  await context.grantPermissions(CLIPBOARD);
  return page.evaluate(() => navigator.clipboard.readText());
}

const isFocused = (client: Visit) => codeField(client).evaluate((field) => field === document.activeElement);

const wrongCodeFor = (code: string) => `${(Number(code[0]) + 1) % 10}${code.slice(1)}`;
