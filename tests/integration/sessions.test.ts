import type { App } from './support/app';
import { tokenIn, type Inbox } from './support/inbox';
import { ANA, requestMail, startPortal } from './support/sign-in';

const REFRESH = { jwtManagement: 'refresh' };
const AGENT =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 Chrome/120.0.0.0 Safari/537.36';

interface Mode {
  name: string;
  usersPermissions: Record<string, unknown>;
  headers: Record<string, string>;
  body: Record<string, unknown>;
}

const MODES: Mode[] = [
  { name: 'legacy', usersPermissions: {}, headers: {}, body: {} },
  { name: 'legacy with a lifetime', usersPermissions: { jwt: { expiresIn: '2h' } }, headers: {}, body: {} },
  { name: 'refresh', usersPermissions: REFRESH, headers: {}, body: {} },
  { name: 'refresh with a device', usersPermissions: REFRESH, headers: {}, body: { deviceId: 'phone-1' } },
  {
    name: 'refresh, cookie by header',
    usersPermissions: REFRESH,
    headers: { 'x-strapi-refresh-cookie': 'httpOnly' },
    body: {},
  },
  {
    name: 'refresh, cookie by configuration',
    usersPermissions: {
      ...REFRESH,
      sessions: {
        httpOnly: true,
        cookie: { name: 'portal_refresh', sameSite: 'strict', path: '/api', maxAge: 60_000 },
      },
    },
    headers: {},
    body: { deviceId: 'desk-1' },
  },
];

interface SessionRow {
  device_id: string | null;
  /** Text on SQLite, parsed by the drivers of the servers. */
  metadata: unknown;
  origin: string;
  type: string;
  status: string;
  expires_at: number;
  absolute_expires_at: number;
  created_at: number;
}

describe.each(MODES)('a session in $name mode', ({ usersPermissions, headers, body }) => {
  let app: App;
  let inbox: Inbox;

  beforeAll(async () => {
    ({ app, inbox } = await startPortal({ usersPermissions }));
  });

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  const byPassword = () =>
    app.post(
      '/api/auth/local',
      { identifier: ANA, password: 'Test-password-1', ...body },
      { 'user-agent': AGENT, ...headers },
    );

  const byLink = async () => {
    const { mail } = await requestMail(app, inbox, ANA);
    return app.post(
      '/api/magic-link/verify',
      { token: tokenIn(mail), ...body },
      { 'user-agent': AGENT, ...headers },
    );
  };

  const lastSession = async () =>
    (await app.database('strapi_sessions').orderBy('id', 'desc').first()) as unknown as
      SessionRow | undefined;

  it('is answered field by field and header by header as U&P’s own login answers', async () => {
    const login = await byPassword();
    const loginRow = await lastSession();
    const link = await byLink();
    const linkRow = await lastSession();

    expect(link.status).toBe(login.status);
    expect(cookieShapes(link)).toEqual(cookieShapes(login));
    expect(headersOf(link)).toEqual({ ...headersOf(login), 'cache-control': 'no-store' });
    const loginBody = (await login.json()) as Record<string, unknown>;
    const { redirectTo, ...linkBody } = (await link.json()) as Record<string, unknown>;
    expect(redirectTo).toBeNull();
    expect(shapeOf(linkBody)).toEqual(shapeOf(loginBody));
    expect(linkBody.user).toEqual(loginBody.user);
    expect(rowShape(linkRow)).toEqual(rowShape(loginRow));
  });

  it('opens what the client may see', async () => {
    const { jwt } = (await (await byLink()).json()) as { jwt: string };
    const me = await app.get('/api/users/me', { headers: { authorization: `Bearer ${jwt}` } });
    expect(me.status).toBe(200);
  });
});

describe('a refresh cookie that can’t travel', () => {
  it('leaves the link alive', async () => {
    const { app, inbox } = await startPortal({
      usersPermissions: { ...REFRESH, sessions: { httpOnly: true, cookie: { secure: true } } },
    });
    try {
      const { mail } = await requestMail(app, inbox, ANA);
      const answer = await app.post('/api/magic-link/verify', { token: tokenIn(mail) });
      expect(answer.status).toBe(500);
      expect(app.log()).toContain('A Secure refresh cookie cannot travel over plain http');
      const [row] = await app.database('ml_tokens').select('used_at_ms');
      expect(row).toEqual({ used_at_ms: null });
      expect(await app.database('strapi_sessions').where({ origin: 'users-permissions' })).toEqual([]);
    } finally {
      await app.stop();
      await inbox.stop();
    }
  });
});

/** Times, ids and lengths of a fresh answer differ; names, types and claims do not. */
function shapeOf(body: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => [key, key === 'user' ? value : claimShape(String(value))]),
  );
}

function claimShape(jwt: string): Record<string, unknown> {
  const claims = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()) as Record<
    string,
    unknown
  >;
  const lifetime = Number(claims.exp) - Number(claims.iat);
  return { ...claims, iat: 'time', exp: lifetime, sessionId: typeof claims.sessionId };
}

/** Without what changes with each answer, and U&P's own limiter on its login route. */
const headersOf = (response: Response) => {
  const changing = /^(date|content-length|set-cookie|x-ratelimit-.*)$/;
  return Object.fromEntries([...response.headers].filter(([name]) => !changing.test(name)));
};

const cookieShapes = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.replace(/=[^;]*/, '=…').replace(/expires=[^;]*/, 'expires=…'));

const rowShape = (row: SessionRow | undefined) =>
  row && {
    device: row.device_id,
    metadata: metadataText(row.metadata),
    origin: row.origin,
    type: row.type,
    status: row.status,
    idleSeconds: Math.round((row.expires_at - row.created_at) / 1000),
    absoluteSeconds: Math.round((row.absolute_expires_at - row.created_at) / 1000),
  };

const metadataText = (metadata: unknown) =>
  (typeof metadata === 'string' ? metadata : JSON.stringify(metadata))
    // PostgreSQL puts keys in an order of its own.
    .split(/[{},]/)
    .map((entry) => entry.trim().replace(/("loginAt":\s*)"[^"]*"/, '$1"time"'))
    .sort();
