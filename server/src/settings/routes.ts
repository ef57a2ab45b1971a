import { allowing } from '../domain/admin-action';

export const routes = {
  type: 'admin',
  routes: [
    { method: 'GET', path: '/settings', handler: 'settings.read', config: allowing('settings.read') },
    { method: 'PUT', path: '/settings', handler: 'settings.change', config: allowing('settings.update') },
  ],
} as const;
