export { createRetention } from './service';
export { createRecordStore } from './store';
