import jwt from 'jsonwebtoken';
import type { Core } from '@strapi/types';
import { TABLES } from '../content-types';
import { isOver } from '../domain/access';
import type { Clock } from '../domain/ports';
import type { Database } from './database';
import { SESSION_UID, type SessionRow } from './session-row';
import type { Surroundings } from './surroundings';

interface VerifiedSession {
  id?: unknown;
  sessionId?: unknown;
}

interface JwtService {
  verify(token: string): Promise<VerifiedSession>;
}

/**
 * Makes sessions end when we say so. Users & Permissions can revoke neither a legacy JWT nor an access token: both
 * live until they expire. So its own `verify`, which every request passes, is wrapped: a legacy session that was
 * issued too early, a refresh session whose row is gone or over, and any session of a guest whose access is over are
 * refused: whoever unblocks them elsewhere can't know of the end. Costs one indexed lookup.
 */
export function guardSessions(
  strapi: Core.Strapi,
  database: Database,
  { sessionMode }: Surroundings,
  clock: Clock,
): void {
  const service = strapi.plugin('users-permissions').service<JwtService>('jwt');
  const verify = service.verify.bind(service);
  const hasEnded = sessionMode === 'refresh' ? refreshSessionHasEnded : legacySessionHasEnded;

  service.verify = async (token) => {
    const session = await verify(token);
    // The message of U&P's own refusal: an ended session is told from a forged one by nobody.
    if (await hasEnded(session, token)) throw new Error('Invalid token.');
    return session;
  };

  async function legacySessionHasEnded({ id }: VerifiedSession, token: string): Promise<boolean> {
    const clientId = Number(id);
    if (!Number.isSafeInteger(clientId)) return false;
    const client = await database.run<ClientRow | undefined>((table) =>
      table(TABLES.clients)
        .where({ user_id: clientId })
        .first('sessions_valid_from_seconds', 'guest_account', 'access_ends_at_ms'),
    );
    if (!client) return false;
    const payload = jwt.decode(token, { json: true });
    const isTooEarly = (payload?.iat ?? 0) < Number(client.sessions_valid_from_seconds ?? 0);
    return isTooEarly || (Boolean(client.guest_account) && accessIsOver(client.access_ends_at_ms));
  }

  async function refreshSessionHasEnded({ id, sessionId }: VerifiedSession): Promise<boolean> {
    if (typeof sessionId !== 'string') return false;
    const { tableName } = strapi.db.metadata.get(SESSION_UID);
    const row = await database.run<StoredSession | undefined>((table) =>
      table(tableName)
        .where({ session_id: sessionId })
        .first(
          'origin',
          'expires_at',
          'absolute_expires_at',
          table(TABLES.clients)
            .where({ user_id: Number(id), guest_account: true })
            .max('access_ends_at_ms')
            .as('access_ends_at_ms'),
        ),
    );
    if (row?.origin !== 'users-permissions') return true;
    // Strapi's own check knows the idle end only, which each rotation moves; the absolute one stays.
    return [row.expires_at, row.absolute_expires_at].some(isPast) || accessIsOver(row.access_ends_at_ms);
  }

  function isPast(moment: SessionRow['absoluteExpiresAt']): boolean {
    return moment !== null && new Date(moment).getTime() <= clock();
  }

  function accessIsOver(endsAtMs: BigInteger | null): boolean {
    return isOver(endsAtMs === null ? null : Number(endsAtMs), clock());
  }
}

/** PostgreSQL returns big integers as text. */
type BigInteger = number | string;

interface ClientRow {
  sessions_valid_from_seconds: BigInteger | null;
  guest_account: boolean | number | null;
  access_ends_at_ms: BigInteger | null;
}

interface StoredSession {
  origin: string;
  expires_at: SessionRow['expiresAt'];
  absolute_expires_at: SessionRow['absoluteExpiresAt'];
  access_ends_at_ms: BigInteger | null;
}
