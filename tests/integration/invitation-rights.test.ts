import type { App } from './support/app';
import { apiToken, callerWith, grantRole, SEED_CALLERS } from './support/callers';
import { dataIn, detailsOf, EDITOR, invite, seedAdmins, signInEditor, type Editor } from './support/editors';
import { tokenIn, type Inbox } from './support/inbox';
import { ANA, BEN, codeOf, refusalIn, requestMail, sessionIn, startPortal, verify } from './support/sign-in';

const ROLE_SETTER = 'role-setter@studio.example';
const ACTIONS = [
  'invitations.create',
  'invitations.read',
  'invitations.copy-link',
  'invitations.revoke',
] as const;
const SEED = `${seedAdmins([
  { email: EDITOR, actions: ACTIONS },
  { email: ROLE_SETTER, actions: [...ACTIONS, 'invitations.set-role'] },
])}
${SEED_CALLERS}
const roles = strapi.db.query('plugin::users-permissions.role');
for (const type of ['vendor', 'staff']) {
  if (!(await roles.findOne({ where: { type } }))) await roles.create({ data: { type, name: type, description: '' } });
}`;

/** All that a role may be granted of the routes for servers. */
const GRANTED = ['create', 'findOne', 'resend', 'revoke'].map(
  (name) => `plugin::magic-link.invitation.${name}`,
);

let invited = 0;
const newAddress = () => `right${(invited += 1)}@client.example`;

