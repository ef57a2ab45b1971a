import { ADMIN_ACTIONS, type AdminAction } from '../../contracts';
import type { App } from './support/app';
import { seedAdmins, signInEditor, type Editor } from './support/editors';
import type { Inbox } from './support/inbox';
import { startPortal } from './support/sign-in';

/**
 * Every admin route and the one action that opens it, written down by hand: read from the routes themselves, a route
 * that asks for the wrong action would agree with itself.
 */
const ROUTES: [method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, action: AdminAction][] = [
  ['GET', '/options', 'invitations.create'],
  ['GET', '/invitations', 'invitations.read'],
  ['POST', '/invitations', 'invitations.create'],
  ['POST', '/invitations/check', 'invitations.create'],
  ['POST', '/invitations/preview-mail', 'invitations.create'],
  ['GET', '/invitations/export.csv', 'invitations.export'],
  ['GET', '/invitations/:id', 'invitations.read'],
  ['POST', '/invitations/:id/resend', 'invitations.resend'],
  ['POST', '/invitations/:id/revoke', 'invitations.revoke'],
  ['POST', '/invitations/:id/extend', 'invitations.resend'],
  ['POST', '/invitations/:id/copy-link', 'invitations.copy-link'],
  ['POST', '/invitations/preview', 'invitations.import'],
  ['GET', '/invitations/batches', 'invitations.import'],
  ['POST', '/invitations/batches', 'invitations.import'],
  ['GET', '/invitations/batches/:id', 'invitations.import'],
  ['POST', '/invitations/batches/:id/rows', 'invitations.import'],
  ['POST', '/invitations/batches/:id/start', 'invitations.import'],
  ['POST', '/invitations/batches/:id/pause', 'invitations.import'],
  ['POST', '/invitations/batches/:id/cancel', 'invitations.import'],
  ['GET', '/invitations/batches/:id/failures.csv', 'invitations.import'],
  ['GET', '/recipients', 'clients.read'],
  ['GET', '/links', 'links.read'],
  ['POST', '/links/:id/revoke', 'links.revoke'],
  ['GET', '/clients', 'clients.read'],
  ['GET', '/clients/:id/sessions', 'clients.read'],
  ['POST', '/clients/:id/revoke-sessions', 'clients.revoke-sessions'],
  ['POST', '/clients/:id/end-access', 'clients.manage-access'],
  ['POST', '/clients/:id/extend-access', 'clients.manage-access'],
  ['POST', '/clients/:id/unblock', 'clients.manage-access'],
  ['POST', '/emergency/revoke-all', 'emergency.revoke-all'],
  ['GET', '/audit-events', 'audit.read'],
  ['GET', '/audit-events/export', 'audit.export'],
  ['GET', '/audit-events/verify', 'audit.verify'],
  ['GET', '/policies', 'policies.read'],
  ['POST', '/policies', 'policies.manage'],
  ['PUT', '/policies/:key', 'policies.manage'],
  ['DELETE', '/policies/:key', 'policies.manage'],
  ['GET', '/settings', 'settings.read'],
  ['PUT', '/settings', 'settings.update'],
  ['POST', '/privacy/export', 'privacy.export'],
  ['POST', '/privacy/erase', 'privacy.erase'],
  ['GET', '/delivery/status', 'delivery.read'],
  ['POST', '/delivery/confirm-address', 'delivery.confirm-address'],
];

const lacking = (action: AdminAction) => `all-but-${action.replace('.', '-')}@studio.example`;
const holding = (action: AdminAction) => `only-${action.replace('.', '-')}@studio.example`;
const USED = [...new Set(ROUTES.map(([, , action]) => action))];

/** What Strapi's router really serves below our prefix. */
const LIST_ROUTES = `
  strapi.server.routes([{
    method: 'GET', path: '/test-routes', config: { auth: false },
    handler: (ctx) => {
      ctx.body = strapi.server.listRoutes()
        .filter(({ path }) => path.startsWith('/magic-link'))
        .flatMap(({ methods, path }) => methods.filter((method) => method !== 'HEAD').map((method) => [method, path]));
    },
  }]);
`;

describe('the routes of the panel', () => {
  let app: App;
  let inbox: Inbox;
  const editors = new Map<string, Editor>();

  beforeAll(async () => {
    const admins = USED.flatMap((action) => [
      { email: lacking(action), actions: ADMIN_ACTIONS.filter((one) => one !== action) },
      { email: holding(action), actions: [action] },
    ]);
    ({ app, inbox } = await startPortal({
      bootstrap: seedAdmins(admins) + LIST_ROUTES,
      magicLink: { invitations: { copyLink: true, milestones: [] } },
    }));
    // Strapi limits logins by address: one after the other.
    for (const { email } of admins) editors.set(email, await signInEditor(app, email));
  }, 120_000);

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  const editor = (email: string): Editor => {
    const found = editors.get(email);
    if (!found) throw new Error(email);
    return found;
  };
  const nobody: Editor = {
    get: (path) => app.get(`/magic-link${path}`),
    post: (path, body = {}) => app.post(`/magic-link${path}`, body),
    send: (method, path) => app.get(`/magic-link${path}`, { method }),
  };

  it('are these, and no other', async () => {
    const served = (await (await app.get('/test-routes')).json()) as [string, string][];
    const names = (routes: readonly (readonly string[])[]) =>
      routes.map(([method, path]) => `${method} ${path}`).sort();
    expect(names(served)).toEqual(names(ROUTES.map(([method, path]) => [method, `/magic-link${path}`])));
  });

  it.each(ROUTES)(
    '%s %s is closed without a session, and without the action %s alone',
    async (method, path, action) => {
      const to = path.replace(/:(?:id|key)/, '0');
      const call = (who: Editor) => {
        if (method === 'GET') return who.get(to);
        return method === 'POST' ? who.post(to) : who.send(method, to);
      };
      expect((await call(nobody)).status).toBe(401);
      expect((await call(editor(lacking(action)))).status).toBe(403);
      expect([200, 400, 404]).toContain((await call(editor(holding(action)))).status);
    },
  );
});
