import type { App } from './support/app';
import { detailsOf, EDITOR, invite, seedAdmins, signInEditor, type Editor } from './support/editors';
import { linkIn, type Inbox } from './support/inbox';
import { handoffIn, openPage, pressButton } from './support/page';
import { sessionIn, startPortal, verify } from './support/sign-in';

let invited = 0;
const newAddress = () => `invited${(invited += 1)}@client.example`;

describe('an invitation', () => {
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

  it('is mailed, opened, and lets its reader in with an account that nobody had to create', async () => {
    const email = newAddress();
    const metadata = { project: 'north' };
    const made = await invite(editor, { email, name: 'Ana Client', redirectTo: '/projects/7', metadata });
    expect(made).toMatchObject({ email, lifecycle: 'pending', role: 'authenticated', policy: 'invitation' });
    expect(made.invitedBy).toMatchObject({ kind: 'admin', name: 'Noor Studio' });

    const mail = await inbox.mailTo(email);
    const handoff = handoffIn(await pressButton(app, await openPage(linkIn(mail))));
    const session = await sessionIn(await verify(app, { handoff }));

    expect(session.user).toMatchObject({ email, confirmed: true, blocked: false });
    expect(session.redirectTo).toBe('/projects/7');
    const { documentId } = made;
    expect(session.invitation).toEqual({ documentId, policy: 'invitation', accessEndsAt: null, metadata });
    const after = await detailsOf(editor, documentId);
    expect(after).toMatchObject({
      lifecycle: 'accepted',
      engagement: 'signed-in',
      clientId: session.user.id,
    });
    expect(after.timeline.map(({ type }) => type)).toEqual([
      'invitation.created',
      'account.created',
      'invitation.accepted',
      'sign-in.succeeded',
    ]);
    const [client] = await app.database('ml_clients').where({ user_id: session.user.id });
    expect(client).toMatchObject({ name: 'Ana Client', invitation_document_id: documentId });
    expect(Number(client.first_session_at_ms)).toBeGreaterThan(0);
    expect(client.proven_address_key).not.toBeNull();
  });
});
