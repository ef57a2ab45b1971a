import type { CreateInvitationBody } from '../../contracts';
import type { App } from './support/app';
import { apiToken, callerWith, grantRole, SEED_CALLERS } from './support/callers';
import { dataIn, detailsOf, EDITOR, invite, PASSWORD, seedAdmins, signInEditor } from './support/editors';
import type { Editor } from './support/editors';
import { tokenIn, type Inbox } from './support/inbox';
import { ANA, refusalIn, sessionIn, startPortal, verify } from './support/sign-in';

const PLAIN = 'plain@studio.example';
const SEED = `${seedAdmins([{ email: EDITOR }, { email: PLAIN, actions: ['invitations.read', 'invitations.create'] }])}
${SEED_CALLERS}
const roles = strapi.db.query('plugin::users-permissions.role');
if (!(await roles.findOne({ where: { type: 'manager' } })))
  await roles.create({ data: { type: 'manager', name: 'Manager', description: '' } });`;
const GRANTED = ['create', 'findOne', 'resend', 'revoke'].map(
  (name) => `plugin::magic-link.invitation.${name}`,
);
const INVITING = ['authenticated', 'manager'];
const HOUR_MS = 3_600_000;

let invited = 0;
const newAddress = () => `kind${(invited += 1)}@client.example`;

