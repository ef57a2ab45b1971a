import type { Core } from '@strapi/types';
import type { AdminAction } from '../../../contracts';

/**
 * What Strapi's Editor may do without being told: invite, help, and end what they began. Nothing that puts them in a
 * client's place or changes roles, and nothing that concerns everybody. Strapi's Author gets nothing: authors see what they
 * made themselves, and our lists show all clients.
 */
const FOR_EDITORS: readonly AdminAction[] = [
  'invitations.read',
  'invitations.create',
  'invitations.resend',
  'invitations.revoke',
  'invitations.export',
  'links.read',
  'links.revoke',
  'clients.read',
  'clients.revoke-sessions',
  'clients.manage-access',
];

interface RoleService {
  findOne(where: { code: string }): Promise<{ id: number } | null>;
  addPermissions(roleId: number, permissions: Record<string, unknown>[]): Promise<unknown>;
}

/**
 * Gives them once: what a super admin takes away stays away, also after an update that brings more. To be called when the
 * server listens, since Strapi makes its roles after the plugins' bootstrap.
 */
export async function grantToEditors(strapi: Core.Strapi): Promise<void> {
  const store = strapi.store({ type: 'plugin', name: 'magic-link', key: 'granted-to-editors' });
  const remembered: unknown = await store.get({});
  const granted: unknown[] = Array.isArray(remembered) ? remembered : [];
  const fresh = FOR_EDITORS.filter((action) => !granted.includes(action));
  if (fresh.length === 0) return;
  const roles = strapi.service('admin::role') as unknown as RoleService;
  const editor = await roles.findOne({ code: 'strapi-editor' });
  // Remembered first: of two instances that start at once, one may find nothing to do, and none does it twice.
  await store.set({ value: [...granted, ...fresh] });
  if (!editor) return;
  const permissions = fresh.map((action) => ({ action: `plugin::magic-link.${action}`, subject: null }));
  await roles.addPermissions(editor.id, permissions);
  strapi.log.info(
    'magic-link: the Editor role may invite clients now; Strapi’s role editor shows what it holds.',
  );
}
