import { ADMIN_ACTIONS, type AdminAction } from '../../contracts';
import { adminRoutes as batchRoutes } from '../../server/src/batches';
import { adminRoutes } from '../../server/src/invitations';
import type { App } from './support/app';
import { seedAdmins, signInEditor, type Editor } from './support/editors';
import type { Inbox } from './support/inbox';
import { startPortal } from './support/sign-in';

const ROUTES = [...batchRoutes.routes, ...adminRoutes.routes].map(({ method, path, config }) => {
  const [, permission] = config.policies;
  const [action = ''] = (permission as { config: { actions: string[] } }).config.actions;
  return { method, path, action: action.replace('plugin::magic-link.', '') as AdminAction };
});
const lacking = (action: AdminAction) => `all-but-${action.replace('.', '-')}@studio.example`;
const holding = (action: AdminAction) => `only-${action.replace('.', '-')}@studio.example`;
const USED = [...new Set(ROUTES.map(({ action }) => action))];

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
      bootstrap: seedAdmins(admins),
      magicLink: { invitations: { copyLink: true } },
    }));
    // Strapi limits logins by address: one after the other.
    for (const { email } of admins) editors.set(email, await signInEditor(app, email));
  }, 120_000);

  afterAll(async () => {
    await app.stop();
    await inbox.stop();
  });

  const call = (who: Editor, { method, path }: { method: string; path: string }) =>
    method === 'GET' ? who.get(path.replace(':id', '0')) : who.post(path.replace(':id', '0'));
  const editor = (email: string): Editor => {
    const found = editors.get(email);
    if (!found) throw new Error(email);
    return found;
  };
  const nobody: Editor = {
    get: (path) => app.get(`/magic-link${path}`),
    post: (path, body = {}) => app.post(`/magic-link${path}`, body),
  };

  it.each(ROUTES)(
    '$method $path is closed without a session, and without the action $action alone',
    async (route) => {
      expect((await call(nobody, route)).status).toBe(401);
      expect((await call(editor(lacking(route.action)), route)).status).toBe(403);
      expect([200, 400, 404]).toContain((await call(editor(holding(route.action)), route)).status);
    },
  );
});
