export { createAudit } from './service';
export { createAuditStore } from './store';
