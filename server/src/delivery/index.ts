export { createComposeMail } from './compose-mail';
export { createOutbox } from './service';
export { createMessageStore } from './store';
export { createWorker } from './worker';
