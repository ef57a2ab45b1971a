import type { EditorOptions, InvitationCheck } from '../../contracts';
import type { App } from './support/app';
import { dataIn, EDITOR, invite, seedAdmins, signInEditor, type Editor } from './support/editors';
import type { Inbox } from './support/inbox';
import { ANA, BEN, codeOf, PORTAL_URL, refusalIn, startPortal } from './support/sign-in';

const CARLA = 'carla@client.example';
const TWIN = 'twin@client.example';

let invited = 0;
const newAddress = () => `check${(invited += 1)}@client.example`;

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

  const account = (email: string) => app.database('up_users').where({ email });

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
      expect(await refusalIn(await editor.post(`/invitations/${documentId}/copy-link`, {}))).toEqual({
        status: 403,
        code: 'copy_link_off',
      });
      expect(await app.database('ml_tokens').where({ invitation_document_id: documentId })).toEqual([]);
    });
  });
});
