import { allowing } from '../domain/admin-action';

export const routes = {
  type: 'admin',
  routes: [
    {
      method: 'POST',
      path: '/privacy/export',
      handler: 'privacy.exportPerson',
      config: allowing('privacy.export'),
    },
    {
      method: 'POST',
      path: '/privacy/erase',
      handler: 'privacy.erasePerson',
      config: allowing('privacy.erase'),
    },
  ],
} as const;
