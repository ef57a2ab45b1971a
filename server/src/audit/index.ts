export { createChainStore } from './chain-store';
export { createAuditController } from './controller';
export { createReadLog } from './read-log';
export { routes } from './routes';
export { createSealEvents } from './seal-events';
export { createAudit } from './service';
export { createAuditStore } from './store';
