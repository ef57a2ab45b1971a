export { createBatchController } from './controller';
export { adminRoutes, serverRoutes } from './routes';
export { createRowStore } from './row-store';
export { createBatches } from './service';
export { createBatchStore } from './store';
