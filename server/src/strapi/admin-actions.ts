import type { Core } from '@strapi/types';
import { ADMIN_ACTIONS, type AdminAction } from '../../../contracts';

/** As Strapi's role editor shows them. */
const NAMES: Record<AdminAction, string> = {
  'invitations.read': 'See invitations',
  'invitations.create': 'Invite clients',
  'invitations.import': 'Import many at once',
  'invitations.import-for-others': 'Start imports of others',
  'invitations.resend': 'Resend and extend',
  'invitations.revoke': 'Revoke',
  'invitations.set-role': 'Change the role of an existing client',
  'invitations.copy-link': 'Copy a link instead of mailing it',
  'invitations.export': 'Export',
  'links.read': 'See links',
  'links.revoke': 'Revoke',
  'clients.read': 'See clients and their sessions',
  'clients.revoke-sessions': 'End sessions',
  'clients.manage-access': 'End, extend and unblock access',
  'emergency.revoke-all': 'Revoke all links and sessions',
  'audit.read': 'See the log',
  'audit.export': 'Export the log',
  'audit.verify': 'Verify that the log is unaltered',
  'policies.read': 'See policies',
  'policies.manage': 'Add, change and delete policies',
  'settings.read': 'See settings',
  'settings.update': 'Change settings',
  'privacy.export': 'Export what is held about a person',
  'privacy.erase': 'Erase a person',
  'delivery.read': 'See whether mail goes out',
  'delivery.confirm-address': 'Let mail go out from a new address',
};

interface ActionProvider {
  registerMany(actions: Record<string, unknown>[]): Promise<void>;
}

/** Makes the actions known, in a section for each subject. To be awaited before the server listens. */
export async function offerAdminActions(strapi: Core.Strapi): Promise<void> {
  const provider = strapi.service('admin::permission') as unknown as { actionProvider: ActionProvider };
  await provider.actionProvider.registerMany(
    ADMIN_ACTIONS.map((uid) => ({
      section: 'plugins',
      pluginName: 'magic-link',
      subCategory: uid.slice(0, uid.indexOf('.')),
      displayName: NAMES[uid],
      uid,
    })),
  );
}
