import type { App } from './app';

/** Somebody of the panel, with the password of all test admins and what their role allows. */
export interface AdminSeed {
  email: string;
  /** Full action ids; `all` makes a super admin. */
  actions: string[] | 'all';
}

const PASSWORD = 'Admin-password-1';

/** JavaScript for an app's own bootstrap: the roles and users of the panel. */
export const seedAdmins = (admins: AdminSeed[]) => `
  for (const { email, actions } of ${JSON.stringify(admins)}) {
    if (await strapi.service('admin::user').exists({ email })) continue;
    const role = actions === 'all'
      ? await strapi.service('admin::role').getSuperAdmin()
      : await strapi.service('admin::role').create({ name: email, code: email.replace(/[^a-z]/g, '-') });
    if (actions !== 'all') {
      await strapi.service('admin::role').assignPermissions(role.id, actions.map((action) => ({ action, properties: {}, conditions: [] })));
    }
    await strapi.service('admin::user').create({
      email, firstname: 'Test', password: '${PASSWORD}', isActive: true, roles: [role.id],
    });
  }
`;

/** Signs in to the panel's API and gives back the header that its requests carry. */
export async function signInAsAdmin(app: App, email: string): Promise<{ authorization: string }> {
  const response = await app.post('/admin/login', { email, password: PASSWORD });
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
  const { data } = (await response.json()) as { data: { token: string } };
  return { authorization: `Bearer ${data.token}` };
}
