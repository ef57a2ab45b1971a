export { createChainStore } from './chain-store';
export { createAuditController } from './controller';
export { createListStore } from './list-store';
export { routes } from './routes';
export { createSealedLog } from './sealed-log';
export { createAudit } from './service';
export { createAuditStore } from './store';
