import type { MagicLinkSession } from 'strapi-plugin-magic-link/client';

import { createBrowserStore } from './browser-store';

/** A mail that is on its way: what "check your mail" needs, also after a reload. */
export interface PendingRequest {
  email: string;
  requestId: string;
  /** Epoch milliseconds from which another mail may be asked for. */
  resendAt: number;
  redirectTo?: string;
}

export const sessionStore = createBrowserStore('northwind.session', isSession);
export const pendingStore = createBrowserStore('northwind.pending', isPending);

function isSession(value: unknown): value is MagicLinkSession {
  const candidate = value as Partial<MagicLinkSession> | null | undefined;
  return typeof candidate?.jwt === 'string' && typeof candidate.user?.email === 'string';
}

function isPending(value: unknown): value is PendingRequest {
  const candidate = value as Partial<PendingRequest> | null | undefined;
  return (
    typeof candidate?.email === 'string' &&
    typeof candidate.requestId === 'string' &&
    typeof candidate.resendAt === 'number'
  );
}
