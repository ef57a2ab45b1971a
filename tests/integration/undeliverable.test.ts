import type { InvitationDetails } from '../../contracts';
import type { App } from './support/app';
import { callerWith, grantRole, SEED_CALLERS } from './support/callers';
import { dataIn, detailsOf, EDITOR, invite, seedAdmins, signInEditor, type Editor } from './support/editors';
import { tokenIn, type Inbox } from './support/inbox';
import { ANA, BEN, refusalIn, requestMail, sessionIn, startPortal, verify } from './support/sign-in';

const noPause = { resendAfterSeconds: 0, inviterUserRoles: ['authenticated'] };

describe('an invitation whose mail can reach nobody any more', () => {
  let app: App;
  let inbox: Inbox;
  let editor: Editor;

  beforeAll(async () => {
    ({ app, inbox } = await startPortal({
      bootstrap: `${seedAdmins([{ email: EDITOR }])}\n${SEED_CALLERS}`,
      magicLink: { policies: { invitation: noPause }, accounts: { deniedRoles: ['public'] } },
    }));
    editor = await signInEditor(app);
  });

  afterEach(async () => {
    inbox.setMood('accept');
    await app.control({ clockOffsetMs: 0 });
    await app.database('up_users').update({ blocked: false });
  });

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  /** Until its mail was tried once, and waits. */
  const deferred = async (email: string) => {
    inbox.setMood('refuse-for-now');
    const { documentId } = await invite(editor, { email, existingClient: 'keep-role' });
    await until(documentId, 'deferred');
    return documentId;
  };
  const until = async (documentId: string, delivery: string) => {
    const deadline = Date.now() + 20_000;
    for (;;) {
      const details = await detailsOf(editor, documentId);
      if (details.delivery === delivery) return details;
      if (Date.now() > deadline) throw new Error(`Still ${details.delivery}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  /** The waiting mail's next try. */
  const tryNow = async () => {
    await app.database('ml_messages').where({ state: 'queued' }).update({ due_at_ms: 1 });
    await app.post('/api/magic-link/request', { email: 'nobody@client.example' });
  };

  it('says that it failed, and why, when its client was blocked while the mail waited', async () => {
    const documentId = await deferred(ANA);
    await app.database('up_users').where({ email: ANA }).update({ blocked: true });
    await tryNow();

    const { deliveryProblem, timeline } = await until(documentId, 'failed');
    expect(deliveryProblem).toMatch(/blocked/);
    expect(timeline.at(-1)).toMatchObject({
      type: 'message.failed',
      outcome: 'withheld',
      reason: 'client_blocked',
    });
  });

  it('says so too when its link was withdrawn meanwhile', async () => {
    const documentId = await deferred('withdrawn@client.example');
    const { links } = await detailsOf(editor, documentId);
    await editor.post(`/links/${links[0]?.documentId}/revoke`);
    await tryNow();

    const { timeline } = await until(documentId, 'failed');
    expect(timeline.at(-1)).toMatchObject({ type: 'message.failed', reason: 'link_revoked' });
  });

  it('what becomes of an older mail, whose link lives on, is no news of the newest', async () => {
    const documentId = await deferred('resent@client.example');
    const [{ documentId: older } = { documentId: '' }] = (await detailsOf(editor, documentId)).links;
    inbox.setMood('accept');
    expect((await editor.post(`/invitations/${documentId}/resend`)).status).toBe(200);
    await inbox.mailTo('resent@client.example');
    await until(documentId, 'sent');
    // As a reminder leaves it.
    await app.database('ml_tokens').where({ document_id: older }).update({ revoked_at_ms: null });
    inbox.setMood('refuse-for-now');
    await tryNow();

    const triedAgain = () =>
      app
        .database('ml_messages')
        .where({ link_document_id: older, lease_id: null })
        .where('attempts', '>', 1)
        .first('id') as Promise<unknown>;
    while ((await triedAgain()) === undefined) await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await detailsOf(editor, documentId)).delivery).toBe('sent');
  });

  it('is not sent again to somebody whose role may not come by mail, and keeps its delivery', async () => {
    const email = 'denied@client.example';
    await invite(editor, { email });
    const { user } = await sessionIn(await verify(app, { token: tokenIn(await inbox.mailTo(email)) }));
    const { documentId } = await invite(editor, { email, existingClient: 'keep-role', notify: false });
    const denied: { id: number } = await app.database('up_roles').where({ type: 'public' }).first('id');
    await app.database('up_users_role_lnk').where({ user_id: user.id }).update({ role_id: denied.id });

    const resent = await editor.post(`/invitations/${documentId}/resend`);

    expect(await refusalIn(resent)).toEqual({ status: 400, code: 'role_denied' });
    expect((await detailsOf(editor, documentId)).delivery).toBe('none');
  });

  it('does not tell a client who invited why: that would be news of somebody’s account', async () => {
    const actions = ['create', 'findOne', 'resend'].map((name) => `plugin::magic-link.invitation.${name}`);
    await grantRole(app, 'authenticated', actions);
    const { mail } = await requestMail(app, inbox, ANA);
    const ana = callerWith(app, (await sessionIn(await verify(app, { token: tokenIn(mail) }))).jwt);
    const email = 'friend@client.example';
    inbox.setMood('refuse-for-now');
    const { documentId } = await dataIn<{ documentId: string }>(await ana.post('/invitations', { email }));
    await until(documentId, 'deferred');
    await app.database('up_users').where({ email: BEN }).update({ email, blocked: true });
    const { id }: { id: number } = await app.database('up_users').where({ email }).first('id');
    await app.database('ml_tokens').where({ invitation_document_id: documentId }).update({ client_id: id });
    await tryNow();
    const { deliveryProblem } = await until(documentId, 'failed');
    expect(deliveryProblem).not.toBeNull();

    const told = await dataIn<InvitationDetails>(await ana.get(`/invitations/${documentId}`));
    expect(JSON.stringify(told)).not.toMatch(/blocked/);
    expect(await refusalIn(await ana.post(`/invitations/${documentId}/resend`))).toEqual({
      status: 409,
      code: 'existing_client',
    });
  });
});
