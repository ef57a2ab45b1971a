import type {
  BatchRecord,
  EditorOptions,
  InvitationCheck,
  InvitationDetails,
  Preview,
} from '../../contracts';
import type { App } from './support/app';
import { apiToken, callerWith, grantRole, SEED_CALLERS } from './support/callers';
import { dataIn, EDITOR, invite, seedAdmins, signInEditor, type Editor } from './support/editors';
import { tokenIn, type Inbox } from './support/inbox';
import { ANA, refusalIn, requestMail, sessionIn, startPortal, verify } from './support/sign-in';

const MANAGER = 'manager@studio.example';
const HELPER = 'helper@studio.example';
const ACTIONS = ['read', 'create', 'resend', 'copy-link', 'import'].map((name) => `invitations.${name}`);
const USER_ACTIONS = ['create', 'findOne', 'resend'].map((name) => `plugin::magic-link.invitation.${name}`);
const REFUSED = { status: 403, code: 'policy_not_allowed' };

/** Strapi gives a role of the panel a code with a random end. */
const BOOTSTRAP = `${seedAdmins([
  { email: EDITOR },
  { email: MANAGER, actions: ACTIONS },
  { email: HELPER, actions: ACTIONS },
])}
${SEED_CALLERS}
strapi.server.routes([{
  method: 'POST', path: '/test-role-code', config: { auth: false },
  handler: async (ctx) => {
    const { name, code } = ctx.request.body;
    await strapi.db.query('admin::role').updateMany({ where: { name }, data: { code } });
    ctx.body = {};
  },
}]);`;

let invited = 0;
const newAddress = () => `policy${(invited += 1)}@client.example`;

describe('a policy says who may invite with it', () => {
  let app: App;
  let inbox: Inbox;
  let manager: Editor;
  let helper: Editor;

  const listed = {
    inviterPanelRoles: ['account-manager'],
    inviterUserRoles: ['authenticated'],
    inviterApiTokens: false,
    resendAfterSeconds: 0,
  };

  beforeAll(async () => {
    ({ app, inbox } = await startPortal({
      bootstrap: BOOTSTRAP,
      magicLink: { invitations: { copyLink: true }, policies: { guest: listed } },
    }));
    manager = await signInEditor(app, MANAGER);
    helper = await signInEditor(app, HELPER);
    await setCode('account-manager');
  });

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  const setCode = (code: string) => app.post('/test-role-code', { name: MANAGER, code });
  const guest = () => ({ email: newAddress(), policy: 'guest', notify: false });
  const policiesOf = async (editor: Editor) =>
    (await dataIn<EditorOptions>(await editor.get('/options'))).policies.map(({ key }) => key);

  it('editors with a role that it lists, and super admins; who is not listed is not even offered it', async () => {
    await invite(manager, guest());
    await invite(await signInEditor(app), guest());
    expect(await policiesOf(manager)).toContain('guest');

    expect(await refusalIn(await helper.post('/invitations', guest()))).toEqual(REFUSED);
    const check = await dataIn<InvitationCheck>(await helper.post('/invitations/check', guest()));
    expect(check.verdict).toBe('policy_not_allowed');
    expect(await policiesOf(helper)).toEqual(['invitation', 'document']);
    await invite(helper, { email: newAddress(), notify: false });

    const [line] = await app.database('ml_audit_events').where({ type: 'invitation.refused' });
    expect(line).toMatchObject({ outcome: 'refused', reason: 'policy_not_allowed' });
    const who = await app.database('admin_users').where({ email: HELPER }).first<{ id: number }>('id');
    expect(line.actor).toBe(`admin:${who.id}`);
  });

  it('who may not invite with an own one reads what it is called all the same', async () => {
    const board = { key: 'board', label: 'Board members', rules: { inviterPanelRoles: ['account-manager'] } };
    const admin = await signInEditor(app);
    expect((await admin.post('/policies', board)).status).toBe(201);
    const { documentId } = await invite(admin, { email: newAddress(), policy: 'board' });
    expect(await policiesOf(helper)).not.toContain('board');
    const called = { policy: 'board', policyLabel: 'Board members' };
    const { data } = await (await helper.get('/invitations?policy=board')).json();
    expect(data).toMatchObject([called]);
    const details = await dataIn<InvitationDetails>(await helper.get(`/invitations/${documentId}`));
    expect(details).toMatchObject({ ...called, links: [called] });
    const links = await (await admin.get('/links?purpose=invitation')).json();
    expect(links.data).toContainEqual(expect.objectContaining(called));
  });

  it('nor resends, extends or copies a link by it who is not listed, and who was once is refused from then on', async () => {
    const { documentId } = await invite(manager, guest());
    for (const action of ['resend', 'extend', 'copy-link']) {
      expect(await refusalIn(await helper.post(`/invitations/${documentId}/${action}`))).toEqual(REFUSED);
    }
    await setCode('somebody-else');
    expect(await refusalIn(await manager.post(`/invitations/${documentId}/resend`))).toEqual(REFUSED);
    await setCode('account-manager');
    expect((await manager.post(`/invitations/${documentId}/resend`)).status).toBe(200);
  });

  it('no server where it says so', async () => {
    const { accessKey } = await apiToken(app, { name: 'CRM', type: 'full-access' });
    const server = callerWith(app, accessKey);
    expect(await refusalIn(await server.post('/invitations', guest()))).toEqual(REFUSED);
    expect((await server.post('/invitations', { email: newAddress(), notify: false })).status).toBe(201);
  });

  it('no user of the portal whose role it does not name, whatever their role was granted', async () => {
    await grantRole(app, 'authenticated', USER_ACTIONS);
    const { mail } = await requestMail(app, inbox, ANA);
    const { jwt } = await sessionIn(await verify(app, { token: tokenIn(mail) }));
    const user = callerWith(app, jwt);
    expect(await refusalIn(await user.post('/invitations', { email: newAddress() }))).toEqual(REFUSED);
    expect((await user.post('/invitations', guest())).status).toBe(201);
  });

  it('no row of an import either', async () => {
    const rows = [newAddress(), newAddress()].map((email, at) => ({ email, policy: ['guest', ''][at] }));
    const verdictsFor = async (editor: Editor) =>
      (await dataIn<Preview>(await editor.post('/invitations/preview', { rows }))).rows.map(
        ({ verdict }) => verdict,
      );
    expect(await verdictsFor(manager)).toEqual(['valid', 'valid']);
    expect(await verdictsFor(helper)).toEqual(['policy_not_allowed', 'valid']);
  });

  it('no import as a whole: it is refused when it is opened', async () => {
    const open = (editor: Editor) =>
      editor.post('/invitations/batches', { idempotencyKey: 'by-default', defaults: { policy: 'guest' } });
    expect((await open(manager)).status).toBe(201);
    expect(await refusalIn(await open(helper))).toEqual({ status: 400, code: 'invalid_input' });
  });

  it('nobody in another’s name: rows are added to an import by who opened it only', async () => {
    const wanted = { idempotencyKey: 'left open', defaults: { policy: 'guest' } };
    const { documentId } = await dataIn<BatchRecord>(await manager.post('/invitations/batches', wanted));
    const email = newAddress();
    const added = await helper.post(`/invitations/batches/${documentId}/rows`, { rows: [{ email }] });
    expect(await refusalIn(added)).toEqual({ status: 404, code: 'not_found' });
    const rows = { rows: [{ email: newAddress() }] };
    expect((await manager.post(`/invitations/batches/${documentId}/rows`, rows)).status).toBe(200);
  });
});
