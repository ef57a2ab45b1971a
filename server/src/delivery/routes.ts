import { actionId, type AdminAction } from '../domain/admin-action';

/** For a person of the panel who holds this action, and for nobody else. */
const allowing = (action: AdminAction) => ({
  policies: [
    'admin::isAuthenticatedAdmin',
    { name: 'admin::hasPermissions', config: { actions: [actionId(action)] } },
  ],
});

export const routes = {
  type: 'admin',
  routes: [
    {
      method: 'GET',
      path: '/delivery/status',
      handler: 'delivery.status',
      config: allowing('delivery.read'),
    },
    {
      method: 'POST',
      path: '/delivery/confirm-address',
      handler: 'delivery.confirmAddress',
      config: allowing('delivery.confirm-address'),
    },
  ],
} as const;
