export { createMagicLinkClient } from './magic-link-client';
export { arrivalKind } from './arrival';
export type { CodeVerifierStorage } from './code-verifier';
export type { MagicLinkClient, MagicLinkClientOptions } from './magic-link-client';
export type { CompletedSignIn, EndedSession, MagicLinkSession, RequestedLink } from './results';
export type { MagicLinkError, MagicLinkErrorCode, Outcome } from './outcomes';
export type { PortalUser } from '../contracts';
