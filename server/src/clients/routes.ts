import type { AdminAction } from '../../../contracts';
import type { Context } from 'koa';
import { allowing } from '../domain/admin-action';

const route = (method: 'GET' | 'POST', path: string, handler: string, action: AdminAction) => ({
  method,
  path,
  handler,
  config: allowing(action),
});

export const adminRoutes = {
  type: 'admin',
  routes: [
    route('GET', '/clients', 'clients.list', 'clients.read'),
    route('GET', '/clients/:id/sessions', 'clients.sessions', 'clients.read'),
    route('POST', '/clients/:id/revoke-sessions', 'clients.revokeSessions', 'clients.revoke-sessions'),
    route('POST', '/clients/:id/end-access', 'clients.endAccess', 'clients.manage-access'),
    route('POST', '/clients/:id/extend-access', 'clients.extendAccess', 'clients.manage-access'),
    route('POST', '/clients/:id/unblock', 'clients.unblock', 'clients.manage-access'),
    route('GET', '/recipients', 'clients.listRecipients', 'clients.read'),
    route('GET', '/links', 'clients.listLinks', 'links.read'),
    route('POST', '/links/:id/revoke', 'clients.revokeLink', 'links.revoke'),
    route('POST', '/emergency/revoke-all', 'clients.revokeAll', 'emergency.revoke-all'),
  ],
};

/**
 * A handler by name would ask for a permission of that name, which somebody had to grant. A function asks for none: then
 * Strapi lets in whoever is signed in, by its own rules, and nobody else.
 */
export const activationRoutes = (activate: (ctx: Context) => Promise<void>) => ({
  type: 'content-api',
  routes: [{ method: 'POST', path: '/activate', handler: activate, config: {} }],
});
