import type { Core } from '@strapi/types';
import { ADMIN_ACTIONS, type AdminAction } from '../../../contracts';

const DISPLAY_NAMES: Record<AdminAction, string> = {
  'invitations.read': 'See invitations',
  'invitations.create': 'Invite clients',
  'invitations.resend': 'Resend and extend invitations',
  'invitations.revoke': 'Revoke invitations',
  'invitations.set-role': 'Change the role of clients who have an account',
  'invitations.copy-link': 'Copy an invitation’s link',
  'invitations.export': 'Export invitations',
  'links.read': 'See links',
  'links.revoke': 'Revoke links',
  'clients.read': 'See clients',
  'clients.revoke-sessions': 'Sign clients out',
  'clients.manage-access': 'End and extend access',
  'emergency.revoke-all': 'Revoke all links and sessions',
};

interface PermissionService {
  actionProvider: { registerMany(actions: Record<string, string>[]): Promise<void> };
}

/**
 * What Strapi's role editor shows. No role but Super Admin gets any of them by itself: who may invite strangers is for the
 * team to say, and Strapi grants nothing to its own Editor and Author after the first start either.
 */
export async function registerActions(strapi: Core.Strapi): Promise<void> {
  const { actionProvider } = strapi.service('admin::permission') as unknown as PermissionService;
  await actionProvider.registerMany(
    ADMIN_ACTIONS.map((uid) => ({
      uid,
      section: 'plugins',
      displayName: DISPLAY_NAMES[uid],
      pluginName: 'magic-link',
      subCategory: uid.slice(0, uid.indexOf('.')),
    })),
  );
}
