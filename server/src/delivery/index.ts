export { createComposeMail } from './compose-mail';
export { createDeliveryController } from './controller';
export { createHome } from './home';
export { routes } from './routes';
export { createInvitationLetter } from './invitation-letter';
export { createOutbox } from './service';
export { createMessageStore } from './store';
export { createWorker } from './worker';
