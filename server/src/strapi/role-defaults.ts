import type { Core } from '@strapi/types';
import type { AdminAction } from '../../../contracts';
import type { Database } from './database';

/**
 * What Strapi's Editor may do without being told: invite, help, and end what they began. Nothing that puts them in a
 * client's place or changes roles, and nothing that concerns everybody. Strapi's Author gets nothing: authors see what they
 * made themselves, and our lists show all clients.
 */
const FOR_EDITORS: readonly AdminAction[] = [
  'invitations.read',
  'invitations.create',
  'invitations.import',
  'invitations.resend',
  'invitations.revoke',
  'invitations.export',
  'links.read',
  'links.revoke',
  'clients.read',
  'clients.revoke-sessions',
  'clients.manage-access',
];

const EDITOR = { code: 'strapi-editor' };

interface RoleService {
  addPermissions(roleId: number, permissions: Record<string, unknown>[]): Promise<unknown>;
}

/**
 * Gives them once, wholly or not at all: what a super admin takes away stays away, also after an update that brings more.
 * To be called when the server listens, since Strapi makes its roles after the plugins' bootstrap.
 */
export async function grantToEditors(strapi: Core.Strapi, database: Database): Promise<void> {
  const hasGranted = await database.transaction(async () => {
    // Held until the end: of two instances that start at once, the second finds nothing left to do.
    const editor = await database.run<{ id: number } | undefined>((table) =>
      table('admin_roles').where(EDITOR).forUpdate().first('id'),
    );
    return editor !== undefined && grantWhatIsNew(strapi, editor.id);
  });
  if (!hasGranted) return;
  strapi.log.info(
    'magic-link: the Editor role may invite clients now; Strapi’s role editor shows what it holds.',
  );
}

async function grantWhatIsNew(strapi: Core.Strapi, editorId: number): Promise<boolean> {
  const store = strapi.store({ type: 'plugin', name: 'magic-link', key: 'granted-to-editors' });
  const remembered: unknown = await store.get({});
  const granted: unknown[] = Array.isArray(remembered) ? remembered : [];
  const fresh = FOR_EDITORS.filter((action) => !granted.includes(action));
  if (fresh.length === 0) return false;
  await store.set({ value: [...granted, ...fresh] });
  const permissions = fresh.map((action) => ({ action: `plugin::magic-link.${action}`, subject: null }));
  await (strapi.service('admin::role') as unknown as RoleService).addPermissions(editorId, permissions);
  return true;
}
