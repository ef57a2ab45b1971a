import type { EditorOptions, PolicyRecord } from '../../contracts';
import { startApp, type App } from './support/app';
import { dataIn, EDITOR, invite, seedAdmins, signInEditor, type Editor } from './support/editors';
import { tokenIn, type Inbox } from './support/inbox';
import { changeLines, changePolicy, policiesOf, policyOf, problemsIn } from './support/rules';
import {
  ANA,
  BEN,
  magicLinkConfig,
  refusalIn,
  requestMail,
  sessionIn,
  startPortal,
  verify,
} from './support/sign-in';

const BOOTSTRAP = `${seedAdmins([{ email: EDITOR }])}
const heard = [];
strapi.eventHub.subscribe((name, payload) => { if (name === 'magic-link.policy.changed') heard.push(payload); });
strapi.server.routes([{
  method: 'GET', path: '/test-heard', config: { auth: false }, handler: (ctx) => { ctx.body = heard; },
}]);`;
const HOUR = 3_600;
const DAY = 24 * HOUR;

let invited = 0;
const newAddress = () => `rules${(invited += 1)}@client.example`;

describe('policies that the panel changes', () => {
  let app: App;
  let inbox: Inbox;
  let editor: Editor;
  const magicLink = {
    ceilings: {
      linkLifetimeSeconds: 7 * DAY,
      sessionLifetimeSeconds: 30 * DAY,
      accessDurationSeconds: 30 * DAY,
    },
    policies: { document: { reminderDays: [2] } },
  };

  beforeAll(async () => {
    ({ app, inbox } = await startPortal({ bootstrap: BOOTSTRAP, magicLink }));
    editor = await signInEditor(app);
  });

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  afterEach(async () => {
    await app.control({ clockOffsetMs: 0 });
    for (const { key, defaults, locked } of (await policiesOf(editor)).data) {
      const free = Object.entries(defaults).filter(([rule]) => !(locked as string[]).includes(rule));
      await changePolicy(editor, key, Object.fromEntries(free));
    }
    await app.database('ml_tokens').update({ revoked_at_ms: 1, live_place: null });
  });

  const lifetimeOf = async (email: string) => {
    const { requested } = await requestMail(app, inbox, email);
    return Math.round((Date.parse(requested.expiresAt) - Date.now()) / 1000);
  };
  const put = (key: string, body: unknown) => editor.send('PUT', `/policies/${key}`, body);

  it('are listed with what is in effect, what a file fixes, the ceilings, and what depends on them', async () => {
    await invite(editor, { email: newAddress(), policy: 'guest', notify: false });
    await requestMail(app, inbox, ANA);
    await requestMail(app, inbox, 'nobody-knows@client.example').catch(() => undefined);
    const { data, meta } = await policiesOf(editor);
    expect(data.map(({ key }) => key)).toEqual(['sign-in', 'invitation', 'document', 'guest']);
    expect(meta.ceilings).toEqual({ ...magicLink.ceilings, invitationLifetimeSeconds: null });
    const [signIn, , document, guest] = data as [PolicyRecord, PolicyRecord, PolicyRecord, PolicyRecord];
    expect(signIn).toMatchObject({
      builtIn: true,
      label: null,
      version: 0,
      liveLinks: 1,
      pendingInvitations: 0,
    });
    expect(signIn.rules).toMatchObject({ linkLifetimeSeconds: 15 * 60, sessionLifetimeSeconds: 30 * DAY });
    expect(document).toMatchObject({ locked: ['reminderDays'], rules: { reminderDays: [2] } });
    expect(guest.pendingInvitations).toBe(1);
  }, 20_000);

  it('rule over links made afterwards, at once, and leave the live ones as they are', async () => {
    const { mail } = await requestMail(app, inbox, ANA);
    const changed = await changePolicy(editor, 'sign-in', { linkLifetimeSeconds: HOUR, offerCode: false });
    expect(changed.meta).toEqual({ retiredLinks: 0 });
    expect(await lifetimeOf(BEN)).toBeGreaterThan(HOUR - 60);
    const [newest] = inbox.mailsTo(BEN).slice(-1);
    expect(newest?.parsed.text).not.toMatch(/\b\d{6}\b/);
    await sessionIn(await verify(app, { token: tokenIn(mail) }));
  });

  it('retire the links that live by them on request, and no others', async () => {
    const { mail } = await requestMail(app, inbox, ANA);
    const guest = newAddress();
    await invite(editor, { email: guest, policy: 'guest' });
    const theirs = await inbox.mailTo(guest);
    const changed = await changePolicy(
      editor,
      'sign-in',
      { linkLifetimeSeconds: HOUR },
      { retireLiveLinks: true },
    );
    expect(changed).toMatchObject({ data: { liveLinks: 0 }, meta: { retiredLinks: 1 } });
    expect(await refusalIn(await verify(app, { token: tokenIn(mail) }))).toMatchObject({
      code: 'link_revoked',
    });
    await sessionIn(await verify(app, { token: tokenIn(theirs) }));
    const line = (await changeLines(app, 'policy.changed')).at(-1);
    expect(line?.changes).toContainEqual({ field: 'retiredLinks', before: null, after: 1 });
  });

  it('leave an invitation with what it was made with: link lifetime and length of access', async () => {
    const email = newAddress();
    const { documentId } = await invite(editor, { email, policy: 'guest' });
    await inbox.mailTo(email);
    await changePolicy(editor, 'guest', {
      linkLifetimeSeconds: HOUR,
      accessDurationSeconds: HOUR,
      resendAfterSeconds: 0,
    });
    await dataIn(await editor.post(`/invitations/${documentId}/resend`));
    const again = await inbox.mailTo(email, 2);
    const link = await app
      .database('ml_tokens')
      .where({ invitation_document_id: documentId })
      .orderBy('id', 'desc')
      .first();
    expect(Number(link.expires_at_ms) - Number(link.issued_at_ms)).toBe(DAY * 1000);
    const { invitation } = await sessionIn(await verify(app, { token: tokenIn(again) }));
    const days = (Date.parse(invitation?.accessEndsAt ?? '') - Date.now()) / (DAY * 1000);
    expect(Math.round(days)).toBe(7);
  });

  it('say who comes in at the redemption as well: domains, sessions', async () => {
    const { mail } = await requestMail(app, inbox, ANA);
    await changePolicy(editor, 'sign-in', { refusedDomains: ['Client.EXAMPLE', '*.bücher.example'] });
    const { rules } = await policyOf(editor, 'sign-in');
    expect(rules.refusedDomains).toEqual(['client.example', '*.xn--bcher-kva.example']);
    expect(await refusalIn(await verify(app, { token: tokenIn(mail) }))).toMatchObject({
      code: 'link_invalid',
    });
    await changePolicy(editor, 'sign-in', { refusedDomains: [], sessionLifetimeSeconds: 600 });
    const { jwt } = await sessionIn(await verify(app, { token: tokenIn(mail) }));
    const { exp = 0 } = JSON.parse(atob(jwt.split('.')[1] ?? '')) as { exp?: number };
    expect(exp - Date.now() / 1000).toBeLessThanOrEqual(601);
  });

  it('demand the same browser of requests made afterwards', async () => {
    await changePolicy(editor, 'sign-in', { requireSameBrowser: true });
    const response = await app.post('/api/magic-link/request', { email: ANA });
    expect(await refusalIn(response)).toEqual({ status: 400, code: 'browser_binding_required' });
  });

  it('never exceed a ceiling, nor does an editor who names an end', async () => {
    const tooLong = { maxLinkLifetimeSeconds: 7 * DAY + 1, accessDurationSeconds: 31 * DAY };
    const { version } = await policyOf(editor, 'guest');
    expect(await problemsIn(await put('guest', { version, rules: tooLong }))).toEqual({
      status: 400,
      code: 'invalid_input',
      paths: ['rules.maxLinkLifetimeSeconds', 'rules.accessDurationSeconds'],
    });
    const late = new Date(Date.now() + 31 * DAY * 1000).toISOString();
    const body = { email: newAddress(), policy: 'guest', accessEndsAt: late, notify: false };
    expect(await refusalIn(await editor.post('/invitations', body))).toMatchObject({ code: 'invalid_input' });
    const email = newAddress();
    await invite(editor, { email, policy: 'guest' });
    const { user } = await sessionIn(await verify(app, { token: tokenIn(await inbox.mailTo(email)) }));
    for (const accessEndsAt of [late, null]) {
      const refused = await editor.post(`/clients/${user.id}/extend-access`, { accessEndsAt });
      expect(await refusalIn(refused)).toMatchObject({ code: 'invalid_input' });
    }
  });

  it('leave a guest a guest under a ceiling on access, also invited for good by who may change access', async () => {
    const email = newAddress();
    await invite(editor, { email, policy: 'guest' });
    const guest = await sessionIn(await verify(app, { token: tokenIn(await inbox.mailTo(email)) }));
    await invite(editor, { email, existingClient: 'keep-role' });
    const again = await sessionIn(await verify(app, { token: tokenIn(await inbox.mailTo(email, 2)) }));
    expect(again.invitation?.accessEndsAt).toBe(guest.invitation?.accessEndsAt);
    const [line] = await app
      .database('ml_audit_events')
      .where({ client_id: guest.user.id, type: 'access.changed' });
    expect(line).toMatchObject({ outcome: 'refused', reason: 'inviter_may_not' });
  });

  it('refuse what a file fixes, what is out of range, unknown or misspelt, and change nothing then', async () => {
    const version = (await policyOf(editor, 'document')).version;
    const body = (rules: Record<string, unknown>) => ({ version, rules });
    const refused = async (rules: Record<string, unknown>) => problemsIn(await put('document', body(rules)));
    expect(await refused({ reminderDays: [] })).toEqual({
      status: 400,
      code: 'rule_locked',
      paths: ['reminderDays'],
    });
    const noted = app.database('ml_audit_events').where({ type: 'policy.changed', outcome: 'refused' });
    expect(await noted).toMatchObject([{ subject: 'document', reason: 'rule_locked' }]);
    const invalid = (...paths: string[]) => ({ status: 400, code: 'invalid_input', paths });
    expect(await refused({ linkLifetimeSeconds: 59, warnGuest: 'yes' })).toEqual(
      invalid('rules.linkLifetimeSeconds', 'rules.warnGuest'),
    );
    const short = await put('document', body({ linkLifetimeSeconds: 59 }));
    expect(await short.json()).toMatchObject({
      error: { details: { problems: [{ code: 'seconds_min', params: { seconds: 60 } }] } },
    });
    expect(await refused({ offerCode: true })).toEqual(invalid('rules.offerCode'));
    expect(await refused({ allowedRoles: ['autenticated'] })).toEqual(invalid('rules.allowedRoles'));
    expect(await refused({ inviterPanelRoles: ['editor'] })).toEqual(invalid('rules.inviterPanelRoles'));
    expect(await refused({ allowedDomains: ['client'] })).toEqual(invalid('rules.allowedDomains.0'));
    expect(await problemsIn(await put('document', { version, label: 'Papers' }))).toMatchObject({
      code: 'policy_built_in',
    });
    expect(await problemsIn(await put('document', { rules: {} }))).toEqual(invalid('version'));
    expect(await problemsIn(await put('document', 'nothing'))).toMatchObject({ status: 400 });
    expect(await policyOf(editor, 'document')).toMatchObject({ version });
  });

  it('of two who change one at a moment, one does and the other is told', async () => {
    const { version } = await policyOf(editor, 'guest');
    const answers = await Promise.all(
      [HOUR, 2 * HOUR].map((linkLifetimeSeconds) =>
        put('guest', { version, rules: { linkLifetimeSeconds } }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const lost = answers.find(({ status }) => status === 409);
    expect(lost && (await refusalIn(lost))).toMatchObject({ code: 'policy_changed' });
    expect((await policyOf(editor, 'guest')).version).toBe(version + 1);
  });

  it('each change stands in the log with before and after, and who did it; Strapi’s hub is told', async () => {
    await app.database('ml_audit_events').delete();
    await changePolicy(editor, 'guest', { linkLifetimeSeconds: 2 * DAY, reminderDays: [3, 1] });
    await changePolicy(editor, 'guest', { linkLifetimeSeconds: 2 * DAY });
    const lines = await changeLines(app, 'policy.changed');
    const { id } = await app.database('admin_users').where({ email: EDITOR }).first<{ id: number }>('id');
    expect(lines).toEqual([
      {
        type: 'policy.changed',
        actor: `admin:${id}`,
        subject: 'guest',
        changes: [
          { field: 'linkLifetimeSeconds', before: DAY, after: 2 * DAY },
          { field: 'reminderDays', before: [], after: [3, 1] },
        ],
      },
    ]);
    const heard = (await (await app.get('/test-heard')).json()) as unknown[];
    expect(heard.at(-1)).toMatchObject({ policy: 'guest', actor: `admin:${id}`, outcome: 'success' });
  });

  it('a team adds its own, invites with it, and deletes it once nothing depends on it', async () => {
    const created = await editor.post('/policies', {
      key: 'quarter-packets',
      label: 'Quarter packets',
      rules: { linkLifetimeSeconds: 3 * DAY, allowedRoles: ['authenticated'] },
    });
    expect(created.status).toBe(201);
    expect(await dataIn(created)).toMatchObject({
      builtIn: false,
      version: 1,
      rules: { linkLifetimeSeconds: 3 * DAY },
    });
    const again = await editor.post('/policies', { key: 'quarter-packets', label: 'Twice' });
    expect(await refusalIn(again)).toEqual({ status: 409, code: 'policy_exists' });
    const builtIn = await editor.post('/policies', { key: 'guest', label: 'Guest' });
    expect(await refusalIn(builtIn)).toEqual({ status: 409, code: 'policy_exists' });
    const offered = await dataIn<EditorOptions>(await editor.get('/options'));
    expect(offered.policies).toContainEqual(
      expect.objectContaining({
        key: 'quarter-packets',
        label: 'Quarter packets',
        linkLifetimeSeconds: 3 * DAY,
      }),
    );

    const { documentId } = await invite(editor, { email: newAddress(), policy: 'quarter-packets' });
    const inUse = await editor.send('DELETE', '/policies/quarter-packets');
    const { error } = (await inUse.clone().json()) as { error: { details: object } };
    expect(await refusalIn(inUse)).toEqual({ status: 409, code: 'policy_in_use' });
    expect(error.details).toMatchObject({ pendingInvitations: 1, liveLinks: 1, openImports: 0 });
    const refused = app.database('ml_audit_events').where({ type: 'policy.deleted', outcome: 'refused' });
    expect(await refused.first()).toMatchObject({ subject: 'quarter-packets', reason: 'policy_in_use' });

    await dataIn(await editor.post(`/invitations/${documentId}/revoke`));
    expect((await editor.send('DELETE', '/policies/quarter-packets')).status).toBe(204);
    const gone = await editor.post('/invitations', { email: newAddress(), policy: 'quarter-packets' });
    expect(await refusalIn(gone)).toMatchObject({ code: 'unknown_policy' });
    const opening = { idempotencyKey: 'gone', defaults: { policy: 'quarter-packets' } };
    const opened = await editor.post('/invitations/batches', opening);
    expect(await refusalIn(opened)).toEqual({ status: 400, code: 'invalid_input' });
    expect(await refusalIn(await editor.send('DELETE', '/policies/quarter-packets'))).toMatchObject({
      status: 404,
    });
    expect(await refusalIn(await editor.send('DELETE', '/policies/guest'))).toMatchObject({
      code: 'policy_built_in',
    });
    const anew = await editor.post('/policies', { key: 'quarter-packets', label: 'Anew' });
    expect(await dataIn(anew)).toMatchObject({ label: 'Anew', rules: { linkLifetimeSeconds: DAY } });
    await editor.send('DELETE', '/policies/quarter-packets');
  });

  it('outlive a restart, and another instance follows within seconds', async () => {
    const other = await startApp({
      directory: app.directory,
      bootstrap: BOOTSTRAP,
      magicLink: magicLinkConfig(inbox, magicLink),
    });
    try {
      await changePolicy(editor, 'sign-in', { requireSameBrowser: true });
      const ask = () => other.post('/api/magic-link/request', { email: ANA });
      for (let tries = 0; (await ask()).status !== 400; tries += 1) {
        if (tries > 80) throw new Error('The other instance never followed.');
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    } finally {
      await other.stop();
    }
  }, 60_000);
});
