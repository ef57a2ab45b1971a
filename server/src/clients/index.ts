export { createActivationController } from './activation-controller';
export { createClientsController } from './controller';
export { createDueStore } from './due-store';
export { createLinkControl } from './link-store';
export { createMilestoneStore } from './milestone-store';
export { activationRoutes, adminRoutes } from './routes';
export { createClients, type Clients } from './service';
export { createAccessStore } from './store';
