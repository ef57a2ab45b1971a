import type { CreateInvitationBody, InvitationDetails, InvitationRecord } from '../../../contracts';
import type { App } from './app';

export const PASSWORD = 'Test-password-1';
export const EDITOR = 'editor@studio.example';

/** An admin with exactly these actions of ours, or a super admin. */
export interface SeedAdmin {
  email: string;
  actions?: readonly string[];
}

/** For `AppOptions.bootstrap`: admins as Strapi's own services make them. */
export const seedAdmins = (admins: readonly SeedAdmin[]) => `
  const adminUsers = strapi.service('admin::user');
  const adminRoles = strapi.service('admin::role');
  globalThis.seedAdmins = async (admins) => {
    for (const { email, actions } of admins) {
      if (await adminUsers.exists({ email })) continue;
      let role = await adminRoles.getSuperAdmin();
      if (actions) {
        role = await adminRoles.create({ name: email, description: email });
        await adminRoles.assignPermissions(role.id, actions.map((action) => (
          { action: 'plugin::magic-link.' + action, subject: null, properties: {}, conditions: [] }
        )));
      }
      // Strapi writes the roles after the user: who could sign in between would have none.
      const { id } = await adminUsers.create({
        email, firstname: 'Noor', lastname: 'Studio', password: '${PASSWORD}', isActive: false,
        registrationToken: null, roles: [role.id],
      });
      await adminUsers.updateById(id, { isActive: true });
    }
  };
  strapi.server.httpServer.once('listening', () => {
    globalThis.seedAdmins(${JSON.stringify(admins)}).catch((error) => strapi.log.error(String(error.stack)));
  });
`;

/** An admin's session: speaks to the admin routes. */
export interface Editor {
  get(path: string): Promise<Response>;
  post(path: string, body?: unknown): Promise<Response>;
  send(method: 'PUT' | 'DELETE', path: string, body?: unknown): Promise<Response>;
}

/** Signs in as Strapi's panel does. Waits for an admin that is still being made. */
export async function signInEditor(app: App, email = EDITOR): Promise<Editor> {
  const deadline = Date.now() + 15_000;
  for (;;) {
    const response = await app.post('/admin/login', { email, password: PASSWORD });
    if (response.ok)
      return editorWith(app, ((await response.json()) as { data: { token: string } }).data.token);
    if (Date.now() > deadline) throw new Error(`${response.status} ${await response.text()}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

const editorWith = (app: App, token: string): Editor => {
  const headers = { authorization: `Bearer ${token}` };
  return {
    get: (path) => app.get(`/magic-link${path}`, { headers }),
    post: (path, body = {}) => app.post(`/magic-link${path}`, body, headers),
    send: (method, path, body = {}) =>
      app.get(`/magic-link${path}`, {
        method,
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
  };
};

/** The answer's data. Throws for a refusal. */
export async function dataIn<T>(response: Response): Promise<T> {
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return ((await response.json()) as { data: T }).data;
}

export const invite = async (editor: Editor, body: CreateInvitationBody): Promise<InvitationRecord> =>
  dataIn(await editor.post('/invitations', body));

export const detailsOf = async (editor: Editor, documentId: string): Promise<InvitationDetails> =>
  dataIn(await editor.get(`/invitations/${documentId}`));
