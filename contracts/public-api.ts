import type { ErrorCode } from './error-codes';

/** Bodies of the public routes under `/api/magic-link`. Times are ISO 8601 UTC. */

export interface RequestLinkBody {
  email: string;
  /** Relative to the portal, or an address that the allow-list matches. Given back by `/verify`. */
  redirectTo?: string;
  /** BCP 47 tag of the reader's language. */
  locale?: string;
  /** PKCE (RFC 7636): once given, every proof needs the matching `codeVerifier`. */
  codeChallenge?: string;
  codeChallengeMethod?: 'S256';
}

export interface RequestLinkResult {
  requestId: string;
  expiresAt: string;
  resendAfterSeconds: number;
}

/** Exactly one proof. */
export type VerifyBody = ({ token: string } | { handoff: string } | { requestId: string; code: string }) & {
  /** Goes with the `codeChallenge` of the request. */
  codeVerifier?: string;
  /** As Users & Permissions takes it: names the device that the session belongs to. */
  deviceId?: string;
};

/** A Users & Permissions user as `POST /api/auth/local` shows it. */
export interface PortalUser {
  id: number;
  documentId: string;
  username: string;
  email: string;
  [attribute: string]: unknown;
}

export interface VerifyResult {
  jwt: string;
  /** In U&P's refresh mode, unless it travels as an HttpOnly cookie. */
  refreshToken?: string;
  user: PortalUser;
  /** What the request asked for, or null. Navigate to it yourself; the server never does. */
  redirectTo: string | null;
  /** When the link was an invitation's. */
  invitation?: {
    documentId: string;
    policy: string;
    /** Guest access: when it ends by itself. */
    accessEndsAt: string | null;
    /** As whoever invited gave it. */
    metadata: Record<string, unknown> | null;
  };
}

/** `POST /activate`, by a signed-in client. */
export interface ActivateBody {
  /** One of `invitations.milestones`; the first of them by default. */
  milestone?: string;
}

export interface ActivationResult {
  milestone: string;
  /** When it was reached for the first time. */
  activatedAt: string;
}

/** `error.details.code` of `POST /activate`. */
export type ActivationErrorCode = 'unknown_milestone';

export interface ErrorBody {
  data: null;
  error: {
    status: number;
    name: string;
    message: string;
    details: { code?: ErrorCode; retryAfterSeconds?: number } & Record<string, unknown>;
  };
}
