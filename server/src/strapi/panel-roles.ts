import type { Database } from './database';

/** The codes of the panel's roles, such as `strapi-editor`. */
export function panelRolesOf(database: Database): () => Promise<string[]> {
  return async () => {
    const roles = await database.run<{ code: string }[]>((table) => table('admin_roles').select('code'));
    return roles.map(({ code }) => code);
  };
}
