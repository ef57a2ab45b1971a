import type { Core } from '@strapi/types';
import type { Session, Sessions } from '../domain/ports';
import { USER_UID } from './accounts';

interface JwtService {
  issue(payload: { id: number }): string;
}

/** Sessions of Users & Permissions, the same that its own login gives out. */
export function createSessions(strapi: Core.Strapi): Sessions {
  const jwtService = () => strapi.plugin('users-permissions').service<JwtService>('jwt');

  return {
    async issue(clientId): Promise<Session> {
      return { jwt: jwtService().issue({ id: clientId }), user: await publicUser(strapi, clientId) };
    },
  };
}

/** Fetched bare: on a route without authentication a populated role would pass the sanitiser. */
async function publicUser(strapi: Core.Strapi, clientId: number): Promise<Record<string, unknown>> {
  const user = await strapi.db.query(USER_UID).findOne({ where: { id: clientId } });
  if (!user) throw new Error('The client vanished while a session was issued.');
  const sanitized = await strapi.contentAPI.sanitize.output(user, strapi.getModel(USER_UID), {
    auth: undefined,
  });
  return sanitized as Record<string, unknown>;
}
