export * from './admin-api';
export * from './batches';
export * from './clients';
export * from './error-codes';
export * from './invitations';
export * from './limits';
export * from './public-api';
export * from './reasons';
