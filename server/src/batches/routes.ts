import { allowing } from '../domain/admin-action';

/** Listed before the routes of single invitations, whose `:id` would match as well. */
const ROUTES = [
  ['POST', '/invitations/preview', 'preview'],
  ['GET', '/invitations/batches', 'list'],
  ['POST', '/invitations/batches', 'create'],
  ['GET', '/invitations/batches/:id', 'findOne'],
  ['POST', '/invitations/batches/:id/rows', 'addRows'],
  ['POST', '/invitations/batches/:id/start', 'start'],
  ['POST', '/invitations/batches/:id/pause', 'pause'],
  ['POST', '/invitations/batches/:id/cancel', 'cancel'],
  ['GET', '/invitations/batches/:id/failures.csv', 'failuresCsv'],
] as const;

/** One story, two ways in. */
const routesOf = <Config>(controller: string, config: () => Config) =>
  ROUTES.map(([method, path, handler]) => ({
    method,
    path,
    handler: `${controller}.${handler}`,
    config: config(),
  }));

/** An action of its own: who may invite one client need not be trusted to write to a thousand in the company's name. */
export const adminRoutes = {
  type: 'admin',
  routes: routesOf('admin-batch', () => allowing('invitations.import')),
};

/** For servers with an API token and for U&P roles that were granted the action; never for anybody. */
export const serverRoutes = {
  type: 'content-api',
  routes: routesOf('batch', () => ({ policies: ['plugin::magic-link.is-known-caller'] })),
};
