import type { App } from './support/app';
import { EDITOR, invite, seedAdmins, signInEditor, type Editor } from './support/editors';
import { tokenIn, type Inbox } from './support/inbox';
import { ANA, requestMail, sessionIn, startPortal, verify } from './support/sign-in';

const HOURS = 60 * 60 * 1000;
const LEAVER = 'leaver@studio.example';
const GUEST = { linkLifetimeSeconds: 7_200, accessDurationSeconds: 4 * 3_600, warnBeforeEndSeconds: 3_600 };
/** Longer than a mail that is due takes, the worker's rest included. */
const quiet = () => new Promise((resolve) => setTimeout(resolve, 1_500));

let invited = 0;
const newAddress = () => `guest${(invited += 1)}@client.example`;

describe.each([
  ['the guest is told as well where the policy says so', true],
  ['the guest is not told where the policy does not say so', false],
])('before guest access ends', (guestIsTold, warnGuest) => {
  let app: App;
  let inbox: Inbox;
  let editor: Editor;

  beforeAll(async () => {
    ({ app, inbox } = await startPortal({
      bootstrap: seedAdmins([{ email: EDITOR }, { email: LEAVER }]),
      magicLink: { policies: { guest: { ...GUEST, warnGuest } } },
    }));
    editor = await signInEditor(app);
    await app.database('admin_users').where({ email: EDITOR }).update({ prefered_language: 'de' });
  });

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  afterEach(() => app.control({ clockOffsetMs: 0 }));

  async function letIn(by: Editor): Promise<string> {
    const email = newAddress();
    await invite(by, { email, policy: 'guest', locale: 'fr' });
    await sessionIn(await verify(app, { token: tokenIn(await inbox.mailTo(email)) }));
    return email;
  }

  it(`the editor who invited is told, once, in the panel’s language; ${guestIsTold}`, async () => {
    const before = inbox.mailsTo(EDITOR).length;
    const email = await letIn(editor);
    await quiet();
    expect(inbox.mailsTo(EDITOR)).toHaveLength(before);

    await app.control({ clockOffsetMs: 3 * HOURS + 60_000 });
    const { parsed } = await inbox.mailTo(EDITOR, before + 1, 30_000);
    expect(parsed.html).toContain('lang="de"');
    expect(parsed.text).toContain(email);
    expect(parsed.text).toContain('/admin/plugins/magic-link/clients');
    expect(parsed.text).not.toContain('token=');

    if (warnGuest) {
      const told = await inbox.mailTo(email, 2);
      expect(told.parsed.html).toContain('lang="fr"');
      expect(told.parsed.text).toContain('Noor Studio');
      expect(told.parsed.text).not.toContain('token=');
    }
    await quiet();
    expect(inbox.mailsTo(email)).toHaveLength(warnGuest ? 2 : 1);
    expect(inbox.mailsTo(EDITOR)).toHaveLength(before + 1);
  });

  it('an editor whose account is deactivated gets no mail', async () => {
    const before = inbox.mailsTo(LEAVER).length;
    const email = await letIn(await signInEditor(app, LEAVER));
    await app.database('admin_users').where({ email: LEAVER }).update({ is_active: false });
    await app.control({ clockOffsetMs: 3 * HOURS + 60_000 });
    const { id } = await app.database('up_users').where({ email }).first();
    await until(async () => {
      const message = await app.database('ml_messages').where({ client_id: id }).first();
      return message?.state === 'cancelled';
    });
    expect(inbox.mailsTo(LEAVER)).toHaveLength(before);
  });
});

describe('who reports the link of an invitation', () => {
  let app: App;
  let inbox: Inbox;
  let editor: Editor;

  beforeAll(async () => {
    ({ app, inbox } = await startPortal({ bootstrap: seedAdmins([{ email: EDITOR }]) }));
    editor = await signInEditor(app);
  });

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  const report = (token: string) => app.post('/api/magic-link/report', { token });

  it('tells the editor who invited, once, with the way to the invitation', async () => {
    const email = newAddress();
    const { documentId } = await invite(editor, { email });
    const token = tokenIn(await inbox.mailTo(email));
    expect((await report(token)).status).toBe(204);
    expect((await report(token)).status).toBe(204);
    const { parsed } = await inbox.mailTo(EDITOR);
    expect(parsed.text).toContain(email);
    expect(parsed.text).toContain(`/admin/plugins/magic-link/invitations/${documentId}`);
    await quiet();
    expect(inbox.mailsTo(EDITOR)).toHaveLength(1);
    const { delivery } = await app.database('ml_invitations').where({ document_id: documentId }).first();
    expect(delivery).toBe('sent');
  });

  it('tells no editor about a link that its owner had asked for', async () => {
    const before = inbox.mailsTo(EDITOR).length;
    const { mail } = await requestMail(app, inbox, ANA);
    expect((await report(tokenIn(mail))).status).toBe(204);
    await quiet();
    expect(inbox.mailsTo(EDITOR)).toHaveLength(before);
  });
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await holds()); tries += 1) {
    if (tries > 200) throw new Error('waited too long');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
