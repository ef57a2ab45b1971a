import jwt from 'jsonwebtoken';
import type { Core } from '@strapi/types';
import type { ClientStore, Clock } from '../domain/ports';
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
 * issued too early and a refresh session whose row is gone or over are refused. Costs one indexed lookup.
 */
export function guardSessions(
  strapi: Core.Strapi,
  clients: ClientStore,
  { sessionMode }: Surroundings,
  clock: Clock,
): void {
  const service = strapi.plugin('users-permissions').service<JwtService>('jwt');
  const verify = service.verify.bind(service);
  const hasEnded = sessionMode === 'refresh' ? rowIsGone : issuedTooEarly;

  service.verify = async (token) => {
    const session = await verify(token);
    // The message of U&P's own refusal: an ended session is told from a forged one by nobody.
    if (await hasEnded(session, token)) throw new Error('Invalid token.');
    return session;
  };

  async function issuedTooEarly({ id }: VerifiedSession, token: string): Promise<boolean> {
    const clientId = Number(id);
    if (!Number.isSafeInteger(clientId)) return false;
    const payload = jwt.decode(token, { json: true });
    return (payload?.iat ?? 0) < (await clients.sessionsValidFrom(clientId));
  }

  async function rowIsGone({ sessionId }: VerifiedSession): Promise<boolean> {
    if (typeof sessionId !== 'string') return false;
    const row = (await strapi.db.query(SESSION_UID).findOne({ where: { sessionId } })) as SessionRow | null;
    if (row?.origin !== 'users-permissions') return true;
    // Strapi's own check knows the idle end only, which each rotation moves; the absolute one stays.
    return [row.expiresAt, row.absoluteExpiresAt].some(isPast);
  }

  function isPast(moment: SessionRow['absoluteExpiresAt']): boolean {
    return moment !== null && new Date(moment).getTime() <= clock();
  }
}
