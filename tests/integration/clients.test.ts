import { ADMIN_ACTIONS, type ClientRecord, type LinkRecord, type Page } from '../../contracts';
import type { App } from './support/app';
import { tokenIn, type Inbox } from './support/inbox';
import { adminWith, dataIn, signInAdmin, type Panel } from './support/panel';
import {
  ANA,
  BEN,
  refusalIn,
  requestLink,
  requestMail,
  sessionIn,
  startPortal,
  verify,
} from './support/sign-in';

const CARLA = 'carla@client.example';
const EDITOR = 'eda@northwind.example';
const MODES: [string, Record<string, unknown>][] = [
  ['legacy', {}],
  ['refresh', { jwtManagement: 'refresh', sessions: { accessTokenLifespan: 3_600 } }],
];

describe.each(MODES)('the panel’s clients and links, with %s sessions', (mode, usersPermissions) => {
  let app: App;
  let inbox: Inbox;
  let panel: Panel;

  beforeAll(async () => {
    ({ app, inbox } = await startPortal({
      usersPermissions,
      clients: [ANA, BEN, CARLA].map((email) => ({ email })),
      magicLink: { invitations: { copyLink: false, milestones: ['first-upload', 'first-payment'] } },
      bootstrap: adminWith(EDITOR, ADMIN_ACTIONS),
    }));
    panel = await signInAdmin(app, EDITOR);
  });

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  const signIn = async (email: string) => {
    const { mail } = await requestMail(app, inbox, email);
    return sessionIn(await verify(app, { token: tokenIn(mail) }));
  };
  const bearer = (jwt: string) => ({ authorization: `Bearer ${jwt}` });
  const meStatus = async (jwt: string) => (await app.get('/api/users/me', { headers: bearer(jwt) })).status;
  const pageIn = async <T>(response: Response): Promise<Page<T>> => {
    if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
    return (await response.json()) as Page<T>;
  };

  it('lists who came by link, found by address, state and role, and nobody who did neither', async () => {
    const { user } = await signIn(ANA);
    const all = await pageIn<ClientRecord>(await panel.get('/clients'));
    expect(all.meta.pagination).toEqual({ page: 1, pageSize: 20, pageCount: 1, total: 1 });
    expect(all.data[0]).toMatchObject({
      id: user.id,
      email: ANA,
      role: 'authenticated',
      access: 'open',
      proven: true,
      guestAccount: false,
      accessEndsAt: null,
    });
    expect(all.data[0]?.lastSignInAt).not.toBeNull();
    const count = async (query: string) =>
      (await pageIn(await panel.get(`/clients?${query}`))).meta.pagination.total;
    expect(await count('search=ANA@')).toBe(1);
    expect(await count('search=%25')).toBe(0);
    await app.database('ml_clients').update({ guest_account: true, access_ends_at_ms: 1 });
    expect([await count('access=ended'), await count('access=open,blocked,guest')]).toEqual([1, 0]);
    await app.database('ml_clients').update({ access_ends_at_ms: Date.now() + 3_600_000 });
    expect([await count('access=guest'), await count('access=open,blocked,ended')]).toEqual([1, 0]);
    await app.database('up_users').update({ blocked: true });
    expect([await count('access=blocked'), await count('access=open,guest,ended')]).toEqual([1, 0]);
    await app.database('up_users').update({ blocked: false });
    await app.database('ml_clients').update({ guest_account: null, access_ends_at_ms: null });
    expect(await count('access=open,blocked&role=authenticated')).toBe(1);
    expect([await count('access=guest'), await count('access=ended'), await count('role=other')]).toEqual([
      0, 0, 0,
    ]);
    for (const sort of ['email', '-lastSignInAt', 'firstSessionAt', '-accessEndsAt']) {
      expect(await count(`sort=${sort}`)).toBe(1);
    }
    for (const query of [
      'page=0',
      'pageSize=101',
      'sort=password',
      'access=free',
      `search=${'a'.repeat(256)}`,
    ]) {
      expect(await refusalIn(await panel.get(`/clients?${query}`))).toEqual({
        status: 400,
        code: 'invalid_input',
      });
    }
  });

  it('lists who has an account and was invited, before they have come', async () => {
    const listed = async () =>
      (await pageIn<ClientRecord>(await panel.get('/clients?search=carla'))).data.map(({ email }) => email);
    const { id } = await app.database('up_users').where({ email: CARLA }).first<{ id: number }>('id');
    expect(await listed()).toEqual([]);
    const body = { email: CARLA, existingClient: 'keep-role', notify: false };
    const invited = await dataIn<{ documentId: string }>(await panel.post('/invitations', body));
    expect(await listed()).toEqual([CARLA]);
    expect((await panel.get(`/clients/${id}/sessions`)).status).toBe(200);

    await dataIn(await panel.post(`/invitations/${invited.documentId}/revoke`));
    expect(await listed()).toEqual([CARLA]);
  });

  it('an id that is nobody’s is not found, U&P users who never came by link included', async () => {
    const ben = await app.database('up_users').where({ email: BEN }).first<{ id: number }>('id');
    for (const id of ['0', 'abc', '999999', '99999999999', String(ben.id)]) {
      expect(await refusalIn(await panel.get(`/clients/${id}/sessions`))).toEqual({
        status: 404,
        code: 'not_found',
      });
      const revoked = await panel.post(`/clients/${id}/revoke-sessions`);
      expect(await refusalIn(revoked)).toEqual({ status: 404, code: 'not_found' });
    }
    expect(await refusalIn(await panel.post('/links/abc/revoke'))).toEqual({
      status: 404,
      code: 'not_found',
    });
  });

  it('shows a client’s sessions where they can be known, and ends them', async () => {
    const { jwt, user } = await signIn(ANA);
    const { listable, sessions } = await dataIn<{ listable: boolean; sessions: { expiresAt: string }[] }>(
      await panel.get(`/clients/${user.id}/sessions`),
    );
    expect(listable).toBe(mode === 'refresh');
    expect(sessions.length > 0).toBe(mode === 'refresh');
    await dataIn(await panel.post(`/clients/${user.id}/revoke-sessions`));
    expect(await meStatus(jwt)).toBe(401);
    const after = await dataIn<{ sessions: unknown[]; validFrom: string }>(
      await panel.get(`/clients/${user.id}/sessions`),
    );
    expect(after).toMatchObject({ sessions: [], validFrom: expect.any(String) });
  });

  it('lists links without a secret or a decoy, and withdraws one', async () => {
    await app.database('ml_tokens').delete();
    const { mail } = await requestMail(app, inbox, ANA);
    await requestLink(app, 'nobody@client.example');
    const response = await panel.get('/links?search=ana&state=live&purpose=sign-in');
    const { data, meta } = await pageIn<LinkRecord>(response);
    expect(meta.pagination.total).toBe(1);
    expect((await pageIn(await panel.get('/links'))).meta.pagination.total).toBe(1);
    expect(Object.keys(data[0] ?? {}).sort()).toEqual([
      'clientId',
      'documentId',
      'email',
      'expiresAt',
      'invitationId',
      'issuedAt',
      'policy',
      'policyLabel',
      'purpose',
      'revokedAt',
      'revokedReason',
      'state',
      'usedAt',
    ]);
    const revoked = await dataIn<LinkRecord>(await panel.post(`/links/${data[0]?.documentId}/revoke`));
    expect(revoked).toMatchObject({ state: 'revoked', revokedReason: 'by-editor', email: ANA });
    await dataIn(await panel.post(`/links/${data[0]?.documentId}/revoke`));
    const logged = await app.database('ml_audit_events').where({ type: 'link.revoked' });
    expect(logged).toMatchObject([
      { actor: expect.stringMatching(/^admin:\d+$/), link_document_id: data[0]?.documentId },
    ]);
    expect(await refusalIn(await verify(app, { token: tokenIn(mail) }))).toEqual({
      status: 400,
      code: 'link_revoked',
    });
    for (const query of ['state=live', 'state=used', 'state=expired', 'clientId=999']) {
      expect((await pageIn(await panel.get(`/links?${query}`))).data).toEqual([]);
    }
    expect((await refusalIn(await panel.get('/links?clientId=x'))).code).toBe('invalid_input');
  });

  it('in an emergency every live link and every session that came by link ends, and no other', async () => {
    const [ana, ben] = [await signIn(ANA), await signIn(BEN)];
    const { mail } = await requestMail(app, inbox, ANA);
    // Ben came another way, as far as anybody knows.
    await app.database('ml_clients').where({ user_id: ben.user.id }).update({ last_sign_in_at_ms: null });

    const result = await dataIn<{ links: number; clients: number }>(
      await panel.post('/emergency/revoke-all'),
    );
    expect(result).toEqual({ links: 1, clients: 1 });
    expect(await meStatus(ana.jwt)).toBe(401);
    if (mode === 'refresh') {
      const { refreshToken } = ana;
      expect((await app.post('/api/auth/refresh', { refreshToken })).status).toBe(401);
    }
    expect((await refusalIn(await verify(app, { token: tokenIn(mail) }))).code).toBe('link_revoked');
    expect(await meStatus(ben.jwt)).toBe(200);
    const [last] = await app.database('ml_audit_events').where({ type: 'emergency.revoked-all' });
    expect((last as { actor: string } | undefined)?.actor).toMatch(/^admin:\d+$/);
    expect(await meStatus((await signIn(ANA)).jwt)).toBe(200);
  });

  it('in an emergency a session that was dated ahead ends as well', async () => {
    const { user } = await signIn(ANA);
    const row = app.database('ml_clients').where({ user_id: user.id });
    // As ending sessions several times within a second leaves it.
    await row.clone().update({ sessions_valid_from_seconds: Math.floor(Date.now() / 1000) + 60 });
    const { jwt } = await signIn(ANA);
    expect(await meStatus(jwt)).toBe(200);
    await dataIn(await panel.post('/emergency/revoke-all'));
    expect(await meStatus(jwt)).toBe(401);
    await row.clone().update({ sessions_valid_from_seconds: null });
  });

  it('a milestone is recorded once, by its client alone, without a permission to grant', async () => {
    const { jwt, user } = await signIn(ANA);
    const activate = (body: unknown, headers = bearer(jwt)) =>
      app.post('/api/magic-link/activate', body, headers);
    const first = await dataIn<{ milestone: string; activatedAt: string }>(await activate({}));
    expect(first.milestone).toBe('first-upload');
    await app.control({ clockOffsetMs: 60_000 });
    expect(await dataIn(await activate({ milestone: 'first-upload' }))).toEqual(first);
    const second = await dataIn<typeof first>(await activate({ milestone: 'first-payment' }));
    await app.control({ clockOffsetMs: 0 });
    expect(Date.parse(second.activatedAt)).toBeGreaterThan(Date.parse(first.activatedAt));
    const row = await app.database('ml_clients').where({ user_id: user.id }).first('activated_at_ms');
    expect(Number((row as { activated_at_ms: unknown }).activated_at_ms)).toBe(Date.parse(first.activatedAt));
    expect(await app.database('ml_audit_events').where({ type: 'client.activated' })).toHaveLength(2);

    expect(await refusalIn(await activate({ milestone: 'other' }))).toEqual({
      status: 400,
      code: 'unknown_milestone',
    });
    expect((await activate({}, bearer('forged'))).status).toBe(401);
    expect((await app.post('/api/magic-link/activate', {})).status).toBe(401);
    await dataIn(await panel.post(`/clients/${user.id}/revoke-sessions`));
    expect((await activate({})).status).toBe(401);
  });
});
