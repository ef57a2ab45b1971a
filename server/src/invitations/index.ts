export { createInvitationController } from './controller';
export { createDoor } from './door';
export { adminInviter, callingInviter, isKnownCaller } from './inviter-controller';
export { adminRoutes, serverRoutes } from './routes';
export { createInvitations, type Invitations } from './service';
export { createInvitationStore } from './store';
export { parseInvitation } from './validation';
