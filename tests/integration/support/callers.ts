import type { App } from './app';

/** For `AppOptions.bootstrap`: API tokens by name and U&P roles that may invite, made by Strapi's own services. */
export const SEED_CALLERS = `
  strapi.server.routes([{
    method: 'POST', path: '/test-callers', config: { auth: false },
    handler: async (ctx) => {
      const { token, role, actions } = ctx.request.body;
      if (token) {
        const made = await strapi.service('admin::api-token').create({
          name: token.name, description: '', type: token.type, lifespan: null,
          permissions: token.permissions ?? null, kind: 'content-api',
        });
        ctx.body = { accessKey: made.accessKey, id: made.id };
        return;
      }
      const found = await strapi.db.query('plugin::users-permissions.role').findOne({ where: { type: role } });
      for (const action of actions) {
        await strapi.db.query('plugin::users-permissions.permission').create({ data: { action, role: found.id } });
      }
      ctx.body = {};
    },
  }]);
`;

export async function apiToken(
  app: App,
  token: { name: string; type: 'full-access' | 'read-only' | 'custom'; permissions?: string[] },
): Promise<{ accessKey: string; id: number }> {
  const response = await app.post('/test-callers', { token });
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as { accessKey: string; id: number };
}

export const grantRole = (app: App, role: string, actions: string[]) =>
  app.post('/test-callers', { role, actions });

/** Speaks to the routes for servers. */
export const callerWith = (app: App, credential?: string) => {
  const headers: Record<string, string> = credential ? { authorization: `Bearer ${credential}` } : {};
  return {
    get: (path: string) => app.get(`/api/magic-link${path}`, { headers }),
    post: (path: string, body: unknown = {}) => app.post(`/api/magic-link${path}`, body, headers),
    send: (method: 'PUT' | 'DELETE', path: string) => app.get(`/api/magic-link${path}`, { method, headers }),
  };
};
