import { buildSessionMetadata } from '@strapi/utils';
import jwt from 'jsonwebtoken';
import type { Core } from '@strapi/types';
import type {
  ClientStore,
  Clock,
  ListedSession,
  Session,
  SessionCookie,
  SessionRequest,
  Sessions,
} from '../domain/ports';
import { USER_UID } from './accounts';
import { SESSION_UID, type SessionRow } from './session-row';
import type { Surroundings } from './surroundings';

interface JwtService {
  issue(payload: { id: number; iat?: number }, options?: { expiresIn: number }): string;
}

/** U&P's `sessions` setting, as far as it shapes the refresh cookie. */
interface UpSessions {
  httpOnly?: boolean;
  cookie?: {
    name?: string;
    secure?: boolean;
    sameSite?: 'lax' | 'strict' | 'none';
    path?: string;
    domain?: string;
    maxAge?: number;
  };
}

/**
 * Sessions of Users & Permissions, the same that its own login gives out. The code behind `POST /api/auth/local` is
 * private to U&P, so it is followed here; a test holds both answers side by side.
 */
export function createSessions(
  strapi: Core.Strapi,
  surroundings: Surroundings,
  clients: ClientStore,
  clock: Clock,
): Sessions {
  const jwtService = () => strapi.plugin('users-permissions').service<JwtService>('jwt');

  async function issueRefreshSession(
    clientId: number,
    request: SessionRequest,
    endsAtMs: number | null,
  ): Promise<Omit<Session, 'user'>> {
    const cookie = refreshCookie(strapi, surroundings, request);
    const manager = strapi.sessionManager('users-permissions');
    const refresh = await manager.generateRefreshToken(String(clientId), request.deviceId, {
      type: 'refresh',
      metadata: buildSessionMetadata({ userAgent: request.userAgent }),
    });
    if (endsAtMs !== null) await endRefreshSessionBy(refresh.sessionId, endsAtMs);
    const access = await manager.generateAccessToken(refresh.token);
    if ('error' in access)
      throw new Error('Users & Permissions gave no access token for a session of its own.');
    return cookie
      ? { jwt: access.token, cookie: { ...cookie, value: refresh.token } }
      : { jwt: access.token, refreshToken: refresh.token };
  }

  /** Only ever sooner than U&P wants it. Its rotation hands the absolute end on; the guard holds access tokens to it. */
  async function endRefreshSessionBy(sessionId: string, endsAtMs: number): Promise<void> {
    const sessions = strapi.db.query(SESSION_UID);
    const row = (await sessions.findOne({ where: { sessionId } })) as SessionRow;
    const earlier = (of: SessionRow['expiresAt']) => new Date(Math.min(new Date(of).getTime(), endsAtMs));
    const data = {
      expiresAt: earlier(row.expiresAt),
      absoluteExpiresAt: earlier(row.absoluteExpiresAt ?? row.expiresAt),
    };
    await sessions.update({ where: { sessionId }, data });
  }

  /** After all sessions were ended, those of the very same second count as ended: the new one is dated after it. */
  async function issueLegacyJwt(clientId: number, endsAtMs: number | null): Promise<string> {
    const validFrom = await clients.sessionsValidFrom(clientId);
    const nowSeconds = Math.floor(clock() / 1000);
    const payload = nowSeconds < validFrom ? { id: clientId, iat: validFrom } : { id: clientId };
    const issued = jwtService().issue(payload);
    if (endsAtMs === null) return issued;
    const endsAtSeconds = Math.floor(endsAtMs / 1000);
    const expiresAtSeconds = jwt.decode(issued, { json: true })?.exp ?? Infinity;
    if (expiresAtSeconds <= endsAtSeconds) return issued;
    // jsonwebtoken adds it to `iat`; an `exp` in the payload would clash with U&P's own setting.
    return jwtService().issue(payload, { expiresIn: endsAtSeconds - (payload.iat ?? nowSeconds) });
  }

  return {
    async endAll(clientId) {
      const nowSeconds = Math.floor(clock() / 1000);
      const validFrom = await clients.sessionsValidFrom(clientId);
      // Past also the session that was dated ahead because others were ended in this same second.
      const next = validFrom > nowSeconds ? validFrom + 1 : nowSeconds + 1;
      await clients.setSessionsValidFrom(clientId, next);
      await strapi.sessionManager('users-permissions').invalidateRefreshToken(String(clientId));
    },

    async list(clientId) {
      if (surroundings.sessionMode !== 'refresh') return undefined;
      const rows = await strapi.sessionManager('users-permissions').listSessions(String(clientId));
      return (rows as unknown as SessionRow[])
        .map(toListed)
        .filter((session) => session.expiresAtMs > clock());
    },

    async issue(clientId, request, endsAtMs) {
      const issued =
        surroundings.sessionMode === 'refresh'
          ? await issueRefreshSession(clientId, request, endsAtMs)
          : { jwt: await issueLegacyJwt(clientId, endsAtMs) };
      return { ...issued, user: await publicUser(strapi, clientId) };
    },
  };
}

/** Each rotation makes a new row and hands the metadata on: when it began stands there. */
function toListed(row: SessionRow): ListedSession {
  const ends = [row.expiresAt, row.absoluteExpiresAt ?? row.expiresAt];
  return {
    id: row.sessionId,
    deviceName: row.metadata?.deviceName ?? null,
    deviceId: row.deviceId,
    startedAtMs: new Date(row.metadata?.loginAt ?? row.createdAt).getTime(),
    expiresAtMs: Math.min(...ends.map((end) => new Date(end).getTime())),
  };
}

/**
 * The cookie that carries the refresh token, where U&P or the caller wants one. Throws while the transaction can
 * still be undone: Koa would throw only when the answer is written, and the link would be gone.
 */
function refreshCookie(
  strapi: Core.Strapi,
  { production, publicUrl }: Surroundings,
  request: SessionRequest,
): Omit<SessionCookie, 'value'> | undefined {
  const settings = strapi.config.get<UpSessions | undefined>('plugin::users-permissions.sessions', undefined);
  if (!settings?.httpOnly && !request.wantsCookie) return undefined;
  const {
    name = 'strapi_up_refresh',
    secure = production,
    sameSite = 'lax',
    path = '/',
  } = settings?.cookie ?? {};
  if (secure && !request.secureConnection && !publicUrl.startsWith('https:')) {
    throw new Error(
      'A Secure refresh cookie cannot travel over plain http: set "url" in config/server to the https address.',
    );
  }
  const { domain, maxAge } = settings?.cookie ?? {};
  return { name, options: { httpOnly: true, secure, sameSite, path, domain, maxAge, overwrite: true } };
}

/** Fetched bare: on a route without authentication a populated role would pass the sanitiser. */
async function publicUser(strapi: Core.Strapi, clientId: number): Promise<Record<string, unknown>> {
  const user: unknown = await strapi.db.query(USER_UID).findOne({ where: { id: clientId } });
  if (!user) throw new Error('The client vanished while a session was issued.');
  const sanitized = await strapi.contentAPI.sanitize.output(user, strapi.getModel(USER_UID), {
    auth: undefined,
  });
  return sanitized as Record<string, unknown>;
}
