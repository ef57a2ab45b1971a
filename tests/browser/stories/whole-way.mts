import assert from 'node:assert/strict';

import { type ReceivedMail, receiveMail, seeDashboard, seeHeading, signInButton } from '../moves.mjs';
import { ANA, type Scene } from '../scene.mjs';
import { type Device, type Visit, visit } from '../visit.mjs';
import type { Story } from './index.mjs';
import { keepsSecretsAtHome } from './secrets-at-home.mjs';

const PROJECT = 'Harbour House website';
const DOCUMENT = 'Design review: rooms and booking';
/** What a thumb hits, WCAG 2.2, 2.5.5. */
const THUMB_PX = 44;

export const wholeWayStories: Story[] = [wholeWay('phone'), wholeWay('desk')];

function wholeWay(device: Device): Story {
  return {
    title: `The whole way on a ${device}`,
    tell: (scene) =>
      visit(scene, device, async (ana) => {
        await askOnPortal(scene, ana);
        const { token, link } = await readMail(scene, device);
        await readHostedPage(scene, ana, link);
        await arriveSignedIn(scene, ana);
        await stepBack(scene, ana);
        await readDocument(scene, ana);
        await signOut(scene, ana);
        await keepsSecretsAtHome(scene, ana, token);
      }),
  };
}

async function askOnPortal({ stage, report }: Scene, { page, press }: Visit): Promise<void> {
  await report.promise('the portal asks who is there, with the cursor in the field', async () => {
    await page.goto(stage.portalUrl);
    await seeHeading(page, 'Sign in to your project');
    await page.keyboard.type(ANA);
    assert.equal(await page.getByLabel('Your e-mail address').inputValue(), ANA);
  });
  await report.promise('an address leads to "check your mail", which names it', async () => {
    await press(page.getByRole('button', { name: 'E-mail me a link' }));
    await seeHeading(page, 'Check your mail');
    await page.getByText(ANA).waitFor();
  });
}

const READER: Partial<Record<Device, string>> = { phone: 'Chrome on Android', desk: 'Chrome on Linux' };

async function readMail(scene: Scene, device: Device): Promise<ReceivedMail> {
  return scene.report.promise('a mail brings one link, and tells which browser asked for it', async () => {
    const received = await receiveMail(scene, ANA);
    const { text, html } = received.mail;
    for (const part of [text, html]) assert.ok(part.includes(READER[device] ?? ''), part);
    return received;
  });
}

async function readHostedPage({ report }: Scene, { page }: Visit, link: string): Promise<void> {
  await report.promise('the link opens a page that shows the address masked, and nowhere whole', async () => {
    await page.goto(link);
    await seeHeading(page, 'Sign in to Northwind Studio Portal');
    await page.getByText('a•••@client.example').first().waitFor();
    assert.ok(!(await page.content()).includes(ANA), 'The page holds the whole address');
  });
  await report.promise('it has one button, in the first view and large enough for a thumb', async () => {
    const controls = page.locator('button, input:not([type=hidden]), select, textarea');
    assert.equal(await controls.count(), 1);
    // Whoever did not ask says so by a quiet link.
    assert.equal(await page.getByRole('link').count(), 1);
    const box = await signInButton(page).boundingBox();
    assert.ok(box && box.height >= THUMB_PX, `The button is ${box?.height ?? 0} pixels high`);
    const viewHeight = page.viewportSize()?.height ?? 0;
    assert.ok(box.y + box.height <= viewHeight, `The button ends at ${box.y + box.height} of ${viewHeight}`);
  });
}

async function arriveSignedIn(
  { stage, report }: Scene,
  { page, press, context, heard }: Visit,
): Promise<void> {
  await report.promise('one press leads to the dashboard, with the client’s own project', async () => {
    await press(signInButton(page));
    await seeDashboard(page, 'Ana');
    await page.getByRole('heading', { name: PROJECT }).waitFor();
    await page.getByRole('banner').getByText(ANA).waitFor();
  });
  await report.promise('neither the address bar nor the history holds the handoff', async () => {
    assert.equal(heard.handoffs.length, 1, 'The press made no handoff');
    assert.equal(page.url(), `${stage.portalUrl}/`);
    const inspector = await context.newCDPSession(page);
    const { entries } = await inspector.send('Page.getNavigationHistory');
    const told = entries.flatMap((entry) => [entry.url, entry.userTypedURL, entry.title]).join('\n');
    assert.ok(!told.includes('handoff') && !told.includes(heard.handoffs[0] ?? ''), told);
  });
  await report.promise(
    'the session is in the sessionStorage of the tab, works, and is nowhere else',
    async () => {
      const jwt = await sessionIn(page);
      const me = await fetch(`${stage.strapiUrl}/api/users/me`, {
        headers: { Authorization: `Bearer ${jwt}` },
      });
      assert.equal(((await me.json()) as { email?: string }).email, ANA);
      assert.equal(await page.evaluate(() => localStorage.length), 0);
      const cookies = JSON.stringify(await context.cookies());
      assert.ok(!cookies.includes(jwt), 'A cookie holds the session');
    },
  );
}

async function sessionIn(page: Visit['page']): Promise<string> {
  const stored = await page.evaluate(() => sessionStorage.getItem('northwind.session'));
  const session = JSON.parse(stored ?? '{}') as { jwt?: string };
  assert.ok(session.jwt, `sessionStorage holds ${stored ?? 'nothing'}`);
  return session.jwt;
}

async function stepBack({ report }: Scene, { page, press }: Visit): Promise<void> {
  await report.promise('stepping back finds the link used, with a way on to the dashboard', async () => {
    await page.goBack();
    await seeHeading(page, 'This link has already been used');
    await press(page.getByRole('link', { name: 'Open Northwind Studio Portal' }));
    await seeDashboard(page, 'Ana');
  });
}

async function readDocument({ report }: Scene, { page, press }: Visit): Promise<void> {
  await report.promise('a document opens, and stays open after a reload', async () => {
    await press(page.getByRole('link', { name: DOCUMENT }));
    await seeHeading(page, DOCUMENT);
    await page.reload();
    await seeHeading(page, DOCUMENT);
    await page.getByText('Please confirm the cancellation wording by Friday').waitFor();
  });
}

async function signOut({ report }: Scene, { page, press }: Visit): Promise<void> {
  await report.promise(
    'signing out forgets the session, and stepping back does not bring it back',
    async () => {
      await press(page.getByRole('button', { name: 'Sign out' }));
      await seeHeading(page, 'You are signed out');
      assert.equal(await page.evaluate(() => sessionStorage.length), 0);
      await page.goBack();
      await seeHeading(page, 'Sign in to your project');
      assert.equal(await page.getByText(PROJECT).count(), 0);
    },
  );
}