describe('who may invite', () => {
  let app: App;
  let inbox: Inbox;
  let editor: Editor;
  let roleSetter: Editor;

  beforeAll(async () => {
    ({ app, inbox } = await startPortal({
      bootstrap: SEED,
      clients: ['c1', 'c2', 'c3', 'c4']
        .map((name) => ({ email: `${name}@client.example` }))
        .concat([{ email: ANA }, { email: BEN }]),
      magicLink: {
        invitations: { copyLink: true },
        accounts: { creation: 'invited', deniedRoles: ['staff'] },
        policies: {
          guest: { allowedRoles: ['vendor'] },
          invitation: { refusedDomains: ['refused.example'], inviterUserRoles: ['authenticated'] },
        },
      },
    }));
    editor = await signInEditor(app);
    roleSetter = await signInEditor(app, ROLE_SETTER);
  });

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  const roleOf = async (email: string) => {
    const [row] = await app
      .database('up_users')
      .join('up_users_role_lnk', 'up_users_role_lnk.user_id', 'up_users.id')
      .join('up_roles', 'up_roles.id', 'up_users_role_lnk.role_id')
      .where({ email })
      .select('up_roles.type');
    return (row as { type: string } | undefined)?.type;
  };
  const redeem = async (email: string) =>
    sessionIn(await verify(app, { token: tokenIn(await inbox.mailTo(email)) }));

  it('nobody gives a role that must not come by mail, that the policy does not list, or to a refused domain', async () => {
    const email = newAddress();
    expect(await codeOf(await editor.post('/invitations', { email, role: 'staff' }))).toBe('role_denied');
    const guest = { email, policy: 'guest', role: 'authenticated' };
    expect(await codeOf(await editor.post('/invitations', guest))).toBe('role_not_allowed');
    const refusedDomain = { email: 'a@refused.example' };
    expect(await codeOf(await editor.post('/invitations', refusedDomain))).toBe('domain_refused');
    expect(await invite(editor, { email, policy: 'guest', notify: false })).toMatchObject({ role: 'vendor' });
  });

  it('an account that was there keeps its role, unless who invited may change roles', async () => {
    const kept = { email: 'c1@client.example', role: 'vendor', existingClient: 'keep-role' } as const;
    await invite(editor, kept);
    await redeem(kept.email);
    expect(await roleOf(kept.email)).toBe('authenticated');

    const set = { email: 'c2@client.example', role: 'vendor', existingClient: 'set-role' } as const;
    const refusal = await editor.post('/invitations', set);
    expect(refusal.status).toBe(403);
    await invite(roleSetter, set);
    await redeem(set.email);
    expect(await roleOf(set.email)).toBe('vendor');
  });

  it('who lost the right to change roles after inviting changes none', async () => {
    const set = { email: 'c3@client.example', role: 'vendor', existingClient: 'set-role' } as const;
    const { documentId } = await invite(roleSetter, set);
    await app.database('admin_users').where({ email: ROLE_SETTER }).update({ is_active: false });
    try {
      await redeem(set.email);
    } finally {
      await app.database('admin_users').where({ email: ROLE_SETTER }).update({ is_active: true });
    }
    expect(await roleOf(set.email)).toBe('authenticated');
    const { timeline } = await detailsOf(editor, documentId);
    expect(timeline.find(({ type }) => type === 'account.role-changed')).toMatchObject({
      outcome: 'refused',
      reason: 'inviter_may_not',
    });
  });

  it('guest limits are put on who gets an account by it, and never on an account that was there', async () => {
    const email = newAddress();
    await invite(editor, { email, policy: 'guest' });
    const { invitation, user } = await redeem(email);
    expect(Date.parse(invitation?.accessEndsAt ?? '')).toBeGreaterThan(Date.now() + 6 * 86_400_000);
    const [guest] = await app.database('ml_clients').where({ user_id: user.id });
    expect(Boolean(guest.guest_account)).toBe(true);

    const permanent = { email: 'c4@client.example', policy: 'guest', existingClient: 'keep-role' } as const;
    const accessEndsAt = new Date(Date.now() + 86_400_000).toISOString();
    const named = await editor.post('/invitations', { ...permanent, accessEndsAt });
    expect(await codeOf(named)).toBe('permanent_account');
    await invite(editor, permanent);
    const session = await redeem(permanent.email);
    expect(session.invitation?.accessEndsAt).toBeNull();
    const [client] = await app.database('ml_clients').where({ user_id: session.user.id });
    expect(client).toMatchObject({ access_ends_at_ms: null });
    expect(Boolean(client.guest_account)).toBe(false);
  });

  describe('a link that is shown instead of mailed', () => {
    const copy = (documentId: string) => editor.post(`/invitations/${documentId}/copy-link`);
    const tokenOf = (url: string) => new URL(url).searchParams.get('token') ?? '';

    it('proves no address: the owner’s first own link takes the account over', async () => {
      const email = newAddress();
      const { documentId } = await invite(editor, { email, notify: false });
      const { url } = await dataIn<{ url: string }>(await copy(documentId));
      const shown = await sessionIn(await verify(app, { token: tokenOf(url) }));
      const [client] = await app.database('ml_clients').where({ user_id: shown.user.id });
      expect(client.proven_address_key).toBeNull();

      const { mail } = await requestMail(app, inbox, email);
      await sessionIn(await verify(app, { token: tokenIn(mail) }));
      const events = await app
        .database('ml_audit_events')
        .where({ client_id: shown.user.id, type: 'account.adopted' });
      expect(events).toHaveLength(1);
      const me = await app.get('/api/users/me', { headers: { authorization: `Bearer ${shown.jwt}` } });
      expect(me.status).toBe(401);
      const { timeline } = await detailsOf(editor, documentId);
      expect(timeline.map(({ type }) => type)).toContain('invitation.link-copied');
    });

    it('is not made where somebody has an account, and opens none that was made since', async () => {
      const { documentId } = await invite(editor, { email: BEN, existingClient: 'keep-role', notify: false });
      expect(await codeOf(await copy(documentId))).toBe('copy_link_has_account');
      // Nor where the account that it was for has another address by now.
      await app.database('up_users').where({ email: BEN }).update({ email: 'ben@elsewhere.example' });
      expect(await codeOf(await copy(documentId))).toBe('copy_link_has_account');

      const email = newAddress();
      const later = await invite(editor, { email, notify: false });
      const { url } = await dataIn<{ url: string }>(await copy(later.documentId));
      const registered = { username: email, email, password: 'Test-password-1' };
      expect((await app.post('/api/auth/local/register', registered)).status).toBe(200);
      expect(await refusalIn(await verify(app, { token: tokenOf(url) }))).toEqual({
        status: 400,
        code: 'link_invalid',
      });
      const [refusal] = await app
        .database('ml_audit_events')
        .whereNot('type', 'like', 'message.%')
        .orderBy('id', 'desc')
        .limit(1);
      expect(refusal).toMatchObject({ type: 'sign-in.refused', reason: 'copied_link_has_account' });
      expect(await codeOf(await copy(later.documentId))).toBe('copy_link_has_account');
      expect(await app.database('ml_tokens').where({ copied: true, used_at_ms: null })).toHaveLength(1);
    });
  });

  describe('servers and users of the portal', () => {
    it('nobody without a credential, even if the public role was granted everything', async () => {
      await grantRole(app, 'public', GRANTED);
      const { documentId } = await invite(editor, { email: newAddress(), notify: false });
      const anonymous = callerWith(app);
      const statuses = [
        await anonymous.post('/invitations', { email: newAddress() }),
        await anonymous.get(`/invitations/${documentId}`),
        await anonymous.post(`/invitations/${documentId}/resend`),
        await anonymous.post(`/invitations/${documentId}/revoke`),
      ].map(({ status }) => status);
      expect(statuses).toEqual([403, 403, 403, 403]);
      expect((await detailsOf(editor, documentId)).timeline).toHaveLength(1);
    });

    it('an API token invites by its own name, and can neither set roles nor copy links', async () => {
      const { accessKey, id } = await apiToken(app, { name: 'CRM', type: 'full-access' });
      const server = callerWith(app, accessKey);
      const email = newAddress();
      const made = await dataIn<{ documentId: string }>(await server.post('/invitations', { email }));
      const byToken = { kind: 'api-token', id: String(id), name: 'CRM' };
      const details = await detailsOf(editor, made.documentId);
      expect(details.invitedBy).toEqual(byToken);
      expect(details.timeline.map(({ actor }) => actor)).toEqual([byToken]);
      await sessionIn(await verify(app, { token: tokenIn(await inbox.mailTo(email)) }));
      const set = { email: ANA, role: 'vendor', existingClient: 'set-role' };
      expect((await server.post('/invitations', set)).status).toBe(403);
      expect([404, 405]).toContain((await server.post(`/invitations/${made.documentId}/copy-link`)).status);
    });

    it('a custom token does what it was granted and nothing else', async () => {
      const permissions = ['plugin::magic-link.invitation.findOne'];
      const { accessKey } = await apiToken(app, { name: 'reader', type: 'custom', permissions });
      const { documentId } = await invite(editor, { email: newAddress(), notify: false });
      await dataIn(await callerWith(app, accessKey).get(`/invitations/${documentId}`));
      expect((await callerWith(app, accessKey).post('/invitations', { email: newAddress() })).status).toBe(
        403,
      );
    });

    it('a user sees and acts on their own invitations only', async () => {
      await grantRole(app, 'authenticated', GRANTED);
      const { mail } = await requestMail(app, inbox, ANA);
      const { jwt } = await sessionIn(await verify(app, { token: tokenIn(mail) }));
      const user = callerWith(app, jwt);
      const own = await dataIn<{ documentId: string }>(
        await user.post('/invitations', { email: newAddress() }),
      );
      expect((await user.get(`/invitations/${own.documentId}`)).status).toBe(200);
      expect((await user.post(`/invitations/${own.documentId}/revoke`)).status).toBe(200);

      const email = newAddress();
      const { documentId } = await invite(editor, { email, notify: false });
      for (const ifPending of ['skip', 'replace', 'resend', undefined]) {
        const refusal = await user.post('/invitations', { email, ifPending });
        expect(refusal.status).toBe(409);
        expect(await refusal.text()).not.toContain(documentId);
      }
      expect((await user.get(`/invitations/${documentId}`)).status).toBe(404);
      expect((await user.post(`/invitations/${documentId}/resend`)).status).toBe(404);
      expect((await user.post(`/invitations/${documentId}/revoke`)).status).toBe(404);
    });
  });
});
