import type {
  EditorOptions,
  InvitationCheck,
  InvitationDetails,
  InvitationRecord,
  Page,
} from '../../contracts';
import type { App } from './support/app';
import { dataIn, detailsOf, EDITOR, invite, seedAdmins, signInEditor, type Editor } from './support/editors';
import { tokenIn, type Inbox } from './support/inbox';
import { ANA, BEN, PORTAL_URL, refusalIn, sessionIn, startPortal, verify } from './support/sign-in';

const MINUTES = 60_000;
const DAYS = 86_400_000;
const CARLA = 'carla@client.example';
const TWIN = 'twin@client.example';

let invited = 0;
const newAddress = () => `life${(invited += 1)}@client.example`;

describe('the life of an invitation', () => {
  let app: App;
  let inbox: Inbox;
  let editor: Editor;

  beforeAll(async () => {
    ({ app, inbox } = await startPortal({
      bootstrap: `${seedAdmins([{ email: EDITOR }])}
        const roles = strapi.db.query('plugin::users-permissions.role');
        await roles.create({ data: { type: 'staff', name: 'Staff', description: '' } });
        await roles.create({ data: { type: 'vendor', name: 'Vendor', description: '' } });`,
      clients: [ANA, BEN, CARLA].map((email) => ({ email })),
      magicLink: {
        accounts: { creation: 'invited', deniedRoles: ['staff'] },
        policies: { guest: { allowedRoles: ['vendor'], reminderDays: [2, 5] } },
      },
    }));
    editor = await signInEditor(app);
    const twin = { email: TWIN, provider: 'local', confirmed: true, blocked: false };
    await app.database('up_users').insert([
      { ...twin, username: 'twin-1' },
      { ...twin, username: 'twin-2' },
    ]);
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
  const codeOf = async (response: Response) => (await refusalIn(response)).code;
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

  describe('before it is sent', () => {
    const check = async (body: Record<string, unknown>): Promise<InvitationCheck> =>
      dataIn(await editor.post('/invitations/check', body));
    const nothing = { existingClient: null, pendingInvitation: null };

    it('an editor is told what may be chosen: no denied role, every policy that invites, nothing secret', async () => {
      const options = await dataIn<EditorOptions>(await editor.get('/options'));
      expect(Object.keys(options).sort()).toEqual([
        'copyLink',
        'documents',
        'languages',
        'policies',
        'portal',
        'roles',
      ]);
      expect(options.portal).toEqual({ name: 'Northwind', url: PORTAL_URL });
      expect(options.roles).toEqual([
        { type: 'authenticated', name: 'Authenticated' },
        { type: 'vendor', name: 'Vendor' },
      ]);
      expect(options.policies.map(({ key }) => key)).toEqual(['invitation', 'document', 'guest']);
      expect(options.policies[2]).toEqual({
        key: 'guest',
        label: null,
        purpose: 'invitation',
        linkLifetimeSeconds: 86_400,
        maxLinkLifetimeSeconds: 7 * 86_400,
        invitationLifetimeSeconds: 14 * 86_400,
        allowedRoles: ['vendor'],
        accessDurationSeconds: 7 * 86_400,
        reminderDays: [2, 5],
      });
      expect(options.languages).toEqual(['en', 'de', 'fr', 'es', 'pt', 'ar']);
      expect(options.copyLink).toBe(false);
    });

    it('and what will happen, which is what then happens; nothing is stored or mailed', async () => {
      const email = newAddress();
      expect(await check({ email })).toEqual({ verdict: 'ok', ...nothing });
      expect(await app.database('ml_invitations').where({ email })).toEqual([]);

      const { documentId, createdAt } = await invite(editor, { email, notify: false });
      const pendingInvitation = { documentId, createdAt, invitedBy: 'Noor Studio' };
      expect(await check({ email })).toEqual({ ...nothing, verdict: 'already_pending', pendingInvitation });

      const { id } = await account(ANA).first<{ id: number }>('id');
      const ana = { id, role: 'authenticated', blocked: false, access: 'open' };
      expect(await check({ email: ANA })).toEqual({
        ...nothing,
        verdict: 'existing_client',
        existingClient: ana,
      });
      expect(await check({ email: ANA, existingClient: 'keep-role' })).toEqual({
        ...nothing,
        verdict: 'ok',
        existingClient: ana,
      });
      expect((await check({ email: newAddress(), role: 'staff' })).verdict).toBe('role_denied');
    });

    it.each([
      ['is blocked', BEN, { blocked: true }, 409, 'client_blocked'],
      ['shares the address with another', TWIN, {}, 409, 'ambiguous_account'],
    ])('an account that %s is not invited', async (_what, email, change, status, code) => {
      if (Object.keys(change).length > 0) await account(email).update(change);
      const body = { email, existingClient: 'keep-role', notify: false };
      expect(await refusalIn(await editor.post('/invitations', body))).toEqual({ status, code });
      expect((await check(body)).verdict).toBe(code);
      await account(BEN).update({ blocked: false });
      expect(await app.database('ml_invitations').where({ email })).toEqual([]);
    });

    it('an account that was stored with capitals, by an import, is a client and no newcomer', async () => {
      await account(ANA).update({ email: 'Ana@Client.Example' });
      try {
        expect((await check({ email: ANA })).verdict).toBe('existing_client');
      } finally {
        await account('Ana@Client.Example').update({ email: ANA });
      }
    });

    it('an account whose own role must not come by mail is not invited to keep it', async () => {
      const { id } = await account(CARLA).first<{ id: number }>('id');
      const staff = await app.database('up_roles').where({ type: 'staff' }).first<{ id: number }>('id');
      const link = app.database('up_users_role_lnk').where({ user_id: id });
      await link.clone().update({ role_id: staff.id });
      const body = { email: CARLA, existingClient: 'keep-role', notify: false };
      expect(await codeOf(await editor.post('/invitations', body))).toBe('role_denied');
      const changed = { ...body, existingClient: 'set-role', role: 'vendor' } as const;
      expect(await invite(editor, changed)).toMatchObject({ role: 'vendor' });
    });

    it('no link is shown where the configuration does not say so, whatever a role allows', async () => {
      const { documentId } = await invite(editor, { email: newAddress(), notify: false });
      expect(await refusalIn(await act(documentId, 'copy-link'))).toEqual({
        status: 403,
        code: 'copy_link_off',
      });
      expect(await linksOf(documentId)).toEqual([]);
    });
  });

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
