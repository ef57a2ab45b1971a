import { allowing } from '../domain/admin-action';

export const routes = {
  type: 'admin',
  routes: [
    { method: 'GET', path: '/policies', handler: 'policies.list', config: allowing('policies.read') },
    { method: 'POST', path: '/policies', handler: 'policies.create', config: allowing('policies.manage') },
    {
      method: 'PUT',
      path: '/policies/:key',
      handler: 'policies.change',
      config: allowing('policies.manage'),
    },
    {
      method: 'DELETE',
      path: '/policies/:key',
      handler: 'policies.remove',
      config: allowing('policies.manage'),
    },
  ],
} as const;
