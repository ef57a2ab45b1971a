import type { AdminAction } from '../../../contracts';

/** Of a route for a person of the panel who holds this action, and for nobody else. Made anew: Strapi writes into it. */
export const allowing = (action: AdminAction) => ({
  policies: [
    'admin::isAuthenticatedAdmin',
    { name: 'admin::hasPermissions', config: { actions: [`plugin::magic-link.${action}`] } },
  ],
});
