import type { Core } from '@strapi/types';
import { ADMIN_ACTIONS } from '../domain/admin-action';

interface AdminPermissions {
  actionProvider: { registerMany(actions: readonly AdminActionOffer[]): Promise<void> };
}

interface AdminActionOffer {
  section: 'plugins';
  displayName: string;
  uid: string;
  subCategory: string;
  pluginName: 'magic-link';
}

/** Puts our actions into Strapi's role editor. A super admin holds each, every other role none until somebody ticks it. */
export async function offerAdminActions(strapi: Core.Strapi): Promise<void> {
  const { actionProvider } = strapi.service('admin::permission') as unknown as AdminPermissions;
  await actionProvider.registerMany(
    Object.entries(ADMIN_ACTIONS).map(([uid, displayName]) => ({
      section: 'plugins',
      displayName,
      uid,
      subCategory: uid.split('.')[0] ?? uid,
      pluginName: 'magic-link',
    })),
  );
}
