import { allowing } from '../domain/admin-action';

export const routes = {
  type: 'admin',
  routes: [
    { method: 'GET', path: '/audit-events', handler: 'audit.list', config: allowing('audit.read') },
    {
      method: 'GET',
      path: '/audit-events/export',
      handler: 'audit.exportAll',
      config: allowing('audit.export'),
    },
    {
      method: 'GET',
      path: '/audit-events/verify',
      handler: 'audit.verify',
      config: allowing('audit.verify'),
    },
  ],
} as const;
