import type { InvitationDetails, InvitationRecord, Page } from '../../contracts';
import type { App } from './support/app';
import { dataIn, detailsOf, EDITOR, invite, seedAdmins, signInEditor, type Editor } from './support/editors';
import { tokenIn, type Inbox } from './support/inbox';
import { ANA, codeOf, sessionIn, startPortal, verify } from './support/sign-in';

const MINUTES = 60_000;
const DAYS = 86_400_000;

let invited = 0;
const newAddress = () => `life${(invited += 1)}@client.example`;

describe('the life of an invitation', () => {
  let app: App;
  let inbox: Inbox;
  let editor: Editor;

  beforeAll(async () => {
    ({ app, inbox } = await startPortal({
      bootstrap: seedAdmins([{ email: EDITOR }]),
      clients: [{ email: ANA }],
      magicLink: { accounts: { creation: 'invited' } },
    }));
    editor = await signInEditor(app);
  });

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  afterEach(async () => {
    inbox.setMood('accept');
    await app.control({ clockOffsetMs: 0 });
  });

  const act = (documentId: string, action: string, body: unknown = {}) =>
    editor.post(`/invitations/${documentId}/${action}`, body);
  const account = (email: string) => app.database('up_users').where({ email });
  const linksOf = (documentId: string) =>
    app.database('ml_tokens').where({ invitation_document_id: documentId });

  async function until(
    documentId: string,
    holds: (details: InvitationDetails) => boolean,
  ): Promise<InvitationDetails> {
    const deadline = Date.now() + 20_000;
    for (;;) {
      const details = await detailsOf(editor, documentId);
      if (holds(details)) return details;
      if (Date.now() > deadline) throw new Error(`Still ${JSON.stringify(details)}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  it('is not sent again before the policy’s pause is over, by its own button or by inviting anew', async () => {
    const email = newAddress();
    const { documentId } = await invite(editor, { email });
    await inbox.mailTo(email);
    for (const again of [
      act(documentId, 'resend'),
      editor.post('/invitations', { email, ifPending: 'resend' }),
    ]) {
      const body = (await (await again).json()) as {
        error: { details: { code: string; retryAfterSeconds: number } };
      };
      expect(body.error.details.code).toBe('resend_too_soon');
      expect(body.error.details.retryAfterSeconds).toBeGreaterThan(40);
      expect(body.error.details.retryAfterSeconds).toBeLessThanOrEqual(60);
    }
    await until(documentId, ({ delivery }) => delivery === 'sent');
    await app.control({ clockOffsetMs: 61_000 });
    expect((await act(documentId, 'resend')).status).toBe(200);
    await inbox.mailTo(email, 2);
    expect(await codeOf(await act(documentId, 'resend'))).toBe('resend_too_soon');
    expect(await linksOf(documentId)).toHaveLength(2);
    await until(documentId, ({ delivery }) => delivery === 'sent');
  });

  it.each(['revoked', 'declined', 'accepted', 'expired'] as const)(
    'once %s takes nothing more from an editor',
    async (lifecycle) => {
      const email = newAddress();
      const soon = new Date(Date.now() + 90_000).toISOString();
      const ends = lifecycle === 'expired' ? { invitationExpiresAt: soon } : {};
      const { documentId } = await invite(editor, { email, ...ends });
      const token = tokenIn(await inbox.mailTo(email));
      await until(documentId, ({ delivery }) => delivery === 'sent');
      if (lifecycle === 'revoked') await act(documentId, 'revoke');
      if (lifecycle === 'declined') await app.post('/api/magic-link/decline', { token });
      if (lifecycle === 'accepted') await sessionIn(await verify(app, { token }));
      await app.control({ clockOffsetMs: 2 * MINUTES });
      const before = await until(documentId, (details) => details.lifecycle === lifecycle);

      expect(await codeOf(await act(documentId, 'resend'))).toBe('not_pending');
      if (lifecycle !== 'expired') {
        expect(await codeOf(await act(documentId, 'revoke'))).toBe('not_pending');
        const later = { invitationExpiresAt: new Date(Date.now() + 2 * DAYS).toISOString() };
        expect(await codeOf(await act(documentId, 'extend', later))).toBe('not_pending');
      }
      expect((await detailsOf(editor, documentId)).lifecycle).toBe(lifecycle);
      expect(await linksOf(documentId)).toHaveLength(before.links.length);
      expect(inbox.mailsTo(email)).toHaveLength(1);
    },
  );

  it('is not sent again to an account that was blocked, or doubled, meanwhile', async () => {
    const { documentId } = await invite(editor, { email: ANA, existingClient: 'keep-role', notify: false });
    await account(ANA).update({ blocked: true });
    expect(await codeOf(await act(documentId, 'resend'))).toBe('client_blocked');
    await account(ANA).update({ blocked: false });
    const twin = { email: ANA, username: 'ana-2', provider: 'local', confirmed: true, blocked: false };
    await app.database('up_users').insert(twin);
    expect(await codeOf(await act(documentId, 'resend'))).toBe('ambiguous_account');
    await app.database('up_users').where({ username: 'ana-2' }).delete();
    expect(await linksOf(documentId)).toEqual([]);
  });

  it('over by time lets nobody in and cannot be renewed, frees its address, and comes back by extension', async () => {
    const email = newAddress();
    const soon = new Date(Date.now() + 2 * MINUTES).toISOString();
    const { documentId } = await invite(editor, { email, invitationExpiresAt: soon });
    const token = tokenIn(await inbox.mailTo(email));
    await until(documentId, ({ delivery }) => delivery === 'sent');
    await app.control({ clockOffsetMs: 3 * MINUTES });
    await until(documentId, ({ lifecycle, timeline }) => {
      return lifecycle === 'expired' && timeline.some(({ type }) => type === 'invitation.expired');
    });
    expect(await codeOf(await verify(app, { token }))).toBe('link_expired');
    await app.post('/api/magic-link/renew', { token });
    expect(await linksOf(documentId)).toHaveLength(1);
    expect(await account(email)).toEqual([]);

    const inDays = (days: number) => ({
      invitationExpiresAt: new Date(Date.now() + days * DAYS).toISOString(),
    });
    const extended = await dataIn<InvitationRecord>(await act(documentId, 'extend', inDays(10)));
    expect(extended).toMatchObject({ lifecycle: 'pending', linkExpiresAt: null });
    await dataIn(await act(documentId, 'resend'));
    const fresh = tokenIn(await inbox.mailTo(email, 2));
    const session = await sessionIn(await verify(app, { token: fresh }));
    expect(session.invitation?.documentId).toBe(documentId);
  });

  it('over by time makes room for a new one, and then does not come back beside it', async () => {
    const email = newAddress();
    const soon = new Date(Date.now() + 2 * MINUTES).toISOString();
    const old = await invite(editor, { email, invitationExpiresAt: soon, notify: false });
    expect(await codeOf(await editor.post('/invitations', { email }))).toBe('already_pending');
    await app.control({ clockOffsetMs: 3 * MINUTES });
    const fresh = await invite(editor, { email, notify: false });
    expect(fresh.documentId).not.toBe(old.documentId);

    const later = { invitationExpiresAt: new Date(Date.now() + 2 * DAYS).toISOString() };
    expect(await codeOf(await act(old.documentId, 'extend', later))).toBe('not_pending');
    expect(await codeOf(await act(old.documentId, 'resend'))).toBe('not_pending');
    expect((await detailsOf(editor, old.documentId)).lifecycle).toBe('expired');
  });

  describe('with a mail server that says no', () => {
    const messageOf = (documentId: string) =>
      app
        .database('ml_messages')
        .where({ invitation_document_id: documentId, state: 'queued', lease_id: null });
    const listed = async (delivery: string): Promise<string[]> => {
      const page = (await (
        await editor.get(`/invitations?delivery=${delivery}`)
      ).json()) as Page<InvitationRecord>;
      return page.data.map(({ email }) => email);
    };
    /** The next try of its mail, at once: the due time of a retry is tested elsewhere. */
    const hurry = async (documentId: string) => {
      await messageOf(documentId).update({ due_at_ms: 0 });
      await invite(editor, { email: newAddress() });
    };

    it('for now tells that its mail is delayed and why, and then that it was sent', async () => {
      inbox.setMood('refuse-for-now');
      const email = newAddress();
      const { documentId } = await invite(editor, { email });
      const deferred = await until(documentId, ({ delivery }) => delivery === 'deferred');
      expect(deferred.deliveryProblem).toContain('451');
      expect(deferred.deliveryProblem).not.toContain(email);
      expect(deferred.lifecycle).toBe('pending');
      expect(await listed('deferred')).toContain(email);

      inbox.setMood('accept');
      await hurry(documentId);
      const sent = await until(documentId, ({ delivery }) => delivery === 'sent');
      expect(sent.deliveryProblem).toBeNull();
      await sessionIn(await verify(app, { token: tokenIn(await inbox.mailTo(email)) }));
    });

    it('for good tells that its mail failed and why; sent again it is as new', async () => {
      inbox.setMood('refuse-for-good');
      const email = newAddress();
      const { documentId } = await invite(editor, { email });
      for (const attempts of [1, 2]) {
        await until(documentId, ({ delivery }) => delivery === 'deferred');
        while ((await messageOf(documentId).where({ attempts })).length === 0) {
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
        await hurry(documentId);
      }
      const failed = await until(documentId, ({ delivery }) => delivery === 'failed');
      expect(failed).toMatchObject({ lifecycle: 'pending', engagement: 'none' });
      expect(failed.deliveryProblem).toContain('550');
      expect(failed.deliveryProblem).not.toContain(email);
      expect(await listed('failed')).toEqual([email]);

      inbox.setMood('accept');
      await app.control({ clockOffsetMs: 61_000 });
      await dataIn(await act(documentId, 'resend'));
      const sent = await until(documentId, ({ delivery }) => delivery === 'sent');
      expect(sent.deliveryProblem).toBeNull();
      expect(await listed('failed')).toEqual([]);
    });
  });
});
