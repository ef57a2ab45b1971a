import type { AdminAction } from '../../contracts';
import { PLUGIN_ID } from './plugin';

/** As `Page.Protect`, menu links and the server's routes know an action. */
export const permissionFor = (action: AdminAction) => ({
  action: `plugin::${PLUGIN_ID}.${action}`,
  subject: null,
});

/** Who may see any screen sees the menu entry. */
export const ANY_SCREEN = (
  [
    'invitations.read',
    'invitations.import',
    'links.read',
    'clients.read',
    'audit.read',
    'policies.read',
    'settings.read',
  ] as const
).map(permissionFor);
