import { createMagicLinkClient, type CodeVerifierStorage } from '../../client';
import type { App } from './support/app';
import { codeIn, linkIn, type Inbox, type ReceivedMail } from './support/inbox';
import { openPage, pressButton } from './support/page';
import { ANA, BEN, startPortal } from './support/sign-in';

/** The storage that all tabs of one browser share. */
function createBrowser(): CodeVerifierStorage {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => kept.set(key, value),
    removeItem: (key) => kept.delete(key),
  };
}

describe('the client library where the policy insists on one browser', () => {
  let app: App;
  let inbox: Inbox;

  beforeAll(async () => {
    ({ app, inbox } = await startPortal({
      magicLink: { policies: { 'sign-in': { requireSameBrowser: true } } },
    }));
  });

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  const openTab = (codeVerifierStorage?: CodeVerifierStorage) =>
    createMagicLinkClient({ url: app.url, ...(codeVerifierStorage && { codeVerifierStorage }) });

  async function ask(browser: CodeVerifierStorage, email: string) {
    const before = inbox.mailsTo(email).length;
    const requested = await openTab(browser).requestLink({ email });
    if (!requested.ok) throw new Error(requested.error.code);
    return { requested, mail: await inbox.mailTo(email, before + 1) };
  }

  /** Where the hosted page's button leads. */
  async function callbackOf(mail: ReceivedMail): Promise<string> {
    const pressed = await pressButton(app, await openPage(linkIn(mail)));
    return pressed.headers.get('location') ?? '';
  }

  it('signs in through the hosted page and the callback, in a new tab, with whichever mail', async () => {
    const browser = createBrowser();
    const { mail: first } = await ask(browser, ANA);
    await ask(browser, ANA);
    const outcome = await openTab(browser).completeSignIn(await callbackOf(first));
    expect(outcome).toMatchObject({ ok: true, session: { user: { email: ANA } } });
  });

  it('signs in by code, and again afterwards', async () => {
    const browser = createBrowser();
    for (let time = 0; time < 2; time += 1) {
      const { requested, mail } = await ask(browser, BEN);
      const { requestId } = requested;
      expect(await openTab(browser).verifyCode({ requestId, code: codeIn(mail) })).toMatchObject({
        ok: true,
      });
    }
  });

  it('lets no other browser in with the mail, and the right one still', async () => {
    const browser = createBrowser();
    const { mail } = await ask(browser, ANA);
    for (const other of [createBrowser(), undefined]) {
      const outcome = await openTab(other).completeSignIn(await callbackOf(mail));
      expect(outcome).toMatchObject({ ok: false, error: { code: 'challenge_failed' } });
    }
    expect(await openTab(browser).completeSignIn(await callbackOf(mail))).toMatchObject({ ok: true });
  });

  it('says what is missing when nothing can be kept', async () => {
    const outcome = await openTab().requestLink({ email: ANA });
    expect(outcome).toMatchObject({ ok: false, error: { code: 'browser_binding_required' } });
  });
});
