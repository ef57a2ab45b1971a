import { startApp, type App } from './support/app';

interface Permission {
  action: string;
  code: string;
}

describe('Strapi’s own roles', () => {
  let app: App;

  beforeAll(async () => {
    app = await startApp({});
  });

  afterAll(() => app.stop());

  const permissions = async (): Promise<Permission[]> =>
    app
      .database('admin_permissions')
      .join('admin_permissions_role_lnk', 'admin_permissions_role_lnk.permission_id', 'admin_permissions.id')
      .join('admin_roles', 'admin_roles.id', 'admin_permissions_role_lnk.role_id')
      .where('admin_permissions.action', 'like', 'plugin::magic-link.%')
      .whereIn('admin_roles.code', ['strapi-editor', 'strapi-author'])
      .select('admin_permissions.action', 'admin_permissions.id', 'admin_roles.code');

  /** The rows are written one by one; the line in the log comes after the last. */
  async function granted(): Promise<Permission[]> {
    for (let tries = 0; tries < 150 && !app.log().includes('the Editor role may invite'); tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return permissions();
  }

  it('Editor may invite and help; neither role may show links, change roles or end everything', async () => {
    const found = await granted();
    const held = found.map(({ code, action }) => `${code} ${action.replace('plugin::magic-link.', '')}`);
    expect(new Set(held).size).toBe(held.length);
    expect(held).toContain('strapi-editor invitations.create');
    expect(held).toContain('strapi-editor clients.manage-access');
    expect(held.filter((each) => each.startsWith('strapi-author'))).toEqual([]);
    for (const action of ['invitations.copy-link', 'invitations.set-role', 'emergency.revoke-all']) {
      expect(held).not.toContain(`strapi-editor ${action}`);
    }
  });

  it('what was taken away from Editor stays away after a restart', async () => {
    const before = await granted();
    const gone = await app
      .database('admin_permissions')
      .where({ action: 'plugin::magic-link.invitations.export' });
    for (const { id } of gone as { id: number }[]) {
      await app.database('admin_permissions_role_lnk').where({ permission_id: id }).del();
      await app.database('admin_permissions').where({ id }).del();
    }
    await app.kill();
    app = await startApp({ directory: app.directory });
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(await permissions()).toHaveLength(before.length - 1);
  });
});
