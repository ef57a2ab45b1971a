import { allowing } from '../domain/admin-action';

/**
 * An action of its own: who may invite one client need not be trusted to write to a thousand in the company's name.
 * Listed before the routes of single invitations, whose `:id` would match as well.
 */
const adminRoute = (method: 'GET' | 'POST', path: string, handler: string) => ({
  method,
  path,
  handler: `admin-batch.${handler}`,
  config: allowing('invitations.import'),
});

export const adminRoutes = {
  type: 'admin',
  routes: [
    adminRoute('POST', '/invitations/preview', 'preview'),
    adminRoute('GET', '/invitations/batches', 'list'),
    adminRoute('POST', '/invitations/batches', 'create'),
    adminRoute('GET', '/invitations/batches/:id', 'findOne'),
    adminRoute('POST', '/invitations/batches/:id/rows', 'addRows'),
    adminRoute('POST', '/invitations/batches/:id/start', 'start'),
    adminRoute('POST', '/invitations/batches/:id/pause', 'pause'),
    adminRoute('POST', '/invitations/batches/:id/cancel', 'cancel'),
    adminRoute('GET', '/invitations/batches/:id/failures.csv', 'failuresCsv'),
  ],
};

/** For servers with an API token and for U&P roles that were granted the action; never for anybody. */
const serverRoute = (method: 'GET' | 'POST', path: string, handler: string) => ({
  method,
  path,
  handler: `batch.${handler}`,
  config: { policies: ['plugin::magic-link.is-known-caller'] },
});

export const serverRoutes = {
  type: 'content-api',
  routes: [
    serverRoute('POST', '/invitations/preview', 'preview'),
    serverRoute('GET', '/invitations/batches', 'list'),
    serverRoute('POST', '/invitations/batches', 'create'),
    serverRoute('GET', '/invitations/batches/:id', 'findOne'),
    serverRoute('POST', '/invitations/batches/:id/rows', 'addRows'),
    serverRoute('POST', '/invitations/batches/:id/start', 'start'),
    serverRoute('POST', '/invitations/batches/:id/pause', 'pause'),
    serverRoute('POST', '/invitations/batches/:id/cancel', 'cancel'),
    serverRoute('GET', '/invitations/batches/:id/failures.csv', 'failuresCsv'),
  ],
};
