import { startApp, type App } from './support/app';
import { change, inject, mend } from './support/faults';

interface Permission {
  id: number;
  action: string;
  code: string;
}

describe('Strapi’s own roles', () => {
  let first: App;
  let app: App;

  beforeAll(async () => {
    first = await startApp({});
    app = first;
    await granted();
  });

  afterAll(async () => {
    await app.stop();
    await first.stop();
  });

  const permissions = async (): Promise<Permission[]> =>
    app
      .database('admin_permissions')
      .join('admin_permissions_role_lnk', 'admin_permissions_role_lnk.permission_id', 'admin_permissions.id')
      .join('admin_roles', 'admin_roles.id', 'admin_permissions_role_lnk.role_id')
      .where('admin_permissions.action', 'like', 'plugin::magic-link.%')
      .whereIn('admin_roles.code', ['strapi-editor', 'strapi-author'])
      .select('admin_permissions.action', 'admin_permissions.id', 'admin_roles.code');

  /** The line in the log comes once they stand. */
  async function granted(): Promise<Permission[]> {
    await untilLogged(/the Editor role may invite/);
    return permissions();
  }

  async function untilLogged(line: RegExp): Promise<void> {
    for (let tries = 0; tries < 150 && !line.test(app.log()); tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  it('Editor may invite and help; neither role may show links, change roles or end everything', async () => {
    const found = await permissions();
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
    const before = await permissions();
    const gone = await app
      .database('admin_permissions')
      .where({ action: 'plugin::magic-link.invitations.export' });
    for (const { id } of gone as { id: number }[]) {
      await app.database('admin_permissions_role_lnk').where({ permission_id: id }).del();
      await app.database('admin_permissions').where({ id }).del();
    }
    await restart();
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(await permissions()).toHaveLength(before.length - 1);
  });

  it('Editor gets all of it at the next start where the database refused a part', async () => {
    await forget();
    const refused = change('admin_permissions_role_lnk', 'INSERT');
    await inject(app.database, refused);
    await restart();
    await untilLogged(/MagicLinkDatabaseError/);
    await mend(app.database, refused);
    expect(await permissions()).toEqual([]);
    await restart();
    expect(await granted()).not.toEqual([]);
  });

  it('Editor gets it once where two instances start together', async () => {
    const once = await permissions();
    await forget();
    await app.kill();
    const [one, other] = await Promise.all([started(), started()]);
    app = one;
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    await other.kill();
    expect(await permissions()).toHaveLength(once.length);
  });

  async function restart(): Promise<void> {
    await app.kill();
    app = await started();
  }

  const started = () => startApp({ directory: first.directory });

  /** As if the plugin had never been started here. */
  async function forget(): Promise<void> {
    const ids = (await permissions()).map(({ id }) => id);
    await app.database('admin_permissions_role_lnk').whereIn('permission_id', ids).del();
    await app.database('admin_permissions').whereIn('id', ids).del();
    await app.database('strapi_core_store_settings').where('key', 'like', '%granted-to-editors').del();
  }
});
