import type { App } from './app';

const PASSWORD = 'Test-password-1';

/** For `AppOptions.bootstrap`: an admin of a role of their own that holds these actions of the plugin, and none else. */
export const adminWith = (email: string, actions: readonly string[]): string => `
  if (!(await strapi.db.query('admin::user').findOne({ where: { email: ${JSON.stringify(email)} } }))) {
    const role = await strapi.service('admin::role').create({ name: ${JSON.stringify(email)}, description: '' });
    await strapi.service('admin::role').assignPermissions(role.id, ${JSON.stringify(actions)}.map((action) => ({
      action: 'plugin::magic-link.' + action, subject: null, properties: {}, conditions: [],
    })));
    await strapi.service('admin::user').create({
      email: ${JSON.stringify(email)}, firstname: 'Eda', lastname: 'Editor',
      password: ${JSON.stringify(PASSWORD)}, isActive: true, roles: [role.id],
    });
  }
`;

/** The panel's API as one admin has it. */
export interface Panel {
  get(path: string): Promise<Response>;
  post(path: string, body?: unknown): Promise<Response>;
}

export async function signInAdmin(app: App, email: string): Promise<Panel> {
  const response = await app.post('/admin/login', { email, password: PASSWORD });
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
  const { data } = (await response.json()) as { data: { token: string } };
  const headers = { authorization: `Bearer ${data.token}` };
  return {
    get: (path) => app.get(`/magic-link${path}`, { headers }),
    post: (path, body = {}) => app.post(`/magic-link${path}`, body, headers),
  };
}

/** The data of an answer. Throws for a refusal. */
export async function dataIn<T>(response: Response): Promise<T> {
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return ((await response.json()) as { data: T }).data;
}