describe('an inviter of another kind than an editor', () => {
  let app: App;
  let inbox: Inbox;
  let editor: Editor;

  beforeAll(async () => {
    ({ app, inbox } = await startPortal({
      bootstrap: SEED,
      magicLink: {
        invitations: { copyLink: true },
        policies: {
          invitation: { inviterUserRoles: INVITING },
          guest: { allowedRoles: ['manager', 'authenticated'], inviterUserRoles: INVITING },
        },
      },
    }));
    editor = await signInEditor(app);
    await grantRole(app, 'authenticated', GRANTED);
    await grantRole(app, 'manager', GRANTED);
  });

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();
  const redeem = async (email: string, count = 1) =>
    sessionIn(await verify(app, { token: tokenIn(await inbox.mailTo(email, count)) }));
  const accepted = async (body: CreateInvitationBody, by: Pick<Editor, 'post'> = editor) => {
    const before = inbox.mailsTo(body.email).length;
    const { documentId } = await dataIn<{ documentId: string }>(await by.post('/invitations', body));
    return { documentId, ...(await redeem(body.email, before + 1)) };
  };
  const guest = async () => {
    const email = newAddress();
    const accessEndsAt = inMs(HOUR_MS);
    return { email, accessEndsAt, ...(await accepted({ email, policy: 'guest', accessEndsAt })) };
  };
  const userInviter = async () => {
    const { email, jwt } = await guest();
    return { email, user: callerWith(app, jwt) };
  };

  describe('an API token of the panel, which acts for its owner', () => {
    const ACTIONS = [
      'invitations.create',
      'invitations.read',
      'invitations.copy-link',
      'invitations.set-role',
    ];
    const adminToken = async (): Promise<{ id: number; as: Editor }> => {
      const login = await app.post('/admin/login', { email: EDITOR, password: PASSWORD });
      const { token } = await dataIn<{ token: string }>(login);
      const adminPermissions = [...ACTIONS, 'emergency.revoke-all'].map((action) => ({
        ...{ action: `plugin::magic-link.${action}`, subject: null, conditions: [], properties: {} },
      }));
      const wanted = { name: `CI ${newAddress()}`, description: '', lifespan: null, adminPermissions };
      const made = await app.post('/admin/admin-tokens', wanted, { authorization: `Bearer ${token}` });
      const { accessKey, id } = await dataIn<{ accessKey: string; id: number }>(made);
      const headers = { authorization: `Bearer ${accessKey}` };
      const as = {
        get: (path: string) => app.get(`/magic-link${path}`, { headers }),
        post: (path: string, body: unknown = {}) => app.post(`/magic-link${path}`, body, headers),
        send: (method: 'PUT' | 'DELETE', path: string) => app.get(`/magic-link${path}`, { method, headers }),
      };
      return { id, as };
    };

    it('is named in the log as itself, and neither copies links nor changes roles', async () => {
      const { id, as } = await adminToken();
      const { documentId } = await invite(as, { email: newAddress(), notify: false });
      const copied = await as.post(`/invitations/${documentId}/copy-link`);
      expect(await refusalIn(copied)).toEqual({ status: 403, code: 'copy_link_off' });
      const set = { email: ANA, role: 'manager', existingClient: 'set-role' };
      expect(await refusalIn(await as.post('/invitations', set))).toEqual({
        status: 403,
        code: 'role_not_allowed',
      });

      const details = await detailsOf(editor, documentId);
      const token = { kind: 'api-token', id: String(id), name: expect.stringContaining('CI') as string };
      expect(details.invitedBy).toEqual(token);
      // The invitation, and the link that was refused.
      expect(details.timeline.map(({ actor }) => actor)).toEqual([token, token]);
      expect((await as.post('/emergency/revoke-all')).status).toBe(200);
      const [last] = await app.database('ml_audit_events').where({ type: 'emergency.revoked-all' });
      expect(last.actor).toBe(`api-token:${id}`);
    });
  });

  describe('a user of the portal', () => {
    it('gives only roles that the policy lists, or the role that everybody gets; a server gives any', async () => {
      const { user } = await userInviter();
      const refused = await user.post('/invitations', { email: newAddress(), role: 'manager' });
      expect(await refusalIn(refused)).toEqual({ status: 400, code: 'role_not_allowed' });
      const listed = { email: newAddress(), role: 'manager', policy: 'guest' };
      expect((await user.post('/invitations', listed)).status).toBe(201);
      expect((await user.post('/invitations', { email: newAddress() })).status).toBe(201);

      const { accessKey } = await apiToken(app, { name: 'CRM', type: 'full-access' });
      const body = { email: newAddress(), role: 'manager', notify: false };
      expect((await callerWith(app, accessKey).post('/invitations', body)).status).toBe(201);
    });

    it('learns of an account that was there neither id nor role nor state', async () => {
      const { user } = await userInviter();
      const { email, user: account } = await guest();
      const answers = [await user.post('/invitations', { email })];
      await app.database('up_users').where({ id: account.id }).update({ blocked: true });
      answers.push(await user.post('/invitations', { email, existingClient: 'keep-role' }));
      await app.database('up_users').where({ id: account.id }).update({ blocked: false });
      for (const answer of answers) {
        expect(answer.status).toBe(409);
        const { error } = (await answer.json()) as { error: { details: unknown } };
        expect(error.details).toEqual({ code: 'existing_client', path: 'email' });
      }
      for (const address of [email, ANA]) {
        // Neither whether the account ends: where it does not, the redemption withholds this end.
        const ending = {
          email: address,
          existingClient: 'keep-role',
          notify: false,
          accessEndsAt: inMs(HOUR_MS),
        };
        const { documentId } = await dataIn<{ documentId: string }>(await user.post('/invitations', ending));
        expect((await user.post(`/invitations/${documentId}/revoke`)).status).toBe(200);
      }
      const kept = await user.post('/invitations', { email, existingClient: 'keep-role', notify: false });
      const { documentId, clientId } = await dataIn<{ documentId: string; clientId: unknown }>(kept);
      expect(clientId).toBeNull();
      const seen = await (await user.get(`/invitations/${documentId}`)).json();
      expect(seen).toMatchObject({ data: { clientId: null } });
    });

    it('does not invite themselves', async () => {
      const { email, user } = await userInviter();
      const asked = await user.post('/invitations', { email, existingClient: 'keep-role' });
      expect(await refusalIn(asked)).toEqual({ status: 409, code: 'existing_client' });
    });
  });

  describe('who may not manage access', () => {
    const accessEndOf = async (id: unknown): Promise<string | null> => {
      const [row] = await app.database('ml_clients').where({ user_id: id });
      const { access_ends_at_ms: ms } = row as { access_ends_at_ms: number | string | null };
      return ms === null ? null : new Date(Number(ms)).toISOString();
    };
    const inviters: [string, () => Promise<Pick<Editor, 'post'>>][] = [
      ['an editor', () => signInEditor(app, PLAIN)],
      [
        'a server',
        async () =>
          callerWith(app, (await apiToken(app, { name: newAddress(), type: 'full-access' })).accessKey),
      ],
      ['a user', async () => (await userInviter()).user],
    ];

    it.each(inviters)(
      'neither lifts nor extends the end of a guest’s access by inviting: %s',
      async (_, inviterOf) => {
        const by = await inviterOf();
        const { email, accessEndsAt, user } = await guest();
        const lifting = await accepted({ email, existingClient: 'keep-role' }, by);
        expect(lifting.invitation?.accessEndsAt).toBe(accessEndsAt);
        const later = { policy: 'guest', accessEndsAt: inMs(2 * HOUR_MS) };
        await accepted({ email, existingClient: 'keep-role', ...later }, by);
        expect(await accessEndOf(user.id)).toBe(accessEndsAt);
        const { timeline } = await detailsOf(editor, lifting.documentId);
        const told = timeline.filter(({ type }) => type === 'access.changed');
        expect(told).toMatchObject([{ outcome: 'refused', reason: 'inviter_may_not' }]);
      },
    );
  });

  it('who may no longer see invitations is written nothing of clients any more', async () => {
    const plain = await signInEditor(app, PLAIN);
    const reported = async () => {
      const email = newAddress();
      await invite(plain, { email });
      await app.post('/api/magic-link/report', { token: tokenIn(await inbox.mailTo(email)) });
    };
    await reported();
    await inbox.mailTo(PLAIN);
    const action = 'plugin::magic-link.invitations.read';
    // Super admins hold a permission as well, and keep it.
    const held = await app
      .database('admin_permissions')
      .join('admin_permissions_role_lnk', 'admin_permissions_role_lnk.permission_id', 'admin_permissions.id')
      .join('admin_roles', 'admin_roles.id', 'admin_permissions_role_lnk.role_id')
      .where({ action, name: PLAIN })
      .select('admin_permissions.id');
    await app
      .database('admin_permissions')
      .whereIn(
        'id',
        held.map(({ id }: { id: number }) => id),
      )
      .del();
    await reported();
    // Longer than the mail took that came.
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    expect(inbox.mailsTo(PLAIN)).toHaveLength(1);
  });
});
