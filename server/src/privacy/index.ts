export { createPrivacyController } from './controller';
export { createEraseStore } from './erase-store';
export { createImportRowStore } from './import-row-store';
export { createRecordStore as createPersonalRecords } from './record-store';
export { routes } from './routes';
export { createPrivacy } from './service';
export { createTraceStore } from './trace-store';
