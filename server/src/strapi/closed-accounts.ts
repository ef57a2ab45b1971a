import type { Core } from '@strapi/types';
import type { Audit, Sessions } from '../domain/ports';
import { USER_UID } from './accounts';

interface UserChange {
  params: { data?: { blocked?: unknown }; where?: unknown };
  result?: { id?: unknown } | null;
}

/**
 * Who is blocked or deleted keeps no session. U&P refuses their requests, but its `/auth/refresh` would go on rotating,
 * and unblocking would bring the old sessions back to life.
 */
export function endSessionsOfClosedAccounts(
  strapi: Core.Strapi,
  { sessions, audit }: { sessions: Sessions; audit: Audit },
): void {
  const end = async (clientId: unknown): Promise<void> => {
    if (typeof clientId !== 'number') return;
    await sessions.endAll(clientId);
    await audit.record({ type: 'account.sessions-ended', clientId });
  };

  strapi.db.lifecycles.subscribe({
    models: [USER_UID],
    async afterUpdate(event) {
      const { params, result } = event as unknown as UserChange;
      if (params.data?.blocked === true) await end(result?.id);
    },
    /** Before, since afterwards the condition may no longer match them. */
    async beforeUpdateMany(event) {
      const { params } = event as unknown as UserChange;
      if (params.data?.blocked !== true) return;
      const where = params.where as object;
      const users: unknown[] = await strapi.db.query(USER_UID).findMany({ where, select: ['id'] });
      for (const user of users) await end((user as { id: unknown }).id);
    },
    async afterDelete(event) {
      await end((event as unknown as UserChange).result?.id);
    },
  });
}
