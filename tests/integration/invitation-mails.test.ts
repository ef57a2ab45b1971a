import type { MailPreview } from '../../contracts';
import type { App } from './support/app';
import { dataIn, detailsOf, EDITOR, invite, seedAdmins, signInEditor, type Editor } from './support/editors';
import { linkIn, tokenIn, type Inbox } from './support/inbox';
import { refusalIn, sessionIn, startPortal, verify } from './support/sign-in';

const HOURS = 60 * 60 * 1000;
const NOTE = 'Your first packet is ready.';
let invited = 0;
const newAddress = () => `guest${(invited += 1)}@client.example`;

describe('the mail of an invitation', () => {
  let app: App;
  let inbox: Inbox;
  let editor: Editor;

  beforeAll(async () => {
    ({ app, inbox } = await startPortal({
      bootstrap: seedAdmins([{ email: EDITOR }]),
      magicLink: { policies: { invitation: { reminderDays: [1, 3] } } },
    }));
    editor = await signInEditor(app);
  });

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  afterEach(() => app.control({ clockOffsetMs: 0 }));

  const declinePageOf = async (email: string) => {
    const { parsed } = await inbox.mailTo(email);
    return /https?:\/\/\S+\/decline\?token=[\w.-]+/.exec(parsed.text ?? '')?.[0] ?? '';
  };
  const decline = (token: string, headers: Record<string, string> = {}) =>
    app.get('/api/magic-link/decline', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html', ...headers },
      body: new URLSearchParams({ token }).toString(),
    });

  it('says who invites, in their words, and offers no code that nobody could type', async () => {
    const email = newAddress();
    await invite(editor, { email, message: NOTE, locale: 'de' });
    const { parsed } = await inbox.mailTo(email);
    expect(parsed.subject).toContain('Noor Studio');
    expect(parsed.text).toContain(NOTE);
    expect(parsed.html).toContain('lang="de"');
    expect(parsed.text).not.toMatch(/^\d{6}$/m);
  });

  it('is shown to the editor beforehand, with a link that opens nothing, and nothing is stored', async () => {
    const before = await app.database('ml_invitations').count({ rows: '*' });
    const answer = await editor.post('/invitations/preview-mail', { email: newAddress(), message: NOTE });
    const preview = await dataIn<MailPreview>(answer);
    expect(preview.html).toContain(NOTE);
    expect(preview.html).not.toMatch(/token=eyJ/);
    expect(await app.database('ml_invitations').count({ rows: '*' })).toEqual(before);
  });

  it('leads to a page that asks before it declines: reading and another site’s form decline nothing', async () => {
    const email = newAddress();
    const { documentId } = await invite(editor, { email });
    const page = await fetch(await declinePageOf(email));
    expect(await page.text()).toMatch(/<button/);
    const token = tokenIn(await inbox.mailTo(email));
    await decline(token, { 'sec-fetch-site': 'cross-site' });
    expect((await detailsOf(editor, documentId)).lifecycle).toBe('pending');

    expect((await decline(token, { 'sec-fetch-site': 'same-origin' })).status).toBe(200);
    expect((await detailsOf(editor, documentId)).lifecycle).toBe('declined');
    expect((await refusalIn(await verify(app, { token }))).code).toBe('link_revoked');
  });

  const page = async (link: string) => {
    const response = await fetch(link);
    return { status: response.status, text: await response.text() };
  };

  it('leads to a page that says who invited, and offers to decline', async () => {
    const email = newAddress();
    await invite(editor, { email });
    const { status, text } = await page(linkIn(await inbox.mailTo(email)));
    expect(status).toBe(200);
    expect(text).toContain('Noor Studio');
    expect(text).toMatch(/\/decline\?token=/);
  });

  it('when it is revoked, the page of its link says whom to ask', async () => {
    const email = newAddress();
    const { documentId } = await invite(editor, { email });
    const link = linkIn(await inbox.mailTo(email));
    await editor.post(`/invitations/${documentId}/revoke`);
    const { status, text } = await page(link);
    expect(status).toBe(410);
    expect(text).toContain('Noor Studio');
  });

  it('an expired link offers a fresh one while the invitation stands, and not when that is over', async () => {
    const email = newAddress();
    await invite(editor, { email });
    const link = linkIn(await inbox.mailTo(email));
    await app.control({ clockOffsetMs: 48 * HOURS });
    expect((await page(link)).text).toMatch(/action="[^"]+\/renew"/);
    await app.control({ clockOffsetMs: 15 * 24 * HOURS });
    const { status, text } = await page(link);
    expect(status).toBe(410);
    expect(text).not.toMatch(/<form/);
    expect(text).toContain('Noor Studio');
  });

  it('comes again on the days that the policy names, once, with a link that works, and never after acceptance', async () => {
    const email = newAddress();
    const { documentId } = await invite(editor, { email });
    await inbox.mailTo(email);

    await app.control({ clockOffsetMs: 25 * HOURS });
    const reminder = await inbox.mailTo(email, 2, 30_000);
    expect(linkIn(reminder)).not.toBe(linkIn(await inbox.mailTo(email)));
    await sessionIn(await verify(app, { token: tokenIn(reminder) }));
    const row = await app.database('ml_invitations').where({ document_id: documentId }).first();
    expect(row).toMatchObject({ reminders_sent: 1, lifecycle: 'accepted', next_reminder_at_ms: null });

    await app.control({ clockOffsetMs: 73 * HOURS });
    await new Promise((resolve) => setTimeout(resolve, 12_000));
    expect(inbox.mailsTo(email)).toHaveLength(2);
  });
});
