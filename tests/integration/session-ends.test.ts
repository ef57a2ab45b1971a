import type { App } from './support/app';
import { tokenIn, type Inbox } from './support/inbox';
import { ANA, BEN, requestMail, sessionIn, startPortal, verify } from './support/sign-in';

const MINUTES = 60_000;
const LIFETIME_SECONDS = 20 * 60;

const MODES: [string, Record<string, unknown>][] = [
  ['legacy', {}],
  // An access token that would outlive the session, had it its way.
  ['refresh', { jwtManagement: 'refresh', sessions: { accessTokenLifespan: 3_600 } }],
];

describe.each(MODES)('when %s sessions end', (mode, usersPermissions) => {
  let app: App;
  let inbox: Inbox;

  beforeAll(async () => {
    ({ app, inbox } = await startPortal({
      usersPermissions,
      magicLink: { policies: { 'sign-in': { sessionLifetimeSeconds: LIFETIME_SECONDS } } },
    }));
  });

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  afterEach(async () => {
    await app.control({ clockOffsetMs: 0 });
    await app.database('up_users').update({ blocked: false });
  });

  const signIn = async (email: string) => {
    const { mail } = await requestMail(app, inbox, email);
    return sessionIn(await verify(app, { token: tokenIn(mail) }));
  };
  const meStatus = async (jwt: string) =>
    (await app.get('/api/users/me', { headers: { authorization: `Bearer ${jwt}` } })).status;
  const refresh = async (refreshToken: string | undefined) => {
    const response = await app.post('/api/auth/refresh', { refreshToken });
    return {
      status: response.status,
      ...((await response.json()) as { jwt?: string; refreshToken?: string }),
    };
  };

  it('is said by the policy, to the second', async () => {
    const { jwt } = await signIn(ANA);
    await app.control({ clockOffsetMs: (LIFETIME_SECONDS - 5) * 1000 });
    expect(await meStatus(jwt)).toBe(200);
    await app.control({ clockOffsetMs: (LIFETIME_SECONDS + 1) * 1000 });
    expect(await meStatus(jwt)).toBe(401);
  });

  if (mode === 'refresh') {
    it('is not moved by refreshing: no rotation and no access token outlives it', async () => {
      const { refreshToken } = await signIn(ANA);
      await app.control({ clockOffsetMs: 19 * MINUTES });
      const rotated = await refresh(refreshToken);
      expect(rotated.status).toBe(200);
      expect(await meStatus(rotated.jwt ?? '')).toBe(200);

      await app.control({ clockOffsetMs: 21 * MINUTES });
      expect(await meStatus(rotated.jwt ?? '')).toBe(401);
      expect((await refresh(rotated.refreshToken ?? refreshToken)).status).toBe(401);
    });

    it('a blocked client’s session can’t be refreshed', async () => {
      const { refreshToken, user } = await signIn(BEN);
      await app.control({ block: { id: user.id } });
      expect((await refresh(refreshToken)).status).toBe(401);
    });
  }

  it('a blocked client’s session is over, also after unblocking', async () => {
    const { jwt, user } = await signIn(BEN);
    expect(await meStatus(jwt)).toBe(200);
    await app.control({ block: { id: user.id } });
    expect(await meStatus(jwt)).toBe(401);
    await app.database('up_users').update({ blocked: false });
    expect(await meStatus(jwt)).toBe(401);
    const [last] = await app
      .database('ml_audit_events')
      .whereNot('type', 'like', 'message.%')
      .orderBy('id', 'desc')
      .limit(1);
    expect(last).toMatchObject({ type: 'account.sessions-ended', client_id: user.id });
  });

  it('so is that of each of many who are blocked at once', async () => {
    const [ana, ben] = [await signIn(ANA), await signIn(BEN)];
    await app.control({ block: { blocked: false } });
    await app.database('up_users').update({ blocked: false });
    expect([await meStatus(ana.jwt), await meStatus(ben.jwt)]).toEqual([401, 401]);
  });
});
