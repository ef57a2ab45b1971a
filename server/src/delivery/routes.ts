import { allowing } from '../domain/admin-action';

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
